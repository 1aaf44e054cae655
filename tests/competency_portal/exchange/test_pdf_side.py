"""Names at the side of their texts, without lines. Every content is invented."""

import pytest

from competency_portal.exchange.parsing import parse_document
from tests.competency_portal.exchange.pdf_maker import at, lines, pdf_of

NAMES = [("Tide", "Reading"), ("Nets",), ("Knots and", "Splices")]
TEXTS = [
    ("Reads the tide at the harbor wall", "and in the estuary.", "Writes it down each morning."),
    ("Casts the nets with the current", "and hauls them in.", "Mends them by night."),
    ("Ties all knots of the fleet and", "teaches them.", "Splices lines of all kinds."),
]
READ = [" ".join((*text[:2], text[2])) for text in TEXTS]


def page(names=NAMES, first=0.0, top=120):
    """Names beside texts; the first line of each name so many points below the one of its text."""
    parts = [at(72, 80, "Competencies of Fishers", size=16)]
    for number, (name, text) in enumerate(zip(names, TEXTS, strict=True)):
        y = top + 90 * number
        parts += [*lines(72, y + first, *name, font="B"), *lines(200, y, *text)]
    return parts


def read(*parts):
    return [
        (passage.text, passage.doubtful)
        for passage in parse_document(pdf_of(*parts), "model.pdf").passages[1:]
    ]


@pytest.mark.parametrize("first", [0, -10])
def test_names_over_lines_of_their_texts_are_read_before_these(first):
    found = read(page(first=first))

    assert [text for text, _ in found if text[:4] in ("Tide", "Nets", "Knot")] == [
        "Tide Reading",
        "Nets",
        "Knots and Splices",
    ]
    assert " ".join(text for text, _ in found).split() == [
        word
        for name, text in zip(NAMES, READ, strict=True)
        for word in (*" ".join(name).split(), *text.split())
    ]
    assert not any(doubtful for _, doubtful in found)


def test_names_in_the_middle_of_their_texts_leave_these_in_doubt():
    assert all(doubtful for _, doubtful in read(page(first=8)))


def test_names_on_one_line_stay_in_the_lines_of_their_texts():
    found = read(page([("Tide Reading",), ("Nets",), ("Knots",)]))

    assert found[0][0].split("\t") == ["Tide Reading", TEXTS[0][0]]
