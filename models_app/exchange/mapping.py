"""What a person says about the columns and headings of a document; as plain JSON and back."""

from dataclasses import asdict, dataclass
from typing import Any

from models_app.calculations.plain import Unreadable
from models_app.exchange.labels import Section
from models_app.exchange.line_styles import SPLIT, STYLES

# 'level' is one level (a column, a label); 'levels' the heading above several.
LEVEL = "level"
# Of tables with one level a row.
LEVEL_LABEL, LEVEL_TEXT = "level_label", "level_text"
# A line below a name that goes on with it: '(Thinks Creatively)'.
VARIANT = "variant"
# From this line to the next name or group the texts belong to no competency.
OUTSIDE = "outside"
COLUMN_USES = frozenset(
    {use.value for use in Section} - {Section.LEVELS.value} | {LEVEL, LEVEL_LABEL, LEVEL_TEXT}
)
TEXT_USES = frozenset({use.value for use in Section} | {LEVEL, VARIANT, OUTSIDE})
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
class Mapping:
    """All that a person said. `has_head`: the first row of each table is its head."""

    columns: tuple[ColumnUse, ...] = ()
    texts: tuple[TextUse, ...] = ()
    title_line: int | None = None
    has_head: bool = True

    def as_plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {
            **asdict(self),
            "columns": [asdict(c) for c in self.columns],
            "texts": [asdict(t) for t in self.texts],
        }

    @classmethod
    def from_plain(cls, plain: Any) -> "Mapping":
        """Back from JSON. Raises Unreadable that names what does not fit."""
        given = _object(plain, "The mapping", {"columns", "texts", "title_line", "has_head"})
        columns = [_column(item) for item in _list(given.get("columns", []), "columns")]
        texts = [_text(item) for item in _list(given.get("texts", []), "texts")]
        has_head = given.get("has_head", True)
        if not isinstance(has_head, bool):
            raise Unreadable("'has_head' must be true or false.")
        return cls(tuple(columns), tuple(texts), _whole(given.get("title_line"), "title_line", 1), has_head)


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


def _object(value: Any, what: str, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or not set(value) <= names:
        raise Unreadable(f"{what} must be an object with no other members than {', '.join(sorted(names))}.")
    return value


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) > 500:
        raise Unreadable(f"'{name}' must be a list of at most 500.")
    return list(value)


def _whole(value: Any, name: str, least: int) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= 1_000_000:
        raise Unreadable(f"'{name}' must be a whole number from {least}.")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 300:
        raise Unreadable("A label must be a text of at most 300 characters.")
    return value.strip()


def _one_of(value: Any, allowed: frozenset[str], what: str) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise Unreadable(f"{what} must be one of {', '.join(sorted(allowed))}.")
    return value
