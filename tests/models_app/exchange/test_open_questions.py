"""What any document leaves open: every content is invented."""

import pytest

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
