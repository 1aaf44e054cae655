"""Rows name a competency by number and by name: what to say where the two tell of different ones."""

from collections.abc import Mapping, Sequence

from models_app.calculations.left_out import EMPTIED
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.empty_texts import NOT_TAKEN
from models_app.exchange.tabular.rows import Notes, Row

NAME = "Competency"
RENAMED = "It is the name that the competency had before"
CONTRADICTS = "It is not the name of the competency with the number of its row"
GROUP_GONE = "It names a group that is not in the sheet 'Document'"
GONE = "It is about a competency that is not in the sheet 'Competencies'"

About = Mapping[int, Sequence[Row]]


def tell_contradictions(
    names: Mapping[int, str], places: Mapping[int, int], about: About, notes: Notes
) -> None:
    """A finding where rows name another competency than their number does. They are taken by their number.

    Where all rows of a competency agree on a name that no other one has, it was renamed in its own sheet; that is told.
    """
    for number, name in names.items():
        rows = [row for row in about.get(number, ()) if row[NAME].strip()]
        other = [row for row in rows if folded(row[NAME]) != folded(name)]
        if not other:
            continue
        stated = {folded(row[NAME]) for row in other}
        taken = {folded(one) for n, one in names.items() if n != number}
        if len(other) == len(rows) and len(stated) == 1 and not stated & taken:
            for row in other:
                notes.left(row, RENAMED, NAME)
            notes.found(
                f"{name} has another name in its other rows",
                f"They say {_said(other)}. It was taken for renamed in the sheet 'Competencies'.",
                other,
                places[number],
            )
            continue
        for row in other:
            notes.left(row, CONTRADICTS, NAME)
        notes.found(
            f"Rows of {name} name another competency",
            f"They have the number {number}, which is '{name}', and say {_said(other)}. "
            "They were taken by their number.",
            other,
            places[number],
        )


def tell_empty(names: Mapping[int, str], places: Mapping[int, int], empty: About, notes: Notes) -> None:
    """A finding for each competency with rows whose words are gone."""
    for number, rows in empty.items():
        if number in names:
            listed = ", ".join(f"sheet '{row.sheet}', row {row.number}" for row in rows)
            notes.found(
                f"{names[number]} {EMPTIED}",
                f"Empty: {listed}. {NOT_TAKEN}",
                rows,
                places[number],
                FindingKind.TEXT,
            )


def tell_gone(names: Mapping[int, str], about: About, notes: Notes) -> None:
    """Rows of a competency that was deleted go nowhere. Where they name one that is there, the number is in doubt."""
    there = {folded(name) for name in names.values()}
    for number, rows in about.items():
        if number in names:
            continue
        for row in rows:
            notes.left_whole(row, GONE)
        doubtful = [row for row in rows if not row[NAME].strip() or folded(row[NAME]) in there]
        if doubtful:
            notes.found(
                f"Rows have the number {number}, which no competency has",
                f"They say {_said(doubtful)}. They were not taken over.",
                doubtful,
            )


def tell_gone_groups(without: About, notes: Notes) -> None:
    """Competencies of a group that was deleted stand in none: a finding for each such group, by its number."""
    for number, rows in without.items():
        for row in rows:
            notes.left_whole(row, GROUP_GONE)
        notes.found(
            f"There is no group {number} in the sheet 'Document'",
            f"Rows that name it say {_said(rows)}. These competencies were put in no group.",
            rows,
        )


def _said(rows: Sequence[Row]) -> str:
    """'Judgment' (sheet 'Indicators', row 5), as many as fit."""
    told = [f"'{row[NAME] or 'no name'}' (sheet '{row.sheet}', row {row.number})" for row in rows[:5]]
    more = len(rows) - len(told)
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")
