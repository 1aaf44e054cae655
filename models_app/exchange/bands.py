"""Levels by grade, packed into one cell: 'GS-01-04: 2; 05-06: 3'. Kept as stated; used for the grade of the class."""

import re
from dataclasses import dataclass

from models_app.exchange.lines import is_paragraph

APART = re.compile(r"[;,|\u2028\n]")
BAND = re.compile(
    r"(?:grades?\s+)?(?:(?P<plan>[A-Z]{2,3})[- ]?)?(?P<low>\d{1,2})"
    r"(?:\s*[-–/]\s*(?:[A-Z]{2,3}[- ]?)?(?P<high>\d{1,2}))?"
    r"\s*(?:→|->|:|=|\s)\s*(?P<level>\S.{0,40})",
    re.IGNORECASE,
)
GRADE = re.compile(r"(?P<plan>[A-Z]{2,3})[- ]?(?P<number>\d{1,2})", re.IGNORECASE)

PLANS = r"(?:GS|GM|WG|WL|WS|NF|GL|GP|GG|ES|SES)[- ]?\d{1,2}"
SPEAKS_OF_GRADES = re.compile(rf"\b(?:grades?|{PLANS})\b", re.IGNORECASE)
GRADE_HEAD = re.compile(
    rf"(?:pay )?(?:grades?\s+\d{{1,2}}|{PLANS})"
    r"(?:\s*[-–/]\s*(?:[A-Z]{2,3}[- ]?)?\d{1,2})?",
    re.IGNORECASE,
)

BY_GRADE = "has levels by grade"  # what a finding says of a competency
LONGEST_BAND = 100  # characters
LONGEST_LEVEL = 3  # words of a level beside a grade


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
        match = BAND.fullmatch(part.strip()) if len(part) <= LONGEST_BAND else None
        if not match:
            return []
        plan = (match["plan"] or plan).upper()
        low = int(match["low"])
        found.append(Band(plan, low, int(match["high"] or low), match["level"].strip()))
    return found if len(found) > 1 or (found and found[0].plan) else []


def is_grade(head: str) -> bool:
    """Whether a head is a grade of a pay plan, or a span of them: 'GS-07', 'GS-05/07', 'Grade 9'."""
    return bool(GRADE_HEAD.fullmatch(head.strip()))


def are_bands(label: str, cell: str) -> bool:
    """Whether a labelled text is bands, and label or text speaks of grades: '1 Basic, 2 Able' lists a scale."""
    return bool(SPEAKS_OF_GRADES.search(f"{label}: {cell}") and bands_of(cell))


def is_level_of_grade(label: str, text: str) -> bool:
    """Whether a grade stands in front of a level, as 'GS-07: 2' does, and of no text."""
    return is_grade(label) and 0 < len(text.split()) <= LONGEST_LEVEL and not is_paragraph(text)


def level_for(grade: str, bands: list[Band]) -> str | None:
    """The level of the one band that holds this grade; None where none or several do."""
    match = GRADE.fullmatch(grade.strip())
    if not match:
        return None
    number, plan = int(match["number"]), match["plan"].upper()
    levels = {band.level for band in bands if band.low <= number <= band.high and band.plan in ("", plan)}
    return levels.pop() if len(levels) == 1 else None
