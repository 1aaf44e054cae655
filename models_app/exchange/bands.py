"""Levels by grade, packed into one cell: 'GS-01-04: 2; 05-06: 3'. Kept as stated; used for the grade of the class."""

import re
from dataclasses import dataclass

APART = re.compile(r"[;,|\u2028\n]")
BAND = re.compile(
    r"(?:grades?\s+)?(?:(?P<plan>[A-Z]{2,3})[- ]?)?(?P<low>\d{1,2})"
    r"(?:\s*[-–/]\s*(?:[A-Z]{2,3}[- ]?)?(?P<high>\d{1,2}))?"
    r"\s*(?:→|->|:|=|\s)\s*(?P<level>\S.{0,40})",
    re.IGNORECASE,
)
GRADE = re.compile(r"(?P<plan>[A-Z]{2,3})[- ]?(?P<number>\d{1,2})", re.IGNORECASE)

GRADE_HEAD = re.compile(
    r"(?:pay )?(?:grades?\s+\d{1,2}|(?:GS|GM|WG|WL|WS|NF|GL|GP|GG|ES|SES)[- ]?\d{1,2})"
    r"(?:\s*[-–/]\s*(?:[A-Z]{2,3}[- ]?)?\d{1,2})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Band:
    """Grades from `low` to `high` of a pay plan need this level."""

    plan: str
    low: int
    high: int
    level: str


def bands_of(cell: str) -> list[Band]:
    """The bands in a cell; empty where any part of it is something else. A plan holds until another one is named."""
    found: list[Band] = []
    plan = ""
    for part in APART.split(cell):
        if not part.strip():
            continue
        match = BAND.fullmatch(part.strip())
        if not match:
            return []
        plan = (match["plan"] or plan).upper()
        low = int(match["low"])
        found.append(Band(plan, low, int(match["high"] or low), match["level"].strip()))
    return found if len(found) > 1 or (found and found[0].plan) else []


def is_grade(head: str) -> bool:
    """Whether a head is a grade of a pay plan, or a span of them: 'GS-07', 'GS-05/07', 'Grade 9'."""
    return bool(GRADE_HEAD.fullmatch(head.strip()))


def level_for(grade: str, bands: list[Band]) -> str | None:
    """The level of the one band that holds this grade; None where none or several do."""
    match = GRADE.fullmatch(grade.strip())
    if not match:
        return None
    number, plan = int(match["number"]), match["plan"].upper()
    levels = {band.level for band in bands if band.low <= number <= band.high and band.plan in ("", plan)}
    return levels.pop() if len(levels) == 1 else None
