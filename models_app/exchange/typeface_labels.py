"""Labels of levels that fill a cell in the typeface of the required level, where no text of the competency carries it.

In front of a text on its line a label may be printed apart for its own sake, so that its typeface says nothing there.
"""

from collections import Counter
from collections.abc import Mapping

from models_app.calculations.plain import PlainCompetency, PlainModel, PlainStandard, Words
from models_app.exchange.typeface_sentences import Said

Found = list[tuple[PlainStandard, list[str]]]


def marked_labels(
    model: PlainModel, by_line: Mapping[int, Words], said: Said, but: Mapping[int, Found]
) -> dict[int, Found]:
    """The levels whose label alone is marked, by competency, `but` those with marked texts.

    Nothing where the first label is marked in each of several competencies: a first column may be printed so.
    """
    found = {
        n: labels
        for n, competency in enumerate(model.competencies)
        if n not in but and competency.levels and (labels := _marked(competency, by_line, said))
    }
    first = [model.competencies[n].levels[0] for n in found]
    always_first = len(found) > 1 and all(
        level is head for labels, head in zip(found.values(), first, strict=True) for level, _ in labels
    )
    return {} if always_first else found


def _marked(competency: PlainCompetency, by_line: Mapping[int, Words], said: Said) -> Found:
    """The levels whose label carries a typeface that not all labels of the competency carry."""
    faces = [(level, _faces(level, by_line) & said.faces) for level in competency.levels]
    if said.together:
        faces = [(level, found if found == said.faces else frozenset()) for level, found in faces]
    counts = Counter(face for _, found in faces for face in found)
    rare = {face for face, count in counts.items() if count < len(faces)}
    return [(level, sorted(found & rare)) for level, found in faces if found & rare]


def _faces(level: PlainStandard, by_line: Mapping[int, Words]) -> frozenset[str]:
    """The typefaces that the whole label is printed in, where it stands."""
    for line in level.lines:
        passage = by_line.get(line)
        if passage and (span := _span(level.label, passage.text)):
            start, end = span
            return frozenset(
                mark.typeface for mark in passage.marks if mark.start <= start and mark.end >= end
            )
    return frozenset()


def _span(label: str, passage: str) -> tuple[int, int] | None:
    """Where the label fills a cell of a row; None where none or two of them say it."""
    spans, at = [], 0
    for cell in passage.split("\t"):
        if cell.strip().rstrip(" :") == label:
            start = at + len(cell) - len(cell.lstrip())
            spans.append((start, start + len(label)))
        at += len(cell) + 1
    return spans[0] if len(spans) == 1 and "\t" in passage else None
