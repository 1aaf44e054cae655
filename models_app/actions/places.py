"""Positions of ordered rows: unique, counted from 1 without gaps."""

from typing import Any

ASIDE = 10_000  # positions are unique, so that rows step aside while they change places


def renumber(rows: list[Any]) -> None:
    """Positions 1, 2, 3, … in this order. Unique positions: those that change step aside first."""
    wrong = [(place, row) for place, row in enumerate(rows, 1) if row.position != place]
    for place, row in wrong:
        type(row).objects.filter(pk=row.pk).update(position=ASIDE + place)
    for place, row in wrong:
        type(row).objects.filter(pk=row.pk).update(position=place)
        row.position = place
