"""What a person says about the columns and headings of a document; as plain JSON and back."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from models_app.calculations.plain import Unreadable
from models_app.exchange.labels import Section
from models_app.exchange.line_styles import SPLIT, STYLES

# 'level' is one level (a column, a label); 'levels' the heading above several.
LEVEL = "level"
# Of tables with one level a row.
LEVEL_LABEL, LEVEL_TEXT = "level_label", "level_text"
# A number or ID by which tables speak of the same competency; it is not that of the bank.
KEY = "key"
# A line below a name that goes on with it: '(Thinks Creatively)'.
VARIANT = "variant"
# Of single lines: the title, a name with its text, a heading or label, and three ways to go on with the text above.
TITLE, NAME_DEFINITION, LABEL = "title", "name_definition", "label"
GOES_ON, NEW_LINE, NEW_PARAGRAPH = "goes_on", "new_line", "new_paragraph"
# Of lines and of rows: what stands in front of the competencies, as the title's lines and the facts of the job.
FRONT = "front"
# From this line to the next name or group the texts belong to no competency.
OUTSIDE = "outside"
COLUMN_USES = frozenset(
    {use.value for use in Section} - {Section.LEVELS.value} | {LEVEL, LEVEL_LABEL, LEVEL_TEXT, KEY}
)
TEXT_USES = frozenset({use.value for use in Section} | {LEVEL, VARIANT, OUTSIDE})
LINE_USES = (TEXT_USES - {Section.LEVELS.value}) | {
    TITLE,
    FRONT,
    NAME_DEFINITION,
    LABEL,
    GOES_ON,
    NEW_LINE,
    NEW_PARAGRAPH,
}
# Of these all of the line counts, and no words beside it.
WITHOUT_WORDS = frozenset({TITLE, FRONT, OUTSIDE, VARIANT, LABEL, GOES_ON, NEW_LINE, NEW_PARAGRAPH})
NO_WORDS = (
    "this choice takes no words beside it, as all of the line counts. Remove them, or choose another one."
)
MEMBERS = {"columns", "texts", "title_line", "has_head", "lines", "numbers", "heads"}
LONGEST_LABEL = 300  # characters of a label or a reason
MOST_LINES = 5_000  # that can be named one by one
# Of lines whose style parts them: the words in front are the name or the label, the others its text.
SPLIT_USES = frozenset({Section.NAME.value, LEVEL, Section.STANDARDS.value, Section.NOT_USED.value})


@dataclass(frozen=True)
class ColumnUse:
    """What a column holds. `column` counts from 0, `table` from 1 in the order of the document; None: every table.

    `width` means the tables with so many columns; None: any. `label` is the label of a level, or the heading of
    standards and areas; empty: the words of the column's head. `reason` says why a column is not used.
    """

    column: int
    use: str
    label: str = ""
    table: int | None = None
    width: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class TextUse:
    """What lines of a style are, or those that begin with a label or consist of it; exactly one of the two is given.

    `reason` says why they are not used.
    """

    use: str
    style: str = ""
    label: str = ""
    reason: str = ""


@dataclass(frozen=True)
class LineUse:
    """What the passage that begins at this line is; it goes before its label and its style.

    `label` is the label of a level or standard, the heading of an area, or the words in front that are the name or no
    part of the text. `reason` says why it is not used.
    """

    line: int
    use: str
    label: str = ""
    reason: str = ""


@dataclass(frozen=True)
class HeadRow:
    """Where the head of a table stands: in the row with this line. Not `head`: the table with this line has none."""

    line: int
    head: bool = True


@dataclass(frozen=True)
class Mapping:
    """All that a person said. `has_head`: tables have heads; `heads` says in which row, where the portal errs.

    `numbers`: whole numbers in front of names are those of the bank, and not the order of the list.
    """

    columns: tuple[ColumnUse, ...] = ()
    texts: tuple[TextUse, ...] = ()
    title_line: int | None = None
    has_head: bool = True
    lines: tuple[LineUse, ...] = ()
    numbers: bool = True
    heads: tuple[HeadRow, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """As JSON carries it. Raises Unreadable where `from_plain` would not take it back."""
        plain = {
            **asdict(self),
            "columns": [asdict(c) for c in self.columns],
            "texts": [asdict(t) for t in self.texts],
            "lines": [{k: v for k, v in asdict(one).items() if v} for one in self.lines],
            "heads": [asdict(one) for one in self.heads],
        }
        Mapping.from_plain(plain)
        return plain

    @classmethod
    def from_plain(cls, plain: Any) -> "Mapping":
        """Back from JSON. Raises Unreadable that names what does not fit."""
        given = _object(plain, "The mapping", MEMBERS)
        has_head = _truth(given, "has_head")
        return cls(
            tuple(_column(item) for item in _list(given.get("columns", []), "columns")),
            tuple(_text(item) for item in _list(given.get("texts", []), "texts")),
            _whole(given.get("title_line"), "title_line", 1),
            has_head,
            _lines(_list(given.get("lines", []), "lines", MOST_LINES)),
            _truth(given, "numbers"),
            _heads(_list(given.get("heads", []), "heads"), has_head),
        )


def _column(item: Any) -> ColumnUse:
    given = _object(item, "A column", {"column", "use", "label", "table", "width", "reason"})
    column = _whole(given.get("column"), "column", 0)
    if column is None:
        raise Unreadable("A column needs its number.")
    use = _one_of(given.get("use"), COLUMN_USES, "The use of a column")
    return ColumnUse(
        column,
        use,
        _words(given.get("label", "")),
        _whole(given.get("table"), "table", 1),
        _whole(given.get("width"), "width", 1),
        _words(given.get("reason", "")),
    )


def _text(item: Any) -> TextUse:
    given = _object(item, "A heading", {"use", "style", "label", "reason"})
    style, label = _words(given.get("style", "")), _words(given.get("label", ""))
    if bool(style) == bool(label):
        raise Unreadable("A heading is told either by its style or by its label.")
    if style:
        _one_of(style, frozenset(STYLES), "The style of a heading")
    uses, whose = (
        (SPLIT_USES, f"lines of the style '{style}'") if style in SPLIT else (TEXT_USES, "a heading")
    )
    use = _one_of(given.get("use"), uses, f"The use of {whose}")
    return TextUse(use, style, label, _words(given.get("reason", "")))


def _lines(items: list[Any]) -> tuple[LineUse, ...]:
    found = tuple(_line(item) for item in items)
    _refuse_twice([one.line for one in found])
    return found


def _refuse_twice(numbers: list[int]) -> None:
    twice = next((n for n, count in Counter(numbers).items() if count > 1), None)
    if twice:
        raise Unreadable(f"Line {twice} is named twice.")


def _heads(items: list[Any], has_head: bool) -> tuple[HeadRow, ...]:
    found = tuple(_head(item) for item in items)
    _refuse_twice([one.line for one in found])
    if found and not has_head:
        raise Unreadable(
            "'heads' says where heads stand, and 'has_head' that no table has one. Leave one of them out."
        )
    return found


def _head(item: Any) -> HeadRow:
    given = _object(item, "A head", {"line", "head"})
    line = _whole(given.get("line"), "line", 1)
    if line is None:
        raise Unreadable("A head needs the number of its line.")
    return HeadRow(line, _truth(given, "head"))


def _line(item: Any) -> LineUse:
    given = _object(item, "A line", {"line", "use", "label", "reason"})
    line = _whole(given.get("line"), "line", 1)
    if line is None:
        raise Unreadable("A line needs its number.")
    use = _one_of(given.get("use"), LINE_USES, f"The use of line {line}")
    whose = f"Line {line}: a label"
    label = _words(given.get("label", ""), whose)
    if label and use in WITHOUT_WORDS:
        raise Unreadable(f"Line {line}: {NO_WORDS}")
    return LineUse(line, use, label, _words(given.get("reason", ""), whose))


def _truth(given: dict[str, Any], name: str) -> bool:
    value = given.get(name, True)
    if not isinstance(value, bool):
        raise Unreadable(f"'{name}' must be true or false.")
    return value


def _object(value: Any, what: str, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or not set(value) <= names:
        raise Unreadable(f"{what} must be an object with no other members than {', '.join(sorted(names))}.")
    return value


def _list(value: Any, name: str, most: int = 500) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) > most:
        raise Unreadable(f"'{name}' must be a list of at most {most}.")
    return list(value)


def _whole(value: Any, name: str, least: int) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 1_000_000:
        raise Unreadable(f"'{name}' must be a whole number from {least}.")
    return value


def _words(value: Any, what: str = "A label") -> str:
    if not isinstance(value, str) or len(value) > LONGEST_LABEL:
        raise Unreadable(f"{what} must be a text of at most {LONGEST_LABEL} characters.")
    return value.strip()


def _one_of(value: Any, allowed: frozenset[str], what: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise Unreadable(f"{what} must be one of {', '.join(sorted(allowed))}.")
    return value
