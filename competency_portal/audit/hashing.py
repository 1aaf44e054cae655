"""Canonical text of an entry and its keyed hash. Pure: no clock, no database."""

import hashlib
import hmac
import json
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

# Each has one text form only; datetime is a date.
AS_TEXT = (Decimal, Fraction, UUID)


def _plain(value: Any) -> Any:
    """The value as something JSON can hold in exactly one way. Floats have several texts, so they are refused."""
    if isinstance(value, dict):
        if bad := [key for key in value if not isinstance(key, str)]:
            raise TypeError(f"Keys of an audit payload are texts, not {bad[0]!r}.")
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, AS_TEXT):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"An audit payload can't hold {value!r} ({type(value).__name__}); pass text or Decimal.")


def canonical(data: dict[str, Any]) -> str:
    """JSON with sorted keys, no spaces, ASCII only (NUL and lone surrogates are escaped, so both databases take it)."""
    return json.dumps(_plain(data), sort_keys=True, separators=(",", ":"), allow_nan=False)


def keyed_hash(key: str, text: str) -> str:
    """HMAC-SHA256 as 64 hexadecimal digits."""
    return hmac.new(key.encode(), text.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()
