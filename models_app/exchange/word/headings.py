"""The heading of a competency: number, name and variant in one line, and taken apart again."""

import re

from models_app.calculations.plain import PlainCompetency
from models_app.exchange.assembly import split_variant

NUMBERED = re.compile(r"(?P<number>\d{1,6})[.)]\s+(?P<text>\S.*)", re.DOTALL)

Named = tuple[int | None, str, str]


def named(row: PlainCompetency) -> Named:
    """Number, name and variant."""
    return row.number, row.family, row.variant


def parsed(heading: str) -> Named:
    """Number, name and variant as a heading says them: '28. Supervision', 'Problem Solving (Thinks Creatively)'."""
    match = NUMBERED.fullmatch(heading)
    family, variant = split_variant(match["text"] if match else heading)
    return int(match["number"]) if match else None, family, variant
