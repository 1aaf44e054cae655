"""The sheet 'Document': records with fields, one row a field, some of them going on over several rows."""

import hashlib
from dataclasses import dataclass, field, fields
from typing import Any, get_type_hints

from models_app.calculations.places import format_lines, join_lines
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.calculations.same_words import folded
from models_app.exchange.plain_json import from_json
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.numbers import whole_number
from models_app.exchange.tabular.rows import Notes, Row

Members = dict[str, Any]
MORE = ", continued"
FLAGS = ("settled", "shipped")
LISTS = ("paragraphs",)
# Fields that may be empty, so that their row may be gone.
MISSING: dict[str, Members] = {"part": {"heading": ""}, "finding": {"detail": ""}, "job class": {"title": ""}}
SOURCE_CHANGED = "The text of the source document was changed or is not whole, so that it is not taken over"
OWN_FIELDS = {"file": {"format", "version"}, "model": {"title", "slug"}}


@dataclass
class Record:
    """One record: its fields with the rows that state them."""

    name: str
    number: int
    members: Members = field(default_factory=dict)
    at: dict[str, Row] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    @property
    def lines(self) -> str:
        """The lines of its rows, as JSON writes them."""
        return format_lines(join_lines(row.line for row in self.rows))

    @property
    def label(self) -> str:
        """What a message calls it: 'part 2'."""
        return f"{self.name} {self.number}" if self.number else self.name


class Records:
    """All records of the sheet."""

    def __init__(self, rows: list[Row], notes: Notes) -> None:
        self.notes = notes
        self._found: dict[str, dict[int, Record]] = {}
        for row in rows:
            self._take(row)

    def single(self, name: str) -> Record | None:
        """The record that is there once."""
        return self._found.get(name, {}).get(0)

    def several(self, name: str) -> list[Record]:
        """The records of one name by their numbers."""
        return [record for _, record in sorted(self._found.get(name, {}).items())]

    def value(self, name: str, field: str) -> str:
        """A text of a single record; empty where there is none."""
        record = self.single(name)
        return record.members.get(field, "") if record else ""

    def made(self, record: Record, **more: Any) -> Any:
        """The plain row of a record; None and a problem where it can't be one."""
        table = TABLES[record.name]
        lines = {"lines": record.lines} if "lines" in FIELDS[record.name] else {}
        try:
            members = MISSING.get(record.name, {}) | record.members
            members |= {
                name: [text for text in members[name] if text.strip()] for name in LISTS if name in members
            }
            return from_json(table, {**members, **lines, **more}, record.label)
        except Unreadable as error:
            stated = (row for name, row in record.at.items() if f"'{record.label}.{name}" in str(error))
            self.notes.wrong(next(stated, record.rows[0]), "Text", str(error))
            return None

    def one(self, name: str) -> Any:
        """The plain row of a record that is there once."""
        record = self.single(name)
        return self.made(record) if record else None

    def source(self) -> Any:
        """The source document that comes along; None where its text is another one than the fingerprint says."""
        record = self.single("source")
        if record is None:
            return None
        stated = record.members.pop(layout.FINGERPRINT, None)
        text = record.members.get("text", "")
        first = self.value("file", "version") == layout.READS[0]
        if stated != hashlib.sha256(text.encode()).hexdigest() and not (first and stated is None):
            for row in record.rows:
                self.notes.left_whole(row, SOURCE_CHANGED)
            return None
        return self.made(record)

    def one_of(self, record: Record, field: str, values: list[str]) -> None:
        """A problem for a value out of no fixed list."""
        text = record.members.get(field)
        if text is not None and text not in values:
            words = f"'{text[:60]}' is no {field} of a {record.name}; it must be one of {', '.join(values)}."
            self.notes.wrong(record.at[field], "Text", words)

    def _take(self, row: Row) -> None:
        name, stated, text = folded(row["Record"]), row["Field"].strip(), row["Text"]
        known = FIELDS.get(name)
        field = stated.removesuffix(MORE)
        if known is None:
            self.notes.left_whole(row, "The portal knows no record of this name")
            return
        if field not in known or field in ("lines", "levels"):
            self.notes.left_whole(row, f"A record '{name}' has no field of this name")
            return
        number = self._number(row, name)
        if number is None:
            return
        record = self._found.setdefault(name, {}).setdefault(number, Record(name, number))
        if self._state(record, field, text, row, more=stated.endswith(MORE)):
            record.rows.append(row)
            record.at.setdefault(field, row)

    def _number(self, row: Row, name: str) -> int | None:
        if name not in layout.SEVERAL:
            self.notes.left(row, "This record is there once and has no number", "No.")
            return 0
        return whole_number(row, "No.", self.notes, least=1)

    def _state(self, record: Record, field: str, text: str, row: Row, *, more: bool) -> bool:
        """Add what a row states; False where the same was stated before."""
        members = record.members
        before = members.get(field)
        if field in LISTS:
            texts = members.setdefault(field, [])
            texts[-1:] = [texts[-1] + text] if more and texts else [*texts[-1:], text]
        elif not text and record.name != "source" and field in MAY_BE_EMPTIED[record.name]:
            return True
        elif more and isinstance(before, str):
            members[field] = before + text
        elif before is not None:
            self.notes.left_whole(row, "The same field is stated a second time")
            return False
        else:
            members[field] = self._value(field, text, row)
        return True

    def _value(self, field: str, text: str, row: Row) -> Any:
        if field in FLAGS:
            said = folded(text)
            if said not in ("yes", "no", ""):
                self.notes.wrong(row, "Text", f"'{text[:40]}' must be yes or no.")
            return said == "yes"
        if field == "competency":
            return whole_number(row, "Text", self.notes, least=1)
        return text


def _tables() -> dict[str, type]:
    """The plain row of each record."""
    hints = get_type_hints(PlainModel)
    found: dict[str, type] = {}
    for name, member in (layout.SINGLE | layout.SEVERAL).items():
        kinds = getattr(hints[member], "__args__", (hints[member],))
        found[name] = next(kind for kind in kinds if kind not in (type(None), Ellipsis))
    return found


TABLES = _tables()
FIELDS = {
    **OWN_FIELDS,
    **{name: {one.name for one in fields(table)} for name, table in TABLES.items()},
}
# Where no text stands the field is as if it were not there; a number of a competency must be one.
MAY_BE_EMPTIED = {name: known - {"competency", "format", "version"} for name, known in FIELDS.items()}
FIELDS["source"] = FIELDS["source"] | {layout.FINGERPRINT}
