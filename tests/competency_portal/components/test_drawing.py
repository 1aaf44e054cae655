from decimal import Decimal
from fractions import Fraction

import pytest

from competency_portal.components.drawing import Rung, bar_width, blue, ladder


def test_ladder_of_three_levels_as_in_the_mockup():
    assert ladder(2, 3) == (
        Rung(0, 14, 9, 8, True),
        Rung(12, 8, 9, 14, True),
        Rung(24, 2, 9, 20, False),
    )


@pytest.mark.parametrize("of", range(2, 8))
def test_ladder_rises_from_eight_to_twenty_pixels_for_every_scale(of):
    rungs = ladder(of, of)

    heights = [rung.height for rung in rungs]
    assert (heights[0], heights[-1], len(heights)) == (8, 20, of)
    assert heights == sorted(heights)
    assert all(rung.filled and rung.y + rung.height == 22 for rung in rungs)


def test_ladder_without_a_level_fills_nothing():
    assert [rung.filled for rung in ladder(None, 3)] == [False, False, False]


@pytest.mark.parametrize("of", [0, 13])
def test_ladder_refuses_scales_it_cannot_draw(of):
    with pytest.raises(ValueError, match="1 to 12 levels"):
        ladder(1, of)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        (7, 0, 18, "51.3"),
        (0, 0, 18, "0"),
        (18, 0, 18, "132"),
        (19, 0, 18, "132"),
        (-1, 0, 18, "0"),
        (0, 0, 0, "0"),
        (Decimal("0.5"), 0, 1, "66"),
        (Fraction(1, 3), 0, 1, "44"),
    ],
)
def test_bar_width(value, low, high, expected):
    assert bar_width(value, low, high, 132) == expected


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        (1, 1, 5, 1),
        (3, 1, 5, 3),
        (5, 1, 5, 5),
        (1, 1, 3, 1),
        (2, 1, 3, 3),
        (3, 1, 3, 5),
        (9, 1, 5, 5),
        (1, 1, 1, 1),
    ],
)
def test_blue(value, low, high, expected):
    assert blue(value, low, high) == expected
