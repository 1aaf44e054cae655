"""Tables of a PDF that stand side by side. Every content is invented."""

import pytest

from competency_portal.exchange.parsing import parse_document
from tests.competency_portal.exchange.pdf_maker import at, grid, pdf_of

HEADS = ("Name", "Meaning")
LEFT, RIGHT = (60, 120, 280), (300, 360, 520)


def table(xs, y, *rows):
    """A table with lines, its rows 30 points high."""
    parts = grid(xs, [y + 30 * n for n in range(len(rows) + 1)])
    for n, row in enumerate(rows):
        parts += [at(x + 4, y + 18 + 30 * n, text) for x, text in zip(xs, row, strict=False) if text]
    return parts


def read(*pages):
    return [passage.text.split("\t") for passage in parse_document(pdf_of(*pages), "model.pdf").passages]


WIDE = (*LEFT[:2], 300, *RIGHT[1:])
TIDE, NETS, KNOTS, OARS = (
    ("Tide", "Reads the tide."),
    ("Nets", "Mends nets."),
    ("Knots", "Ties knots."),
    ("Oars", "Rows home."),
)


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        (
            [table(LEFT, 100, HEADS, TIDE, NETS) + table(RIGHT, 100, HEADS, KNOTS, OARS)],
            [HEADS, TIDE, NETS, HEADS, KNOTS, OARS],
        ),
        (
            [table(LEFT, 100, HEADS, TIDE, NETS) + table(RIGHT, 100, HEADS, KNOTS)],
            [HEADS, TIDE, NETS, HEADS, KNOTS],
        ),
        (
            [table(WIDE, 100, (*HEADS, *HEADS), (*TIDE, *NETS)), table(WIDE, 72, (*KNOTS, *OARS))],
            [HEADS, TIDE, KNOTS, HEADS, NETS, OARS],
        ),
        (
            [
                table(WIDE, 100, (*HEADS, *HEADS), (*TIDE, *NETS)),
                [at(60, 60, "Only of boats"), *table(WIDE, 80, (*HEADS, *HEADS), (*KNOTS, *OARS))],
            ],
            [HEADS, TIDE, HEADS, NETS, ("Only of boats",), HEADS, KNOTS, HEADS, OARS],
        ),
        (
            [table(WIDE, 100, (*HEADS, "Level", "Place"), (*TIDE, *NETS))],
            [(*HEADS, "Level", "Place"), (*TIDE, *NETS)],
        ),
        ([table(LEFT, 100, ("Yes", "Yes"), TIDE)], [("Yes", "Yes"), TIDE]),
        ([table(LEFT, 100, ("", "Of all"), HEADS, TIDE)], [("", "Of all"), HEADS, TIDE]),
    ],
    ids=[
        "apart",
        "shorter",
        "over pages",
        "text between",
        "other heads",
        "no block",
        "nothing in the first cell",
    ],
)
def test_tables_under_the_same_heads_are_read_one_after_the_other(pages, found):
    assert read(*pages) == [list(row) for row in found]
