"""Names as wide as their column in a PDF. Every content is invented."""

import pytest

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_names import mark_doubtful, names_in
from competency_portal.exchange.pdf_paragraphs import paragraphs_of
from tests.competency_portal.exchange.pdf_maker import segment

EDGE = 160.0
TEXT = ["Reads all the tides", "for the night watch."]


def line(text, bottom, bold=""):
    """A line of 5 points a letter; it begins with the letters in bold."""
    rest = segment(text[len(bold) :].split(), 60 + 5 * len(bold), 60 + 5 * len(text), bottom)
    head = segment([bold], 60, 60 + 5 * len(bold), bottom, bold=True).glyphs if bold else []
    return Segment([*head, *rest.glyphs]) if len(bold) < len(text) else Segment(head)


def read(*texts, bold=(), apart=()):
    """The paragraphs, and whether each may hold a name; the lines whose numbers stand in `apart` have room above."""
    lines, bottom = [], 100
    for number, text in enumerate(texts):
        bottom += 24 if number in apart else 14
        marked = next((one for one in bold if text.startswith(one)), "")
        lines.append(line(text, bottom, marked))
    names = names_in([(lines, EDGE)])
    found = paragraphs_of(lines, 1, EDGE, names)
    mark_doubtful(found, lines, names)
    return [(plain(one.pieces), one.may_hold_name) for one in found]


def test_a_name_as_wide_as_its_column_is_told_by_two_shorter_ones():
    short = ["Tides", *TEXT, "Ropes", *TEXT]
    wide = ["Harbor Watch Keeping", *TEXT]
    whole = (" ".join(TEXT), False)

    assert read(*short, *wide, apart=(3, 6)) == [
        ("Tides", False),
        whole,
        ("Ropes", False),
        whole,
        ("Harbor Watch Keeping", False),
        whole,
    ]
    assert read(*short, *wide)[4:] == [
        ("Harbor Watch Keeping", False),
        whole,
    ]  # no room above, but a sentence
    assert read(*short[:3], *wide, apart=(3,))[2:] == [(" ".join(wide), True)]


@pytest.mark.parametrize(
    ("lines", "may_hold_name"),
    [
        (["Harbor Watch Keeping", *TEXT], True),
        (["Harbor Watch Keeping", "and Tide Reading II", *TEXT], True),
        ([*TEXT, "Harbor Watch Keeping", *TEXT], True),
        (["Harbor watch keeping", *TEXT], False),  # no line tells that names are written so
        (["Reads the tides for", "Alder Bay all night."], False),
        (["Harbor Watch Keeping", "Tides"], False),  # a heading of two lines
        (["Harbor Watch Keeping", "reads all the tides."], False),
        (["Harbor Watch Keeping,", *TEXT], False),
        (["- Harbor Watch Staff", *TEXT], False),
    ],
)
def test_a_line_with_capitals_between_sentences_may_be_a_name(lines, may_hold_name):
    assert [doubt for _, doubt in read(*lines)] == [may_hold_name]


def test_names_without_capitals_are_in_doubt_where_shorter_ones_are_written_so():
    short = ["Tide tables", *TEXT, "Ropes aboard", *TEXT]

    assert read(*short, "Harbor watch keeping", *TEXT, apart=(3, 6))[-1:] == [
        (" ".join(["Harbor watch keeping", *TEXT]), True)
    ]


def test_a_bold_name_that_fills_its_line_runs_into_the_text_as_others_do():
    others = ["Tides. Reads them all", "Ropes. Keeps them dry"]
    name, bold = "Harbor Watch Upkeep.", ("Tides.", "Ropes.", "Harbor Watch Upkeep.")

    assert read(*others, name, *TEXT, bold=bold, apart=(1, 2))[2:] == [(" ".join([name, *TEXT]), False)]
    assert read(others[0], name, *TEXT, bold=bold, apart=(1,))[1:] == [(name, False), (" ".join(TEXT), False)]
    assert read(*others, "Boats.", *TEXT, name, *TEXT, bold=(*bold, "Boats."), apart=(1, 2, 5))[4] == (
        name,
        False,
    )
