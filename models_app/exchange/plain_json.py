"""Plain rows as JSON and back: the members of the portal's own bundle (docs/import-json.md)."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Union, get_args, get_origin, get_type_hints

from models_app.calculations.places import format_lines, join_lines, parse_lines
from models_app.calculations.plain import Unreadable

# What a file tells of a passage, and how sure the reading is, is no part of a model.
LEFT_OUT = {"marks", "page", "table", "unused", "asks_open_questions", "frame", "by_form", "indent", "depth"}


def to_json(value: Any) -> Any:
    """A plain row as JSON: members with their default are left out, places are written as '12-14, 22'."""
    if is_dataclass(value) and not isinstance(value, type):
        members = {}
        for field in fields(value):
            own = getattr(value, field.name)
            if field.name in LEFT_OUT or own == field.default or (field.name == "kind" and own == ""):
                continue
            members[field.name] = (
                format_lines(join_lines(own)) if field.name.endswith("lines") else to_json(own)
            )
        return members
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return str(value) if isinstance(value, str) else value


def from_json(table: type, members: Any, where: str = "model") -> Any:
    """A plain row from JSON. Raises Unreadable that names the member and what it must be."""
    if not isinstance(members, Mapping):
        raise Unreadable(f"'{where}' must be an object with members.")
    hints, known = get_type_hints(table), {field.name: field for field in fields(table)}
    if strange := sorted(set(members) - set(known)):
        raise Unreadable(f"'{where}' has a member '{strange[0]}' that this format does not know.")
    values = {}
    for name, field in known.items():
        if name in members:
            values[name] = _value(hints[name], members[name], f"{where}.{name}")
        elif field.default is MISSING:
            values[name] = _empty(hints[name], f"{where}.{name}")
    return table(**values)


def _empty(hint: Any, where: str) -> Any:
    """What stands for a member that is left out: nothing for a list or what may be unknown."""
    if get_origin(hint) is tuple:
        return ()
    if _is_optional(hint):
        return None
    raise Unreadable(f"'{where}' is missing.")


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _value(hint: Any, value: Any, where: str) -> Any:
    if _is_optional(hint):
        if value is None:
            return None
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0], value, where)
    if is_dataclass(hint) and isinstance(hint, type):
        return from_json(hint, value, where)
    if hint is Decimal:
        return _decimal(value, where)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31:
        return value
    if hint is str and isinstance(value, str):
        return value
    names = {str: "a text", int: "a whole number", bool: "true or false"}
    raise Unreadable(f"'{where}' must be {names.get(hint, 'of another kind')}.")


def _list(kind: Any, value: Any, where: str) -> tuple:
    if kind is int:
        if not isinstance(value, str):
            raise Unreadable(f"'{where}' must be line ranges as a text, such as '12-14, 22'.")
        try:
            ranges = parse_lines(value)
        except ValueError as error:
            raise Unreadable(f"'{where}': {error}") from error
        if sum(last - first + 1 for first, last in ranges) > 100_000:
            raise Unreadable(f"'{where}' names more than 100,000 lines.")
        return tuple(n for first, last in ranges for n in range(first, last + 1))
    if not isinstance(value, list):
        raise Unreadable(f"'{where}' must be a list.")
    return tuple(_value(kind, item, f"{where}[{n}]") for n, item in enumerate(value))


def _decimal(value: Any, where: str) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number) >= 10_000 or number != round(number, 2):
        raise Unreadable(f"'{where}' must be a number with two decimals at most, written as a text.")
    return number
