"""Running heads of several parts, on odd and even pages, with page numbers and names of sections. All invented."""

import pytest

from competency_portal.exchange.pdf_lines import lines_of
from competency_portal.exchange.pdf_running import running_lines
from tests.competency_portal.exchange.pdf_maker import segment

AGENCY = ["Harbor", "Authority"]
SECTIONS = ["Deck", "Deck", "Night", "Night", "Cargo", "Cargo"]
OPENS = ("Reads", "Counts", "Keeps", "Speaks", "Looks", "Explains")


def page(number, parts, second=0.0):
    """A page with a head of parts (words, where they begin and end) and text; `second` is where its cells begin."""
    found = [segment(words, x0, x1, 40) for words, x0, x1 in parts]
    for n in range(8):
        words = [OPENS[(number + n) % 6], "the", "tide", str(number), "at", "night"]
        cells = [(72, 180), (second, 540)] if second else [(72, 540)]
        found += [segment(words, x0, max(x1, x0 + 200), 90 + 14 * n) for x0, x1 in cells]
    return (number, 792.0, lines_of(found))


def heads(pages, usual=10.0):
    running = running_lines(pages, usual)
    return [number for number, _, lines in pages if running.get(id(lines[0])) == "header"]


@pytest.mark.parametrize(
    ("x0", "x1", "second", "found"),
    [
        (460, 540, 0.0, [1, 2, 3, 4, 5, 6]),
        (460, 528, 0.0, [1, 2, 3, 4, 5, 6]),
        (460, 527, 0.0, []),
        (400, 540, 340.0, [1, 2, 3, 4, 5, 6]),
        (340, 540, 340.0, []),
        (338, 540, 340.0, []),
    ],
)
def test_a_head_of_two_parts_reaches_the_edge_and_heads_no_column(x0, x1, second, found):
    pages = [page(n, [(AGENCY, 72, 200), (["New", "Draft"], x0, x1)], second) for n in range(1, 7)]

    assert heads(pages) == found


@pytest.mark.parametrize(
    ("last", "found"), [(6, [1, 2, 3, 4, 5, 6]), (4, [1, 2, 3, 4]), (3, [1, 3]), (2, [])], ids=str
)
def test_two_heads_take_turns_on_odd_and_even_pages(last, found):
    pages = [page(n, [(AGENCY if n % 2 else ["Deckhands"], 72, 200)]) for n in range(1, last + 1)]

    assert heads(pages) == found


@pytest.mark.parametrize(
    ("parts", "usual", "found"),
    [
        (lambda n, s: [([s, OPENS[n - 1]], 72, 200), ([str(n + 4)], 530, 540)], 10.0, [1, 2, 3, 4, 5, 6]),
        (lambda n, s: [([s, OPENS[n - 1]], 72, 200), ([str(n * 3)], 530, 540)], 10.0, []),
        (lambda n, s: [([s, OPENS[n - 1]], 72, 200), ([str(n)], 530, 540)], 9.0, []),
        (lambda n, s: [([str(n)], 72, 80), ([s, OPENS[n - 1]], 400, 540)], 10.0, []),
        (lambda n, s: [([s], 72, 200)], 11.0, [1, 2, 3, 4, 5, 6]),
        (lambda n, s: [([s], 72, 200)], 10.0, []),
        (lambda n, s: [([s, OPENS[n - 1]], 72, 200)], 11.0, []),
    ],
)
def test_words_that_change_stand_beside_the_number_of_the_page_or_come_again_in_small_type(
    parts, usual, found
):
    pages = [page(n, parts(n, section)) for n, section in enumerate(SECTIONS, 1)]

    assert heads(pages, usual) == found
