"""The edge of a narrow column of a PDF. Every content is invented."""

import pytest

from competency_portal.exchange.pdf_edges import right_edge
from tests.competency_portal.exchange.pdf_maker import segment

PAGE = 612.0
SENTENCE = [
    "Writes the tides",
    "down for all and",
    "reads them aloud",
    "to those who are",
    "at the long pier",
    "all night.",
]


def column(*texts, top=100):
    """Lines of a column of 80 points at the left edge; a capital after the end of a text begins a paragraph."""
    found, bottom = [], top
    for above, text in zip(["", *texts], texts, strict=False):
        bottom += 24 if above.endswith(".") else 14
        found.append(segment(text.split(), 60, 60 + 5 * len(text), bottom))
    return found


@pytest.mark.parametrize(
    ("lines", "edge"),
    [
        (column(*SENTENCE), 140.0),
        (column(*SENTENCE[:4]), PAGE - 60),  # three of them prove nothing
        (column(*SENTENCE, "A line of the same type that passes it"), PAGE - 60),
        (column("Keeps", *SENTENCE[1:], "of"), PAGE - 60),  # had room for 'down'
    ],
)
def test_lines_that_go_on_tell_the_edge_of_a_narrow_column(lines, edge):
    assert right_edge([lines], PAGE) == edge
