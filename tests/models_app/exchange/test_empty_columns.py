"""Margins of sheets. Every content is invented."""

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.empty_columns import without_margins


def row(n, text, table=1, marks=()):
    return Words(text, (n,), kind="row", table=table, marks=marks)


def test_columns_that_no_row_fills_are_gone_table_by_table():
    lines = [
        row(1, "Clerk Model"),
        row(2, "\t\tCompetency\tBasic", marks=(Mark(2, 12, "bold"),)),
        row(3, "\t\tFiling\t\tMore"),
        row(4, "\tNote"),
        row(5, "\tA\tB", table=2),
        row(6, "C\tD", table=2),
    ]

    assert without_margins(lines) == [
        row(1, "Clerk Model"),
        row(2, "Competency\tBasic", marks=(Mark(0, 10, "bold"),)),
        row(3, "Filing\t\tMore"),
        row(4, "Note"),
        row(5, "\tA\tB", table=2),
        row(6, "C\tD", table=2),
    ]
