"""Words divided at the end of a line of a PDF."""

import pytest

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_paragraphs import joined_to, paragraph_of, with_whole_words
from tests.competency_portal.exchange.pdf_maker import segment


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("short-", "or long", "short- or long"),
        ("entry-", "and/or higher", "entry- and/or higher"),
        ("hit-", "and-run", "hit-and-run"),
        ("safety-", "oriented", "safety-oriented"),
        ("or-", "or more", "oror more"),  # a word of the document
    ],
)
def test_a_hyphen_before_and_or_or_keeps_its_blank(above, below, text):
    paragraph = paragraph_of(segment([above], 60, 100, 100), 1)

    joined_to(paragraph, paragraph_of(segment(below.split(), 60, 160, 114), 1))

    assert plain(with_whole_words(paragraph.pieces, frozenset({"oror"}))) == text
