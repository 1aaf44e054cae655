"""Words divided at the ends of lines of a PDF."""

import pytest

from competency_portal.exchange.passages import DocumentBuilder, Piece, plain
from competency_portal.exchange.pdf_paragraphs import (
    hyphens_in,
    joined_cell,
    paragraphs_of,
    with_whole_words,
)
from tests.competency_portal.exchange.pdf_maker import segment


def lines_of(*texts):
    """Lines that leave room on the right, below each other."""
    return [segment(text.split(), 60, 60 + 5 * len(text), 100 + 14 * n) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "wanted", "asked"),
    [
        (["work of short-", "or long terms"], "work of short- or long terms", ()),
        (["a safety-", "oriented crew"], "a safety-oriented crew", ("safety-oriented",)),
        (["to dis-", "cuss and dis-", "cuss or discuss"], "to discuss and discuss or discuss", ()),
        (["by e-", "mail to and\xad", "rea"], "by e-mail to andrea", ()),
    ],
)
def test_a_line_that_ends_in_a_word_goes_on_however_short_it_is(texts, wanted, asked):
    [paragraph] = paragraphs_of(lines_of(*texts), 1, 500)
    [cell] = joined_cell(lines_of(*texts), 50, 500)

    whole = [with_whole_words(pieces, hyphens_in([pieces])) for pieces in (paragraph.pieces, cell)]

    assert [(plain(pieces), words) for pieces, words in whole] == [(wanted, asked)] * 2


def test_lines_with_room_and_without_a_divided_word_stay_lines():
    assert len(paragraphs_of(lines_of("Self-", "Management", "and more"), 1, 500)) == 3


def test_a_soft_hyphen_at_the_end_of_a_passage_is_a_hyphen():
    builder = DocumentBuilder()
    for text in ("reports of pro\xad", "blem\xad solving"):
        builder.add([Piece(text[:4]), Piece(text[4:])])

    assert [passage.text for passage in builder.passages] == ["reports of pro\u2010", "blem solving"]
