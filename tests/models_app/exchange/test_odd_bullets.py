"""Bullets that came out as letters and signs of their font: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.odd_bullets import with_bullets
from tests.models_app.exchange.reading import best, left, outline


def texts(*lines, kind="paragraph"):
    return [line.text for line in with_bullets([Words(t, (n,), kind) for n, t in enumerate(lines, 1)])[0]]


def document(sign):
    items = ("Weighs the flour", "Mixes the dough", "Heats the oven", "Turns the bread")
    first, second = ("\n".join(f"{sign}{item}" for item in pair) for pair in (items[:2], items[2:]))
    return (
        f"Bakery Model\n\nKneading\n\nKneads for all.\n\nIndicators\n\n{first}\n\n"
        f"Baking\n\nBakes for all.\n\nIndicators\n\n{second}\n"
    )


@pytest.mark.parametrize(
    "sign", ["o ", "o\t", "§ ", "Ø ", "ü ", "q ", "> ", "→ ", "\uf0a7 ", "\uf0d8 ", "\uf0b7", "\uf02d "]
)
def test_a_sign_that_comes_back_is_a_bullet(sign):
    reading = best(document(sign))

    assert left(reading) == []
    assert outline(reading.model) == [
        ("Kneading", None, "Kneads for all.", ["Weighs the flour", "Mixes the dough"]),
        ("Baking", None, "Bakes for all.", ["Heats the oven", "Turns the bread"]),
    ]


def test_items_may_go_on_stand_among_bullets_and_in_a_cell():
    assert texts("o Weighs the", "flour", "o Mixes") == ["• Weighs the", "flour", "• Mixes"]
    assert texts("- Weighs", "o flour") == ["- Weighs", "• flour"]
    assert texts("• Weighs", "§ flour", "• Mixes") == ["• Weighs", "• flour", "• Mixes"]
    assert texts("Baking\to Weighs\u2028o Mixes\to", kind="row") == ["Baking\t• Weighs\u2028• Mixes\to"]


@pytest.mark.parametrize(
    "lines",
    [
        ("o Weighs the flour",),
        ("o Weighs", "Mixes", "o Turns"),
        ("o leitor", "e depois", "o forno"),
        ("q Weighs", "o Mixes"),
        ("\uf0a8 Novice", "\uf0fe Expert", "\uf0a8 Master"),
        ("oWeighs", "oMixes"),
        ("n", "n"),
    ],
)
def test_what_is_no_bullet_stays(lines):
    assert texts(*lines) == list(lines)


def test_marks_in_columns_stay():
    assert texts("o\tBaking", "o\tSelling", kind="row") == ["o\tBaking", "o\tSelling"]
