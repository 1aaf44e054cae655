"""One byte sequence for one value, and its hash: how a stored result can be proved unchanged."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from assessments.calculations.ratings import exact


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no spaces and ASCII only. Decimals and fractions become strings 'a/b' in
    lowest terms.

    Takes text, whole numbers, booleans, None, Decimal, Fraction, dates, aware datetimes (written in UTC),
    lists, tuples, mappings with text keys, and dataclasses (as a mapping of their fields). Anything else,
    floats above all, is a TypeError; a datetime without a zone, NaN and infinities are ValueErrors.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def seal(value: object) -> str:
    """SHA-256 of the canonical JSON as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value).encode("ascii")).hexdigest()


def canonical_object(members: Mapping[str, str]) -> str:
    """Canonical JSON of a mapping whose values are canonical JSON already: the same as of the values themselves."""
    return f"{{{','.join(f'{canonical_json(key)}:{members[key]}' for key in sorted(members))}}}"


def canonical_array(items: Iterable[str]) -> str:
    """Canonical JSON of a list whose items are canonical JSON already."""
    return f"[{','.join(items)}]"


def seal_of_parts(parts: Mapping[str, str]) -> str:
    """The seal of a mapping whose values are canonical JSON already: the same as `seal` of the values themselves."""
    return hashlib.sha256(canonical_object(parts).encode("ascii")).hexdigest()


_PLAIN_ALREADY = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _PLAIN_ALREADY:
        return value
    if kind is dict and all(type(key) is str for key in value):
        return {key: item if type(item) in _PLAIN_ALREADY else _plain(item) for key, item in value.items()}
    return _other(value)


def _other(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Decimal | Fraction):
        fraction = exact(value)
        return f"{fraction.numerator}/{fraction.denominator}"
    if isinstance(value, date):
        return _moment(value)
    return _collection(value)


def _moment(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        raise ValueError("A time without a zone can't be sealed.")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _collection(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("Only text can be a key in a sealed value.")
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} can't be sealed.")
