"""Writes a model as a workbook: a sheet each for document, competencies, levels, indicators and links."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from competency_portal.exchange.writing import Cell, Sheet, write_xlsx
from models_app.calculations.plain import PlainModel
from models_app.exchange.plain_json import to_json
from models_app.exchange.source_places import (
    block_mark,
    definition_mark,
    entry,
    finding_owner,
    mark_of_row,
    owner_of,
)
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.cells import cell, pieces

Row = tuple[Cell, ...]


def write(plain: PlainModel) -> bytes:
    """The workbook. Everything comes back (`reading`), with places in the source document where that comes along."""
    writer = _Writer(plain)
    rows: dict[str, Iterable[Row]] = {
        "Document": writer.document(),
        "Competencies": writer.competencies(),
        "Levels": writer.levels(),
        "Indicators": writer.indicators(),
        "Links": _links(plain),
    }
    return write_xlsx(
        [
            Sheet(name, (*columns, *layout.PLACES[name]), list(rows[name]))
            for name, columns in layout.SHEETS.items()
        ]
    )


class _Writer:
    """One workbook while it is written."""

    def __init__(self, plain: PlainModel) -> None:
        self.plain = plain

    def document(self) -> Iterator[Row]:
        plain = self.plain
        yield ("file", None, "format", layout.FORMAT, None)
        yield ("file", None, "version", layout.VERSION, None)
        title = self._place("title", "", plain.title)
        yield from _record("model", None, {"title": plain.title.text, "slug": plain.slug}, title)
        for name, member in layout.SINGLE.items():
            row = getattr(plain, member)
            if row is not None:
                yield from self._record(name, None, row)
        for name, member in layout.SEVERAL.items():
            for n, row in enumerate(getattr(plain, member), 1):
                yield from self._record(name, n, row)

    def competencies(self) -> Iterator[Row]:
        for n, row in enumerate(self.plain.competencies, 1):
            values = (getattr(row, name) for name in layout.COMPETENCIES.values() if name != "place")
            yield (
                n,
                *map(_cell, values),
                self._entry(row.lines, block_mark(row)),
                self._entry(row.definition_lines, definition_mark(row)),
            )

    def levels(self) -> Iterator[Row]:
        for scale in self.plain.scales:
            for level in scale.levels:
                place = self._place("level", scale.code, level)
                yield (scale.code, cell(level.label), level.value, None, None, _cell(level.definition), place)
        for n, row in enumerate(self.plain.competencies, 1):
            for text in row.levels:
                place = self._place("levels", owner_of(row), text)
                yield (row.scale, cell(text.label), None, n, cell(row.name), cell(text.text), place)

    def indicators(self) -> Iterator[Row]:
        for n, row in enumerate(self.plain.competencies, 1):
            for kind, member in layout.KINDS.items():
                for text in getattr(row, member):
                    label = getattr(text, layout.LABELS[kind]) if kind in layout.LABELS else ""
                    place = self._place(member, owner_of(row), text)
                    yield (n, cell(row.name), kind, cell(label), cell(text.text), place)

    def _record(self, name: str, number: int | None, row: Any) -> Iterator[Row]:
        owner = finding_owner(self.plain, row) if name == "finding" else ""
        place = self._place(layout.PLACED[name], owner, row) if name in layout.PLACED else None
        members = to_json(row)
        if name == "source":
            members[layout.FINGERPRINT] = hashlib.sha256(row.text.encode()).hexdigest()
        return _record(name, number, members, place)

    def _place(self, what: str, owner: str, row: Any) -> Cell:
        return self._entry(row.lines, mark_of_row(what, owner, row))

    def _entry(self, lines: tuple[int, ...], mark: str) -> Cell:
        """Lines of a document that does not come along say nothing to anybody."""
        return entry(lines, mark) or None if self.plain.source else None


def _record(name: str, number: int | None, members: dict[str, Any], place: Cell) -> Iterator[Row]:
    """A row for each field; a list, or the lines of a text that is long, in several rows. The first has the place."""
    for field, value in members.items():
        if field.endswith("lines") or field == "levels" or value is None:
            continue
        if field == "competency":
            value += 1
        values = value if isinstance(value, list) else [value]
        for item in values:
            text = str(item) if not isinstance(item, bool) else "yes" if item else "no"
            for k, piece in enumerate(_chunks(text, lines=name == "source" and field == "text")):
                yield (name, number, f"{field}, continued" if k else field, cell(piece), place)
                place = None


def _chunks(text: str, *, lines: bool) -> Iterator[str]:
    """The source text line by line, so that people can read it; every other text whole as far as it fits."""
    for n, line in enumerate(text.split("\n") if lines else [text]):
        yield from pieces(f"\n{line}" if n else line)


def _cell(value: Any) -> Cell:
    return cell(str(value)) if isinstance(value, str) else value


def _links(plain: PlainModel) -> Iterator[Row]:
    for n, row in enumerate(plain.competencies, 1):
        start = (n, cell(row.name))
        if row.group is not None:
            yield (*start, layout.GROUP, row.group + 1, None, None, None)
        if row.scale:
            yield (*start, layout.SCALE, row.scale, None, None, None)
        if (required := row.required_level) or row.required_level_reason or row.required_level_evidence:
            yield (
                *start,
                layout.REQUIRED,
                cell(required.label) if required else None,
                required.scale if required else None,
                cell(row.required_level_reason),
                cell(row.required_level_evidence),
            )
