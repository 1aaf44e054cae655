"""Lines that list the levels of the scale below each competency: 'Basic / Intermediate / Advanced', one underlined.

Such a line is no name and no group. Its typeface tells the required level where the document says so.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, PlainFinding, PlainLevelRef, PlainModel, Unused, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.front_titles import NAMES_A_DOCUMENT
from models_app.exchange.labels import Section, names_level, rank_alone, section_of
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.stated_levels import same_level
from models_app.exchange.typeface_sentences import Said, said_typefaces

MEANING = "Line of the levels"
OUTSIDE = "A line of levels above the first competency, or of levels that the document does not describe"
BETWEEN = re.compile(r"\s*[/|,]\s*|\s{2,}")
LABELLED = re.compile(r"\s*(?P<label>[^:\t]{1,40}?)\s*:\s*")
LEAST = 2  # lines with the same levels; one alone may explain the scale
LEAST_FIGURES = 3  # '1 / 2 / 3' are levels, '1 / 2' may be anything
TYPED = {"**": "bold", "__": "underline", "*": "italic"}


@dataclass(frozen=True)
class LevelLine:
    """One such line: its labels in their order, and the typefaces of each that not all of them carry."""

    line: Words
    labels: tuple[str, ...]
    faces: tuple[frozenset[str], ...]

    def marked(self, said: frozenset[str]) -> list[str]:
        """The labels that one of these typefaces sets apart."""
        return [label for label, faces in zip(self.labels, self.faces, strict=True) if faces & said]


def level_lines_apart(lines: list[Words]) -> tuple[list[Words], list[LevelLine]]:
    """The lines without those of levels that come back, and these."""
    found = {n: one for n, line in enumerate(lines) if (one := _level_line(line))}
    counts = Counter(_key(one) for one in found.values())
    found = {n: one for n, one in found.items() if counts[_key(one)] >= LEAST}
    return [line for n, line in enumerate(lines) if n not in found], list(found.values())


def _key(one: LevelLine) -> tuple[str, ...]:
    return tuple(map(folded, one.labels))


def _level_line(line: Words) -> LevelLine | None:
    """A line that is nothing but labels of levels; behind the label of levels only where one of them stands out."""
    head = LABELLED.match(line.text)
    start = head.end() if head else 0
    if "\t" in line.text or (head and section_of(head["label"]) not in (Section.LEVELS, Section.REQUIRED)):
        return None
    spans = list(_spans(line.text, start))
    labels = tuple(without_typeface(line.text[a:b]).strip(" _") for a, b in spans)
    if not _are_levels(labels):
        return None
    faces = [_faces(line, a, b) for a, b in spans]
    counts = Counter(face for found in faces for face in found)
    rare = frozenset(face for face, count in counts.items() if count < len(spans))
    apart = tuple(found & rare for found in faces)
    return LevelLine(line, labels, apart) if not head or any(apart) else None


def _spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in BETWEEN.finditer(text, start):
        yield start, match.start()
        start = match.end()
    yield start, len(text.rstrip())


def _are_levels(labels: tuple[str, ...]) -> bool:
    if len(labels) < LEAST or len({*map(folded, labels)}) < len(labels):
        return False
    if all(label.isdigit() for label in labels):
        counts = [int(label) for label in labels]
        return len(labels) >= LEAST_FIGURES and counts == list(range(counts[0], counts[0] + len(counts)))
    return all(names_level(label) or (rank_alone(label) and not label.isdigit()) for label in labels)


def _faces(line: Words, start: int, end: int) -> frozenset[str]:
    """The typefaces of a whole label, by the file or typed around it."""
    told = {mark.typeface for mark in line.marks if mark.start <= start and mark.end >= end}
    typed = next((face for sign, face in TYPED.items() if line.text[start:end].startswith(sign)), None)
    return frozenset(told | {typed} if typed else told)


def with_level_lines(model: PlainModel, found: list[LevelLine], words: list[Words]) -> PlainModel:
    """The model with the levels of these lines, where it describes none, and the required ones that they mark."""
    if not found:
        return model
    own = tuple(one.text for one in model.level_labels)
    labels = own or found[0].labels
    used = [
        (place, one)
        for place, one in zip(_places(model, found), found, strict=True)
        if place is not None and all(same_level(label, list(labels)) for label in one.labels)
    ]
    kept = [one for _, one in used]
    if not kept:
        return replace(model, unused=(*model.unused, *_unused(found, kept)))
    model = replace(
        model,
        level_labels=model.level_labels or tuple(Words(label, kept[0].line.lines) for label in labels),
        frame=(*model.frame, *(Frame(one.line.text, one.line.lines, MEANING) for one in kept)),
        unused=(*model.unused, *_unused(found, kept)),
        findings=(*model.findings, *([] if own else [_taken(kept)])),
    )
    return _required(model, used, list(labels), _said(model, kept, words))


def _unused(found: list[LevelLine], kept: list[LevelLine]) -> list[Unused]:
    lines = {one.line.lines for one in kept}
    return [Unused(one.line.lines, OUTSIDE, one.line.text) for one in found if one.line.lines not in lines]


def _places(model: PlainModel, found: list[LevelLine]) -> list[int | None]:
    """The competency that begins last above each line."""
    starts = {min(c.lines): n for n, c in enumerate(model.competencies) if c.lines}
    ordered = sorted(starts)
    above = (bisect_left(ordered, one.line.lines[0]) for one in found)
    return [starts[ordered[n - 1]] if n else None for n in above]


def _taken(kept: list[LevelLine]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Levels were taken from lines that list them",
        f"'{without_typeface(kept[0].line.text)[:200]}' comes back below competencies, and the document describes no "
        "levels. Its words were taken as the levels of the document, in their order.",
        joined_lines(*(one.line.lines for one in kept)),
    )


def _said(model: PlainModel, kept: list[LevelLine], words: list[Words]) -> Said:
    title = model.title.text
    said = said_typefaces(words, [model.job.title, "" if NAMES_A_DOCUMENT.search(title) else title])
    single = all(len(one.marked(said.faces)) == 1 for one in kept)
    return said if single or not said.bare else Said()


def _required(
    model: PlainModel, used: list[tuple[int, LevelLine]], labels: list[str], said: Said
) -> PlainModel:
    rows = list(model.competencies)
    asked: list[tuple[int, LevelLine]] = []
    contradicted = _contradicted(used, said.faces)
    for place, one in used:
        marked = [] if place in contradicted else one.marked(said.faces)
        level = same_level(marked[0], labels) if len(marked) == 1 and not said.together else None
        if level is None or rows[place].required_level:
            same = level and rows[place].required_level == PlainLevelRef(level)
            asked += [] if same or not any(one.faces) else [(place, one)]
            continue
        rows[place] = replace(
            rows[place],
            required_level=PlainLevelRef(level),
            required_level_reason=f"The document lists the levels below it, marks '{marked[0]}' by its typeface and "
            "says that this marks the required level.",
            required_level_evidence=f"Lines {said.lines[0]} and {one.line.lines[0]} of the document",
        )
    findings = (*model.findings, *([_asks(model, asked)] if asked else []))
    return replace(model, competencies=tuple(rows), findings=findings)


def _contradicted(used: list[tuple[int, LevelLine]], faces: frozenset[str]) -> set[int]:
    """The competencies below which two lines mark different levels."""
    marked: dict[int, set[str]] = {}
    for place, one in used:
        marked.setdefault(place, set()).update(map(folded, one.marked(faces)))
    return {place for place, labels in marked.items() if len(labels) > 1}


def _asks(model: PlainModel, asked: list[tuple[int, LevelLine]]) -> PlainFinding:
    every = frozenset(TYPED.values())
    named = "; ".join(
        f"{model.competencies[place].name}: " + ", ".join(f"'{label}'" for label in one.marked(every))
        for place, one in asked
    )
    return PlainFinding(
        FindingKind.LAYOUT,
        "Some levels stand out by their typeface on lines of levels",
        f"{named}. It does not follow from the document that just one of them is the required level, or its words "
        "state another one. If they are the required levels, settle them so; none was set by the typeface.",
        joined_lines(*(one.line.lines for _, one in asked)),
    )
