"""What any document leaves open: every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.inconsistencies import inconsistencies
from tests.models_app.exchange.reading import asked, best


@pytest.mark.parametrize(
    ("items", "named"),
    [
        (["Weighs flour"], []),
        (["Weighs flour", "Cleans up."], ["Indicator 1 of Kneading has no period"]),
        (["Weighs flour", "Cleans up"], []),
    ],
)
def test_an_indicator_without_a_period_is_named_only_beside_others_that_have_one(items, named):
    listed = "".join(f"- {item}\n" for item in items)
    text = f"Bakery Model\n\nKneading\nDefinition: Kneads.\nBehavioral indicators:\n{listed}\n"
    other = "Baking\nDefinition: Bakes.\nBehavioral indicators:\n- Asks.\n- Tells.\n"

    model = best(text + other).model

    assert [title for title, _ in asked(model) if "period" in title] == named


def test_groups_of_one_name_are_named_whatever_their_capitals_and_blanks():
    model = best("Greeting\nGreets visitors.\nSorting\nSorts papers.\n").model
    groups = tuple(Words(name, (n,)) for n, name in enumerate(("Core", "Other", "core "), 1))

    found = list(inconsistencies(replace(model, groups=groups)))

    assert [(f.title, f.lines, f.competency) for f in found] == [
        ("Group core stands more than once", (1, 3), None)
    ]
