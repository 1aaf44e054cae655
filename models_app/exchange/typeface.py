"""Levels that stand out by their typeface. They are the required ones only where the document itself says so."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainLevelRef,
    PlainModel,
    PlainStandard,
    Words,
)
from models_app.choices import FindingKind
from models_app.exchange.contradicted_levels import against_marks, states_unknown_level, without_contradicted
from models_app.exchange.front_titles import NAMES_A_DOCUMENT
from models_app.exchange.lines import joined_lines
from models_app.exchange.marked_texts import marked_texts
from models_app.exchange.typeface_labels import Found, marked_labels
from models_app.exchange.typeface_sentences import Said, said_typefaces, speaks_of_typeface

NAMES = {"italic": "italics", "bold": "bold", "underline": "underlined"}
TELLS_TYPEFACE = "The file tells typefaces"  # meaning of a piece of framework without words: nothing was lost
MOST = 0.5  # share of a level's letters that must carry the typeface


def with_marked_levels(model: PlainModel, words: list[Words]) -> PlainModel:
    """The model with the required levels that its document marks, and findings for marks that it does not explain."""
    by_line = {n: passage for passage in words for n in passage.lines if passage.marks}
    if not by_line:
        return model
    said = said_typefaces(words, _own_names(model))
    if said.bare and not _one_each(model, by_line, said):
        said = Said()
    place = said.lines
    if said.faces:
        model = replace(model, frame=(*model.frame, Frame("", place, TELLS_TYPEFACE)))
    standing_out = {
        n: found
        for n, competency in enumerate(model.competencies)
        if competency.levels and (found := _standing_out(competency, by_line, said))
    }
    labelled = marked_labels(model, by_line, said, standing_out) if said.faces else {}
    standing_out |= labelled
    doubtful = marked_texts(model, words, said, standing_out)
    model = replace(model, findings=(*model.findings, *doubtful))
    if not standing_out:
        return model
    if not said.faces:
        return replace(model, findings=(*model.findings, _unexplained(model, standing_out, words)))
    marked = {n: [level.label for level, _ in found] for n, found in standing_out.items()}
    against = against_marks(model, marked)
    undoubted = {
        n: found
        for n, found in standing_out.items()
        if n not in against and not states_unknown_level(model, n)
    }
    model = without_contradicted(model, marked, place)
    competencies = tuple(
        _required(competency, undoubted.get(n, []), place, "its label" if n in labelled else "it")
        for n, competency in enumerate(model.competencies)
    )
    doubts = tuple(_several(model, undoubted))
    return replace(model, competencies=competencies, findings=(*model.findings, *doubts))


def _one_each(model: PlainModel, by_line: dict[int, Words], said: Said) -> bool:
    """Whether exactly one level of every competency carries the typeface: then 'Bold = required' speaks of levels."""
    found = [_standing_out(competency, by_line, said) for competency in model.competencies]
    return len(found) > 1 and all(len(levels) == 1 for levels in found)


def _own_names(model: PlainModel) -> list[str]:
    """What the document calls its job class: as it says, or by a title that names no document."""
    title = model.title.text
    return [model.job.title, "" if NAMES_A_DOCUMENT.search(title) else title]


def _standing_out(competency: PlainCompetency, by_line: dict[int, Words], said: Said) -> Found:
    """The levels with a typeface that not all levels of this competency have."""
    faces = said.faces or frozenset(NAMES)
    faces_of = [(level, _faces(level, by_line) & faces) for level in competency.levels]
    if said.together:
        occurring = faces & {mark.typeface for passage in by_line.values() for mark in passage.marks}
        faces_of = [(level, found if found == occurring else frozenset()) for level, found in faces_of]
    counts = Counter(face for _, found in faces_of for face in found)
    rare = {face for face, count in counts.items() if count < len(faces_of)}
    return [(level, sorted(found & rare)) for level, found in faces_of if found & rare]


def _faces(level: PlainStandard, by_line: dict[int, Words]) -> frozenset[str]:
    """The typefaces that most of the level's text is printed in."""
    letters: Counter[str] = Counter()
    total = 0
    for line in level.lines:
        if not (passage := by_line.get(line)):
            continue
        start, end = _span(level.text, passage.text)
        total += end - start
        for mark in passage.marks:
            letters[mark.typeface] += max(0, min(mark.end, end) - max(mark.start, start))
    return frozenset(face for face, count in letters.items() if total and count / total >= MOST)


def _span(text: str, passage: str) -> tuple[int, int]:
    """Where the text stands in the passage; for a joined text, the cell that it begins or ends with."""
    start = passage.find(text)
    if start >= 0:
        return start, start + len(text)
    at = 0
    for cell in passage.split("\t"):
        if cell and (text.startswith(cell) or text.endswith(cell)):
            return at, at + len(cell)
        at += len(cell) + 1
    return 0, 0


def _required(
    competency: PlainCompetency, found: Found, place: tuple[int, ...], what: str
) -> PlainCompetency:
    if len(found) != 1 or competency.required_level:
        return competency
    level, faces = found[0]
    return replace(
        competency,
        required_level=PlainLevelRef(level.label),
        required_level_reason=f"The document prints {what} {_in_words(faces)} and says that this marks the required "
        "level.",
        required_level_evidence=f"Lines {place[0]} and {level.lines[0]} of the document",
    )


def _in_words(faces: list[str]) -> str:
    named = [NAMES[face] for face in faces]
    return " and ".join(named) if named[0] == "underlined" else f"in {' and '.join(named)}"


def _several(model: PlainModel, standing_out: dict[int, Found]) -> Iterator[PlainFinding]:
    for n, found in standing_out.items():
        if len(found) > 1:
            labels = " and ".join(f"'{level.label}'" for level, _ in found)
            yield PlainFinding(
                FindingKind.LAYOUT,
                f"More than one level of {model.competencies[n].name} is marked",
                f"The document marks the required level by typeface, and {labels} both carry it. None was set.",
                tuple(line for level, _ in found for line in level.lines),
                n,
            )


def _unexplained(model: PlainModel, standing_out: dict[int, Found], words: list[Words]) -> PlainFinding:
    spoken = next((line for line in words if speaks_of_typeface(line.text)), None)
    named = "; ".join(
        f"{model.competencies[n].name}: "
        + ", ".join(f"'{level.label}' {_in_words(faces)}" for level, faces in found)
        for n, found in standing_out.items()
    )
    return PlainFinding(
        FindingKind.LAYOUT,
        "Some levels stand out by their typeface",
        f"The document prints single levels unlike the others{_meaning(spoken)}. {named}. If they are "
        "the required levels, settle them so; none was set.",
        joined_lines(
            spoken.lines if spoken else (),
            *(level.lines for found in standing_out.values() for level, _ in found),
        ),
    )


def _meaning(spoken: Words | None) -> str:
    if spoken is None:
        return " and does not say what that means"
    return f". It says '{spoken.text.strip()}', from which the portal can't tell that a level is the required one"
