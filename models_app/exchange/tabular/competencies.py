"""The competencies of a workbook with their levels, texts and links, put together by their numbers."""

from typing import Any

from models_app.calculations.places import format_lines, join_lines
from models_app.calculations.plain import PlainCompetency, PlainLevel, Unreadable
from models_app.choices import SelectionUse
from models_app.exchange.empty_texts import EMPTY
from models_app.exchange.plain_json import from_json
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.naming import tell_contradictions, tell_empty, tell_gone, tell_gone_groups
from models_app.exchange.tabular.numbers import whole_number
from models_app.exchange.tabular.rows import Notes, Row

Members = dict[str, Any]
NO_PLACE = "There is no place for it in a row of this kind"


class Competencies:
    """All competencies while they are read, by their numbers in the workbook."""

    def __init__(self, rows: dict[str, list[Row]], notes: Notes) -> None:
        self.notes = notes
        self.of_scale: dict[str, list[tuple[Row, Members]]] = {}
        self._members: dict[int, Members] = {}
        self._rows: dict[int, Row] = {}
        self._about: dict[int, list[Row]] = {}  # rows of the other sheets by the number that they name
        self._labels: list[tuple[Row, str, Members, str]] = []  # levels that are named, with scale and label
        self._groups: list[tuple[Row, Members, int]] = []
        self._empty: dict[int, list[Row]] = {}  # rows without the words that they are there for
        for row in rows["Competencies"]:
            self._competency(row)
        for sheet, take in (("Levels", self._level), ("Indicators", self._text), ("Links", self._link)):
            for row in rows[sheet]:
                take(row)

    @property
    def places(self) -> dict[int, int]:
        """The place of each competency, from 0, by its number."""
        return {number: place for place, number in enumerate(sorted(self._members))}

    def made(self, groups: dict[int, int], scales: dict[str, set[str]]) -> tuple[PlainCompetency, ...]:
        """The plain rows. `groups` are places by number, `scales` the labels of each scale's levels."""
        without: dict[int, list[Row]] = {}
        for row, members, group in self._groups:
            if group in groups:
                members["group"] = groups[group]
            else:
                without.setdefault(group, []).append(row)
        tell_gone_groups(without, self.notes)
        self._check_levels(scales)
        self._once_each()
        found = {n: made for n in sorted(self._members) if (made := self._made(n)) is not None}
        names = {n: row.name for n, row in found.items()}
        tell_empty(names, self.places, self._empty, self.notes)
        tell_contradictions(names, self.places, self._about, self.notes)
        tell_gone(names, self._about, self.notes)
        return tuple(found.values())

    def _once_each(self) -> None:
        """An identifier that stands twice, as in a copied row, is the first competency's."""
        seen: set[str] = set()
        for number, place in self.places.items():
            slug, row = self._members[number].get("slug", ""), self._rows[number]
            if slug and slug in seen:
                del self._members[number]["slug"]
                self.notes.left(row, "It is the identifier of another competency", "Identifier")
                self.notes.found(
                    f"{row['Name']} has the identifier of another competency",
                    f"'{slug[:120]}' stands twice, as it does in a copied row. It was taken for the first one only.",
                    [row],
                    place,
                )
            seen.add(slug)

    def _made(self, number: int) -> PlainCompetency | None:
        members, row = self._members[number], self._rows[number]
        lines = format_lines(join_lines(one.line for one in (row, *self._about.get(number, ()))))
        own = {"lines": lines, "definition_lines": str(row.line) if "definition" in members else ""}
        try:
            return from_json(PlainCompetency, {**members, **own}, f"competency {number}")
        except Unreadable as error:
            self.notes.wrong(row, "No.", str(error))
            return None

    def _competency(self, row: Row) -> None:
        number = whole_number(row, "No.", self.notes, least=1)
        members: Members = {
            name: row[column]
            for column, name in layout.COMPETENCIES.items()
            if row[column] and name != "place"
        }
        members["family"] = row["Name"]
        if not row["Name"].strip():
            self.notes.wrong(row, "Name", "a competency needs a name.")
        if "number" in members:
            members["number"] = whole_number(row, "Number in bank", self.notes)
        use = members.get("selection_use", str(SelectionUse.NOT_STATED))
        if use not in SelectionUse.values:
            words = f"'{use[:40]}' is no selection use; it must be one of {', '.join(SelectionUse.values)}."
            self.notes.wrong(row, "Selection use", words)
        if number is not None and number in self._members:
            self.notes.wrong(row, "No.", f"the number {number} is there twice.")
        elif number is not None:
            self._members[number], self._rows[number] = members, row

    def _of(self, row: Row) -> Members | None:
        """The competency that a row is about; None where it is not in the workbook."""
        number = whole_number(row, "Competency no.", self.notes)
        if number is None:
            return None
        self._about.setdefault(number, []).append(row)
        return self._members.get(number)

    def _level(self, row: Row) -> None:
        scale, label, text = row["Scale"], row["Level"], row["Text"]
        if not row["Competency no."]:
            self.notes.left(row, NO_PLACE, "Competency")
            if not label.strip():
                self.notes.wrong(row, "Level", "a level needs a label.")
            level = {"label": label, "value": row["Value"] or None, "definition": text or None}
            try:
                from_json(PlainLevel, level, "level")
            except Unreadable as error:
                self.notes.wrong(row, "Value", str(error))
                level["value"] = None
            self.of_scale.setdefault(scale, []).append((row, {**level, "lines": str(row.line)}))
            return
        self.notes.left(row, NO_PLACE, "Value")
        about = self._of(row)
        if about is None or self._says_nothing(row, text):
            return
        if self._on(about, row, "Scale", scale):
            about.setdefault("levels", []).append({"label": label, "text": text, "lines": str(row.line)})
            self._labels.append((row, "Level", about, label))

    def _on(self, about: Members, row: Row, column: str, scale: str) -> bool:
        """Whether a row names the competency's scale: the first one that names any says which."""
        if about.setdefault("scale", scale) == scale:
            return True
        words = (
            f"the scale is '{scale[:40]}' here, and '{about['scale'][:40]}' in a row of the same competency."
        )
        self.notes.wrong(row, column, words)
        return False

    def _says_nothing(self, row: Row, text: str) -> bool:
        """Whether the words of a row were taken out, or a formula has left none: nothing is taken from it."""
        if text.strip():
            return False
        self.notes.left_whole(row, EMPTY)
        self._empty.setdefault(int(row["Competency no."]), []).append(row)
        return True

    def _text(self, row: Row) -> None:
        kind = row["Kind"].strip().lower()
        about = self._of(row)
        if kind not in layout.KINDS:
            words = f"'{kind[:40]}' is no kind; it must be one of {', '.join(layout.KINDS)}."
            self.notes.wrong(row, "Kind", words)
        elif about is not None and not self._says_nothing(row, row["Text"]):
            more = {layout.LABELS[kind]: row["Label"]} if kind in layout.LABELS else {}
            members = {"text": row["Text"], "lines": str(row.line), **more}
            about.setdefault(layout.KINDS[kind], []).append(members)
            if not more:
                self.notes.left(row, NO_PLACE, "Label")

    def _link(self, row: Row) -> None:
        kind = row["Linked by"].strip().lower()
        about = self._of(row)
        if kind not in (layout.GROUP, layout.SCALE, layout.REQUIRED):
            words = f"'{kind[:40]}' is no link; it must be one of {layout.GROUP}, {layout.SCALE}, {layout.REQUIRED}."
            self.notes.wrong(row, "Linked by", words)
        elif about is None:
            return
        elif kind == layout.REQUIRED:
            self._require(row, about)
        elif self._says_nothing(row, row["To"]):
            return
        else:
            self.notes.left(row, NO_PLACE, "Of scale", "Reason", "Evidence")
            if kind == layout.SCALE:
                self._on(about, row, "To", row["To"])
            elif (group := whole_number(row, "To", self.notes, least=1)) is not None:
                self._groups.append((row, about, group))

    def _require(self, row: Row, about: Members) -> None:
        if row["To"]:
            about["required_level"] = {"label": row["To"], "scale": row["Of scale"]}
            self._labels.append((row, "To", about["required_level"], row["To"]))
        about["required_level_reason"] = row["Reason"]
        about["required_level_evidence"] = row["Evidence"]

    def _check_levels(self, scales: dict[str, set[str]]) -> None:
        for row, column, about, label in self._labels:
            if label not in scales.get(about.get("scale", ""), ()):
                self.notes.wrong(row, column, f"it names the level '{label[:60]}', which no scale has.")
