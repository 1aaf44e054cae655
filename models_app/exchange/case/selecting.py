"""Which documents of a list a program asked for, and which members of them: limit, offset, sort, filter and fields.

As the 1EdTech binding writes them: `filter=title~'engineer' AND adoptionStatus='Adopted'`, without regard to capitals.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

Members = dict[str, Any]

# Members of a document to sort and choose by; then those that the standard demands in every answer.
TEXTS = ("identifier", "uri", "frameworkType", "caseVersion", "creator", "title", "version", "adoptionStatus")
MOMENT = "lastChangeDateTime"
FIELDS = (*TEXTS, MOMENT)
ALWAYS = ("identifier", "uri", "creator", "title", MOMENT, "CFPackageURI")
DEFAULT_LIMIT, MOST, LARGEST = 100, 500, 2**31 - 1

TERM = re.compile(r"\s*([A-Za-z]+)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^']|'')*)'\s*")
JOIN = re.compile(r"(AND|OR)(?=\s)")
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda ours, theirs: ours == theirs,
    "!=": lambda ours, theirs: ours != theirs,
    ">": lambda ours, theirs: ours > theirs,
    ">=": lambda ours, theirs: ours >= theirs,
    "<": lambda ours, theirs: ours < theirs,
    "<=": lambda ours, theirs: ours <= theirs,
}
Test = Callable[[Members], bool]


class WrongSelection(ValueError):
    """A parameter that can't be followed. `code` is the standard's code for it."""

    def __init__(self, message: str, code: str = "invalid_selection_field") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Selection:
    """What was asked for. `limit` is what is given at most; `fields` is empty where all are wanted."""

    limit: int = DEFAULT_LIMIT
    offset: int = 0
    sort: str = ""
    descending: bool = False
    wanted: Test | None = None
    fields: frozenset[str] = frozenset()

    def chosen(self, documents: Iterable[Members]) -> list[Members]:
        """All documents that the filter lets through, in the order that was asked for."""
        rows = [row for row in documents if self.wanted is None or self.wanted(row)]
        if self.sort:
            rows.sort(key=lambda row: row["identifier"])
            rows.sort(key=lambda row: comparable(self.sort, str(row[self.sort])), reverse=self.descending)
        return rows

    def page(self, rows: Sequence[Members]) -> list[Members]:
        """The part of the list that was asked for, with the members that were asked for."""
        found = rows[self.offset : self.offset + self.limit]
        if not self.fields:
            return list(found)
        keep = {*self.fields, *ALWAYS}
        return [{name: value for name, value in row.items() if name in keep} for row in found]


def selection_of(asked: Mapping[str, Sequence[str]]) -> Selection:
    """The selection in the parameters of an address. Raises WrongSelection; unknown parameters are passed over."""
    order = _last(asked, "orderBy")
    if order not in (None, "asc", "desc"):
        raise WrongSelection("'orderBy' must be asc or desc.", "invalid_sort_field")
    sort = _last(asked, "sort")
    if sort is not None and sort not in FIELDS:
        raise WrongSelection(f"'{sort[:40]}' is no field to sort by. {_known()}", "invalid_sort_field")
    text = _last(asked, "filter")
    return Selection(
        limit=min(_number(asked, "limit", DEFAULT_LIMIT, 1), MOST),
        offset=_number(asked, "offset", 0, 0),
        sort=sort or "",
        descending=order == "desc",
        wanted=None if text is None else test_of(text),
        fields=_fields(asked.get("fields", ())),
    )


def test_of(text: str) -> Test:
    """The test that a filter stands for; AND binds before OR. Raises WrongSelection."""
    any_of: list[list[Test]] = [[]]
    at = 0
    while True:
        term = TERM.match(text, at)
        if term is None:
            raise WrongSelection(
                f"The filter can't be read at character {at + 1}. Write field, sign and value, like title~'engineer'."
            )
        any_of[-1].append(_term(*term.groups()))
        if term.end() == len(text):
            return lambda row: any(all(test(row) for test in tests) for tests in any_of)
        join = JOIN.match(text, term.end())
        if join is None:
            raise WrongSelection(
                f"The filter can't be read at character {term.end() + 1}. Join terms by AND or OR."
            )
        if join[1] == "OR":
            any_of.append([])
        at = join.end()


def comparable(field: str, text: str) -> Any:
    """A value as it compares: moments by time, numbers of versions by number, words without regard to capitals."""
    if field == MOMENT:
        return _moment(text)
    if field == "version":
        return (0, int(text), "") if text.isascii() and text.isdecimal() and len(text) < 19 else (1, 0, text)
    return text.casefold()


def _term(field: str, sign: str, value: str) -> Test:
    if field not in FIELDS:
        raise WrongSelection(f"'{field[:40]}' is no field to choose by. {_known()}")
    value = value.replace("''", "'")
    if sign == "~":
        return lambda row: value.casefold() in str(row[field]).casefold()
    theirs, compare = comparable(field, value), COMPARE[sign]
    return lambda row: compare(comparable(field, str(row[field])), theirs)


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
        day = None if moment else parse_date(text)
    except ValueError:
        moment = day = None
    if day is not None:
        moment = datetime.combine(day, time())
    if moment is None:
        raise WrongSelection(f"'{text[:40]}' is no date. Write it like 2026-11-25 or 2026-11-25T10:00:00Z.")
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise WrongSelection(f"'{text[:40]}' is no date of our time.") from None


def _fields(asked: Iterable[str]) -> frozenset[str]:
    names = {name.strip() for text in asked for name in text.split(",") if name.strip()}
    for name in sorted(names):
        if name not in FIELDS and name not in ALWAYS:
            raise WrongSelection(f"'{name[:40]}' is no field of a document. {_known()}")
    return frozenset(names)


def _number(asked: Mapping[str, Sequence[str]], name: str, otherwise: int, least: int) -> int:
    text = _last(asked, name)
    if text is None:
        return otherwise
    value = int(text) if text.isascii() and text.isdecimal() and len(text) < 11 else -1
    if not least <= value <= LARGEST:
        raise WrongSelection(f"'{name}' must be a whole number from {least} to {LARGEST}.")
    return value


def _last(asked: Mapping[str, Sequence[str]], name: str) -> str | None:
    return asked[name][-1] if asked.get(name) else None


def _known() -> str:
    return f"There are: {', '.join(FIELDS)}."
