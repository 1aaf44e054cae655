"""How numbers, moments and found words are written on a page. Knows no request and no table."""

import re
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import floor
from zoneinfo import ZoneInfo

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
ELLIPSIS = "…"


def moment(value: datetime, zone: str, *, named: bool = False, seconds: bool = False) -> str:
    """'Dec 7, 2026, 4:15 p.m.' in the named IANA zone; with `named` the zone's short name follows.

    `value` must carry a time zone (stored moments are UTC).
    """
    local = value.astimezone(ZoneInfo(zone))
    half = "a.m." if local.hour < 12 else "p.m."
    minute = f"{local.minute:02}:{local.second:02}" if seconds else f"{local.minute:02}"
    text = f"{MONTHS[local.month - 1]} {local.day}, {local.year}, {local.hour % 12 or 12}:{minute} {half}"
    return f"{text} {local.tzname()}" if named else text


def clock(value: datetime, zone: str) -> str:
    """'1:22:40 p.m.' in the named IANA zone, for what happened today."""
    local = value.astimezone(ZoneInfo(zone))
    half = "a.m." if local.hour < 12 else "p.m."
    return f"{local.hour % 12 or 12}:{local.minute:02}:{local.second:02} {half}"


def saved(value: datetime, zone: str, now: datetime) -> str:
    """'1:22:40 p.m.' for a moment of today in that zone, 'Dec 7, 2026, 1:22 p.m.' for an earlier one."""
    today = value.astimezone(ZoneInfo(zone)).date() == now.astimezone(ZoneInfo(zone)).date()
    return clock(value, zone) if today else moment(value, zone)


def rounded(value: Decimal | Fraction | int, places: int) -> str:
    """A score as shown: rounded once, half away from zero, with exactly `places` decimals."""
    exact = Fraction(value)
    units = floor(abs(exact) * 10**places + Fraction(1, 2))
    sign = "-" if exact < 0 and units else ""
    whole, rest = divmod(units, 10**places)
    return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"


def words_of(query: str) -> list[str]:
    """Different words of a search, longest first, so that 'leadership' is marked before 'lead'."""
    return sorted({word.casefold(): word for word in query.split()}.values(), key=len, reverse=True)


def _hits_of(words: list[str]) -> str:
    """Pattern of a word of the query where it begins a word of the text, as the search finds it."""
    return "|".join((r"\b" if word[0].isalnum() else "") + re.escape(word) for word in words)


def pieces(text: str, query: str) -> list[tuple[str, bool]]:
    """The text cut at each hit of a word of the query: [(piece, is it a hit)], empty pieces left out."""
    words = words_of(query)
    if not words:
        return [(text, False)] if text else []
    cut = re.split(f"({_hits_of(words)})", text, flags=re.IGNORECASE)
    return [(piece, index % 2 == 1) for index, piece in enumerate(cut) if piece]


def excerpt(text: str, query: str, length: int = 160) -> str:
    """About `length` characters around the first hit, cut between words; the start when nothing is hit."""
    if len(text) <= length:
        return text
    words = words_of(query)
    found = re.search(_hits_of(words), text, flags=re.IGNORECASE) if words else None
    start = max(0, (found.start() if found else 0) - length // 3)
    if start:
        start = text.find(" ", start) + 1 or start
    end = len(text) if start + length >= len(text) else max(text.rfind(" ", start, start + length), start + 1)
    return f"{ELLIPSIS if start else ''}{text[start:end]}{ELLIPSIS if end < len(text) else ''}"
