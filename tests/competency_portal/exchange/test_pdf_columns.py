"""Columns of running text by their gutters. Every content is invented."""

import pytest

from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.pdf_columns import gutters_of, heads_over, parted_at, runs_on
from competency_portal.exchange.pdf_lines import Segment
from tests.competency_portal.exchange.pdf_maker import at, pdf_of, segment

LINE = ("reads", "the", "tides", "often")
OTHERS = [LINE, LINE[::-1], (*LINE[1:], "reads"), ("often", *LINE[:3]), LINE[::-1], (LINE[0], *LINE[:0:-1])]


def page(gap, *columns):
    """Lines over two columns of 120 points; those of a page set to a width are one segment each."""
    found = []
    for n, (left, right) in enumerate(zip(*columns, strict=True)):
        one, other = segment(left, 60, 180, 100 + 14 * n), segment(right, 180 + gap, 300 + gap, 100 + 14 * n)
        found += [one, other] if gap > 9 else [Segment(one.glyphs + other.glyphs)]
    return found


@pytest.mark.parametrize(("gap", "found"), [(3, 0), (6, 1), (12, 1)])
def test_a_gutter_is_white_at_one_place_of_all_lines_however_narrow(gap, found):
    lines = page(gap, OTHERS, OTHERS[::-1])

    gutters = gutters_of(lines)

    assert len(gutters) == found
    assert [len(one.glyphs) for one in parted_at(lines, gutters)] == ([18] * 12 if found else [36] * 6)


def test_text_that_goes_on_at_the_top_of_the_next_column_is_no_table():
    assert runs_on(page(12, [LINE] * 6, [LINE] * 6), [186]) is True
    assert runs_on(page(12, [("Reads.",)] * 6, [("Tides.",)] * 6), [186]) is False


def test_the_columns_of_the_page_before_go_on_where_few_lines_tell():
    lines = page(12, [LINE] * 2, [LINE] * 2)

    assert (gutters_of(lines), gutters_of(lines, [186])) == ([], [186])


@pytest.mark.parametrize(
    ("sizes", "texts"),
    [
        ((18, 18, 14), ["Competency Profile: Harbor Pilot", "Tides"]),
        ((14, 14, 18), ["Competency Profile:", "Harbor Pilot", "Tides"]),
    ],
)
def test_a_title_in_the_largest_type_may_be_broken_behind_a_colon(sizes, texts):
    lines = [("Competency Profile:", 80), ("Harbor Pilot", 100), ("Tides", 140)]
    parts = [at(72, y, text, size=size) for (text, y), size in zip(lines, sizes, strict=True)]
    parts += [at(72, 160 + 14 * n, "Reads the tide at the harbor wall and writes it down.") for n in range(9)]

    found = parse_document(pdf_of(parts), "model.pdf").passages

    assert [one.text for one in found if one.kind == "heading"] == texts


@pytest.mark.parametrize(
    ("beside", "under", "over"),
    [(86, 142, True), (112, 142, False), (86, 138, False), (200, 228, False)],
)
def test_a_heading_with_white_beside_it_and_text_at_one_height_below_stands_over_all_columns(
    beside, under, over
):
    head = segment(("Tides",), 60, 85, 114)
    head.glyphs = [glyph._replace(size=14.0) for glyph in head.glyphs]
    left = [segment(LINE, 60, 180, bottom) for bottom in (86, 142, 156)]
    right = [segment(LINE, 190, 310, bottom) for bottom in (beside, under, under + 14)]

    assert heads_over([*left, head, *right], [185]) == ([head] if over else [])
    assert heads_over([*left, head, *right], []) == []
