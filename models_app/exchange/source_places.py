"""Which lines of the source document a text stands on, carried along in files that people edit.

An entry is '12-14, 22 [3fa9c0d1a2b4]': the lines, and a fingerprint of the text. A text that was changed since has
another fingerprint, so that it has no place any more; one that only moved keeps its place.
"""

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from models_app.calculations.places import format_lines, join_lines, parse_lines
from models_app.calculations.plain import (
    PlainArea,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainStandard,
    Words,
)

Lines = tuple[int, ...]
ENTRY = re.compile(r"(?P<lines>[1-9][0-9]*(?:[ ,–-]+[1-9][0-9]*)*) \[(?P<mark>[0-9a-f]{12})\]", re.ASCII)
CHANGED = "The text was changed or is gone, so that its place in the source document does not hold"
NO_PLACE = "It names no lines of the source document"
TEXTS: dict[type, tuple[str, ...]] = {
    Words: ("text",),
    PlainJob: ("title", "code", "grade", "organization", "job_family", "series"),
    PlainPart: ("kind", "heading", "paragraphs"),
    PlainStandard: ("label", "text"),
    PlainArea: ("heading", "text"),
    PlainLevel: ("label", "definition"),
    PlainRequirement: ("education", "experience", "experience_years", "substitution", "further_years"),
    PlainFinding: ("kind", "title", "detail"),
}


def owner_of(row: PlainCompetency) -> str:
    """Whose a text is: the competency's identifier, which stays when its name changes; else its name."""
    return row.slug or row.name


def mark_of(what: str, owner: str, *texts: Any) -> str:
    """The fingerprint of a text; blanks and line breaks don't count, as a file may set them otherwise."""
    told = [[" ".join(str(text).split()) for text in _listed(one)] for one in texts]
    return hashlib.sha256(json.dumps([what, owner, told]).encode()).hexdigest()[:12]


def _listed(text: Any) -> Iterable[Any]:
    if text is None:
        return ()
    return text if isinstance(text, tuple) else (text,)


def mark_of_row(what: str, owner: str, row: Any) -> str:
    """The fingerprint of a row that holds one text."""
    return mark_of(what, owner, *(getattr(row, name) for name in TEXTS[type(row)]))


def block_mark(row: PlainCompetency) -> str:
    """Of a competency as a whole: its number and name."""
    return mark_of("competency", owner_of(row), row.number, row.family, row.variant)


def definition_mark(row: PlainCompetency) -> str:
    """Of its definition."""
    return mark_of("definition", owner_of(row), row.definition)


def entry(lines: Lines, mark: str) -> str:
    """The entry of a text; empty for one without a place."""
    return f"{format_lines(join_lines(lines))} [{mark}]" if lines else ""


Place = Callable[[str, Lines], Lines]


def with_places(model: PlainModel, place: Place) -> PlainModel:
    """The same model with other lines: `place` is asked about each text by its fingerprint and the lines it has."""

    def put(what: str, owner: str, row: Any) -> Any:
        return replace(row, lines=place(mark_of_row(what, owner, row), row.lines))

    def all_of(what: str, owner: str, rows: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(put(what, owner, row) for row in rows)

    return replace(
        model,
        title=put("title", "", model.title),
        job=put("job", "", model.job),
        parts=all_of("part", "", model.parts),
        groups=all_of("group", "", model.groups),
        level_labels=all_of("label", "", model.level_labels),
        scales=tuple(replace(one, levels=all_of("level", one.code, one.levels)) for one in model.scales),
        requirement=put("requirement", "", model.requirement) if model.requirement else None,
        competencies=tuple(_with_places(row, place, all_of) for row in model.competencies),
        findings=tuple(put("finding", finding_owner(model, row), row) for row in model.findings),
    )


def finding_owner(model: PlainModel, finding: PlainFinding) -> str:
    """Whose a finding is; empty for one about the model."""
    return "" if finding.competency is None else owner_of(model.competencies[finding.competency])


def _with_places(row: PlainCompetency, place: Place, all_of: Callable[..., Any]) -> PlainCompetency:
    owner = owner_of(row)
    return replace(
        row,
        lines=place(block_mark(row), row.lines),
        definition_lines=place(definition_mark(row), row.definition_lines),
        **{name: all_of(name, owner, getattr(row, name)) for name in KINDS},
    )


KINDS = ("levels", "indicators", "standards", "areas")


def entries_of(model: PlainModel) -> list[str]:
    """The entries of all texts that have a place, in the order of the model."""
    found: list[str] = []

    def note(mark: str, lines: Lines) -> Lines:
        found.append(entry(lines, mark))
        return lines

    with_places(model, note)
    return [text for text in found if text]


class Carried:
    """The entries of a file, and which of them hold for the model in it."""

    def __init__(self, source: str) -> None:
        self._last = source.count("\n") + 1
        self._lines: dict[str, list[Lines]] = defaultdict(list)
        self._held: dict[str, list[Lines]] = {}

    def take(self, text: str) -> str:
        """Take an entry; its fingerprint, or nothing where it is none that names lines of the source document."""
        match = ENTRY.fullmatch(text.strip())
        lines = self._numbers(match["lines"]) if match else ()
        if match is None or not lines:
            return ""
        self._lines[match["mark"]].append(lines)
        return match["mark"]

    def _numbers(self, text: str) -> Lines:
        try:
            ranges = parse_lines(text)
        except ValueError:
            return ()
        if any(last > self._last for _, last in ranges):
            return ()
        return tuple(n for first, last in ranges for n in range(first, last + 1))

    def holds(self, mark: str) -> bool:
        """Whether a text of the model has this fingerprint; ask after `placed`."""
        return mark in self._held

    def placed(self, model: PlainModel) -> PlainModel:
        """The model with the places that hold. Equal texts of one owner have them in their order.

        Where one of several equal texts is gone and they stood on different lines, nobody can tell which: none has one.
        """
        count: Counter[str] = Counter()

        def note(mark: str, lines: Lines) -> Lines:
            count[mark] += 1
            return lines

        with_places(model, note)
        self._held = {}
        for mark, lines in self._lines.items():
            if count[mark] == len(lines):
                self._held[mark] = list(lines)
            elif count[mark] and len(set(lines)) == 1:
                self._held[mark] = lines[:1] * count[mark]
        waiting = {mark: iter(lines) for mark, lines in self._held.items()}
        return with_places(model, lambda mark, _: next(waiting[mark]) if mark in waiting else ())
