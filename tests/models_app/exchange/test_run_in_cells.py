"""Tables of one column with names that run into their texts. Every content is invented."""

from dataclasses import replace

import pytest

from competency_portal.exchange.document import Mark
from models_app.exchange.run_in_cells import cells_as_lines
from tests.models_app.exchange.reading import best, outline, rows

NAMES = ("Tide Reading", "Net Mending", "Bargaining")


def framed(*texts, head=()):
    lines = rows(*head, *texts)
    return [replace(line, marks=(Mark(0, line.text.find(".") + 1, "bold"),)) for line in lines]


@pytest.mark.parametrize("head", [(), ("Competencies",)])
def test_the_rows_are_a_flat_list(head):
    reading = best(framed(*(f"{name}. Knows it well." for name in NAMES), head=head))

    assert outline(reading.model) == [(name, None, "Knows it well.") for name in NAMES]


def test_paragraphs_of_a_cell_are_lines_with_their_typeface():
    line = replace(
        framed("Tide Reading. Knows it.\u2028 - Asks first")[0],
        marks=(Mark(0, 13, "bold"), Mark(25, 31, "italic")),
    )
    others = framed(*(f"{name}. Knows it." for name in NAMES[1:]))

    found = cells_as_lines([line, *others])

    assert [(one.text, one.kind, one.marks) for one in found[:2]] == [
        ("Tide Reading. Knows it.", "paragraph", (Mark(0, 13, "bold"),)),
        ("- Asks first", "paragraph", (Mark(0, 6, "italic"),)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        framed(*(f"{name}. Knows it." for name in NAMES[:2])),
        framed("Tide Reading. Knows it.\tBasic", *(f"{name}. Knows it." for name in NAMES)),
        framed(*(f"{name}. Knows it." for name in NAMES), "Knows more of it"),
        rows(*(f"{name}. Knows it." for name in NAMES)),
    ],
)
def test_other_tables_stay(lines):
    assert cells_as_lines(lines) == lines
