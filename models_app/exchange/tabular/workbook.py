"""Writes a model as a workbook: a sheet each for document, competencies, levels, indicators and links."""

from collections.abc import Iterator
from typing import Any

from competency_portal.exchange.writing import Cell, Sheet, write_xlsx
from models_app.calculations.plain import PlainModel
from models_app.exchange.plain_json import to_json
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.cells import cell, pieces

Row = tuple[Cell, ...]


def write(plain: PlainModel) -> bytes:
    """The workbook. Lines of the source are left out; everything else comes back (`reading`)."""
    return write_xlsx(
        [
            Sheet("Document", layout.DOCUMENT, list(_document(plain))),
            Sheet("Competencies", tuple(layout.COMPETENCIES), list(_competencies(plain))),
            Sheet("Levels", layout.LEVELS, list(_levels(plain))),
            Sheet("Indicators", layout.INDICATORS, list(_indicators(plain))),
            Sheet("Links", layout.LINKS, list(_links(plain))),
        ]
    )


def _document(plain: PlainModel) -> Iterator[Row]:
    yield ("file", None, "format", layout.FORMAT)
    yield ("file", None, "version", layout.VERSION)
    yield from _record("model", None, {"title": plain.title.text, "slug": plain.slug})
    for name, member in layout.SINGLE.items():
        row = getattr(plain, member)
        if row is not None:
            yield from _record(name, None, to_json(row))
    for name, member in layout.SEVERAL.items():
        for n, row in enumerate(getattr(plain, member), 1):
            yield from _record(name, n, to_json(row))


def _record(name: str, number: int | None, members: dict[str, Any]) -> Iterator[Row]:
    """A row for each field; a list, or the lines of a text that is long, in several rows."""
    for field, value in members.items():
        if field.endswith("lines") or field == "levels" or value is None:
            continue
        if field == "competency":
            value += 1
        values = value if isinstance(value, list) else [value]
        for item in values:
            text = str(item) if not isinstance(item, bool) else "yes" if item else "no"
            for k, piece in enumerate(_chunks(text, lines=name == "source")):
                yield (name, number, f"{field}, continued" if k else field, cell(piece))


def _chunks(text: str, *, lines: bool) -> Iterator[str]:
    """The source text line by line, so that people can read it; every other text whole as far as it fits."""
    for n, line in enumerate(text.split("\n") if lines else [text]):
        yield from pieces(f"\n{line}" if n else line)


def _competencies(plain: PlainModel) -> Iterator[Row]:
    for n, row in enumerate(plain.competencies, 1):
        values = {name: getattr(row, name) for name in layout.COMPETENCIES.values() if name != "place"}
        yield (n, *(_cell(value) for value in values.values()))


def _cell(value: Any) -> Cell:
    return cell(str(value)) if isinstance(value, str) else value


def _levels(plain: PlainModel) -> Iterator[Row]:
    for scale in plain.scales:
        for level in scale.levels:
            yield (scale.code, cell(level.label), level.value, None, None, _cell(level.definition))
    for n, row in enumerate(plain.competencies, 1):
        for level in row.levels:
            yield (row.scale, cell(level.label), None, n, cell(row.name), cell(level.text))


def _indicators(plain: PlainModel) -> Iterator[Row]:
    for n, row in enumerate(plain.competencies, 1):
        for kind, member in layout.KINDS.items():
            for text in getattr(row, member):
                label = getattr(text, layout.LABELS[kind]) if kind in layout.LABELS else ""
                yield (n, cell(row.name), kind, cell(label), cell(text.text))


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
