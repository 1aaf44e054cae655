"""Reads JSON: its members as data, and the file written out line by line. Runs in the child process only."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from competency_portal.exchange import limits
from competency_portal.exchange.decoding import decoded
from competency_portal.exchange.document import Document
from competency_portal.exchange.passages import DocumentBuilder, short
from competency_portal.exchange.table import UnreadableFile

_ADVICE = "Export it again and try again."
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_EXACT = 2**53  # whole numbers beyond this lose digits in other programs


class _Number(str):
    """A number as it was written."""

    __slots__ = ()


def read_data(data: bytes) -> Document:
    """The members and lines of a JSON file. Numbers that would lose digits stay texts. Raises UnreadableFile."""
    if len(data) > limits.DATA_BYTES:
        raise UnreadableFile(
            f"The data file is larger than {limits.DATA_BYTES // 2**20} MB, which is the most for JSON."
        )
    text, notice = decoded(data, _ADVICE)
    _check_depth(text)
    members = _parsed(text)
    builder = DocumentBuilder(most_passages=limits.DATA_LINES, longest=limits.DATA_BYTES)
    builder.notes += [notice] if notice else []
    for line in _lines(members):
        builder.add(line, "data")
    return builder.document("json", _plain(members))


def _check_depth(text: str) -> None:
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", _STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > limits.DATA_DEPTH:
            raise UnreadableFile(f"The data file is nested more than {limits.DATA_DEPTH} levels deep.")


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_members,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"The file is no valid JSON: line {error.lineno}, column {error.colno}: {_reason(error)}. {_ADVICE}"
        ) from error


def _reason(error: json.JSONDecodeError) -> str:
    if error.pos >= len(error.doc.rstrip()):
        return "it ends too early"
    return "something else was expected here"


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise UnreadableFile(
            f"The data file gives the member '{short(twice)}' twice in one object, so nobody can tell which one holds."
        )
    return found


def _refuse_constant(name: str) -> None:
    raise UnreadableFile(f"The data file holds {name}, which is no number in JSON. {_ADVICE}")


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableFile(f"The data file holds half a character in '{_half(text)}'. {_ADVICE}") from error
    if "\x00" in text:
        raise UnreadableFile(f"The data file holds a NUL character in '{short(text)}'. {_ADVICE}")
    return json.dumps(text, ensure_ascii=False)


def _half(text: str) -> str:
    return short(text.encode("utf-8", "replace").decode())


def _lines(members: Any, indent: str = "", start: str = "", end: str = "") -> Iterator[str]:
    """The value as JSON, one member or item to a line, numbers as they were written."""
    if isinstance(members, dict | list) and members:
        opened, closed = "{}" if isinstance(members, dict) else "[]"
        yield f"{indent}{start}{opened}"
        items = _items(members)
        for number, (name, value) in enumerate(items, start=1):
            yield from _lines(value, indent + "  ", name, "," if number < len(items) else "")
        yield f"{indent}{closed}{end}"
    else:
        yield f"{indent}{start}{_scalar(members)}{end}"


def _items(members: dict[str, Any] | list[Any]) -> list[tuple[str, Any]]:
    if isinstance(members, dict):
        return [(f"{_text(name)}: ", value) for name, value in members.items()]
    return [("", value) for value in members]


def _scalar(value: Any) -> str:
    if isinstance(value, _Number):
        return str(value)
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _plain(members: Any) -> Any:
    if isinstance(members, dict):
        return {name: _plain(value) for name, value in members.items()}
    if isinstance(members, list):
        return [_plain(value) for value in members]
    return _number(members) if isinstance(members, _Number) else members


def _number(text: str) -> int | float | str:
    """A number where it is exact, its text where it would lose digits."""
    if re.fullmatch(r"-?\d{1,16}", text):
        return int(text) if abs(int(text)) < _EXACT else text
    value = float(text) if len(text) < 40 else float("inf")
    return (
        value
        if value not in (float("inf"), float("-inf")) and Decimal(repr(value)) == Decimal(text)
        else str(text)
    )
