"""Pieces that are kept after the first drawing: same words, same escaping, never mixed up."""

from decimal import Decimal

from django.template import Context, Template
from django.utils.safestring import SafeString

CELL = Template("{% load portal %}{% heat value 1 5 %}")
WORD = Template("{% load portal %}{% tag word kind='good' %}")


def test_equal_numbers_written_differently_stay_different():
    drawn = [CELL.render(Context({"value": value})) for value in (Decimal("1"), Decimal("1.00"), 1)]

    assert [text.count(">1<") for text in drawn] == [1, 0, 1]
    assert ">1.00<" in drawn[1]


def test_a_kept_piece_is_escaped_by_the_kind_of_its_words():
    drawn = [WORD.render(Context({"word": word})) for word in (SafeString("<i>"), "<i>", SafeString("<i>"))]

    assert ["<i>" in text for text in drawn] == [True, False, True]


def test_the_same_piece_is_the_same_again():
    assert CELL.render(Context({"value": None})) == CELL.render(Context({"value": None}))
