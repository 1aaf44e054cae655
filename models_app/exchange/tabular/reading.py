"""Reads the workbook that the portal wrote, also after people edited its cells. Everything it holds comes back."""

from collections.abc import Iterator
from typing import Any

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.exchange.bundle import check_places
from models_app.exchange.plain_json import from_json
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.cells import sheets_of

code = "portal_workbook"
label = "a workbook of this portal"

Members = dict[str, Any]
Numbered = list[tuple[int, list[str]]]
NUMBERS = ("competency", "number")
FLAGS = ("settled", "shipped")


def recognises(document: Document) -> bool:
    """Whether it is such a workbook: its first sheet says so."""
    rows = sheets_of(document).get("Document", []) if document.kind == "xlsx" else []
    return rows[:1] == [list(layout.DOCUMENT)] and ["file", "", "format", layout.FORMAT] in rows[:10]


def read(document: Document) -> PlainModel:
    """The model in the workbook. Raises Unreadable that names sheet, row and reason."""
    members = _Workbook(document).members()
    model = from_json(PlainModel, members)
    check_places(model)
    values = {name: getattr(model, name) for name in model.__dataclass_fields__}
    return PlainModel(**{**values, "asks_open_questions": False})


class _Workbook:
    """One workbook while it is read."""

    def __init__(self, document: Document) -> None:
        self.sheets = sheets_of(document)
        self.records: dict[str, dict[int, Members]] = {}
        self.competencies: dict[int, Members] = {}
        self._of_scale: dict[str, list[Members]] = {}

    def members(self) -> Members:
        for number, row in self._rows("Document", layout.DOCUMENT):
            self._field(number, row)
        stated = self.records.get("file", {}).get(0, {}).get("version")
        if stated != layout.VERSION:
            raise Unreadable(
                f"The workbook is of version {stated or 'none'}; this portal reads {layout.VERSION}."
            )
        model = self.records.get("model", {}).get(0, {})
        for number, row in self._rows("Competencies", tuple(layout.COMPETENCIES)):
            self._competency(number, row)
        for sheet, columns, take in (
            ("Levels", layout.LEVELS, self._level),
            ("Indicators", layout.INDICATORS, self._text),
            ("Links", layout.LINKS, self._link),
        ):
            for number, row in self._rows(sheet, columns):
                take(number, row)
        return {
            "title": {"text": model.pop("title", "")},
            **model,
            **{member: self._single(name) for name, member in layout.SINGLE.items()},
            **{member: list(self._several(name)) for name, member in layout.SEVERAL.items()},
            "competencies": [self.competencies[n] for n in sorted(self.competencies)],
        }

    def _rows(self, sheet: str, columns: tuple[str, ...]) -> Numbered:
        """Rows below the heading, with their numbers, as wide as the columns."""
        rows = self.sheets.get(sheet, [])
        if not rows or tuple(rows[0]) != columns:
            raise Unreadable(
                f"The sheet '{sheet}' must begin with the columns {', '.join(columns)}, as the portal wrote it."
            )
        width = len(columns)
        for n, row in enumerate(rows[1:], 2):
            if any(row[width:]):
                raise Unreadable(f"Sheet '{sheet}', row {n}: there is more to the right of '{columns[-1]}'.")
        return [(n, [*row, *[""] * width][:width]) for n, row in enumerate(rows[1:], 2) if any(row)]

    def _field(self, number: int, row: list[str]) -> None:
        name, place, field, text = row
        record = self.records.setdefault(name, {}).setdefault(_place(place, "Document", number), {})
        if field.endswith(", continued"):
            field = field.removesuffix(", continued")
            so_far = record.get(field, "")
            record[field] = [*so_far[:-1], so_far[-1] + text] if isinstance(so_far, list) else so_far + text
        elif field == "paragraphs":
            record.setdefault(field, []).append(text)
        else:
            record[field] = _value(field, text, number)

    def _single(self, name: str) -> Members | None:
        return self.records.get(name, {}).get(0)

    def _several(self, name: str) -> Iterator[Members]:
        for _, members in sorted(self.records.get(name, {}).items()):
            if name == "scale":
                members["levels"] = self._of_scale.get(members.get("code", ""), [])
            yield members

    def _competency(self, number: int, row: list[str]) -> None:
        cells = dict(zip(layout.COMPETENCIES.values(), row, strict=True))
        place = _place(cells.pop("place"), "Competencies", number)
        if place in self.competencies:
            raise Unreadable(f"Sheet 'Competencies', row {number}: the number {place} is there twice.")
        members: Members = {name: text for name, text in cells.items() if text}
        if "number" in members:
            members["number"] = _place(members["number"], "Competencies", number)
        self.competencies[place] = members

    def _of(self, sheet: str, number: int, place: str) -> Members:
        """The competency that a row is about."""
        found = self.competencies.get(_place(place, sheet, number))
        if found is None:
            raise Unreadable(
                f"Sheet '{sheet}', row {number}: there is no competency with the number '{place}'."
            )
        return found

    def _level(self, number: int, row: list[str]) -> None:
        scale, level, value, place, _, text = row
        if place:
            about = self._of("Levels", number, place)
            about.setdefault("levels", []).append({"label": level, "text": text})
            about["scale"] = scale
        else:
            members = {"label": level, "value": value or None, "definition": text or None}
            self._of_scale.setdefault(scale, []).append(members)

    def _text(self, number: int, row: list[str]) -> None:
        place, _, kind, label, text = row
        if kind not in layout.KINDS:
            raise Unreadable(
                f"Sheet 'Indicators', row {number}: '{kind[:40]}' is no kind; it must be one of "
                f"{', '.join(layout.KINDS)}."
            )
        more = {layout.LABELS[kind]: label} if kind in layout.LABELS else {}
        about = self._of("Indicators", number, place)
        about.setdefault(layout.KINDS[kind], []).append({"text": text, **more})

    def _link(self, number: int, row: list[str]) -> None:
        place, _, kind, to, scale, reason, evidence = row
        about = self._of("Links", number, place)
        if kind == layout.GROUP:
            about["group"] = _place(to, "Links", number) - 1
        elif kind == layout.SCALE:
            about["scale"] = to
        elif kind == layout.REQUIRED:
            if to:
                about["required_level"] = {"label": to, "scale": scale}
            about |= {"required_level_reason": reason, "required_level_evidence": evidence}
        else:
            raise Unreadable(
                f"Sheet 'Links', row {number}: '{kind[:40]}' is no link; it must be one of "
                f"{layout.GROUP}, {layout.SCALE}, {layout.REQUIRED}."
            )


def _place(text: str, sheet: str, number: int) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unreadable(f"Sheet '{sheet}', row {number}: '{text[:40]}' must be a whole number.")
    return int(text)


def _value(field: str, text: str, number: int) -> Any:
    if field in FLAGS:
        return text.strip().casefold() == "yes"
    if field in NUMBERS:
        return _place(text, "Document", number) - (field == "competency")
    return text
