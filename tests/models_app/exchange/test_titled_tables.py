"""Tables with titles below one another on one sheet: every content is invented."""

import pytest

from tests.models_app.exchange.reading import best, outline
from tests.models_app.exchange.test_sheet_names import HEAD, row, sheets


@pytest.mark.parametrize("title", [(), ("Harbor Model",)])
def test_titles_above_equal_heads_are_groups(title):
    sheet = (*title, "Deck Crew", HEAD, row("Knots"), row("Sails"), "Bridge Crew", HEAD, row("Radio"))

    model = best(sheets(("Competencies", *sheet))).model

    assert [entry[:2] for entry in outline(model)] == [
        ("Knots", "Deck Crew"),
        ("Sails", "Deck Crew"),
        ("Radio", "Bridge Crew"),
    ]
    assert model.title.text == "".join(title)


@pytest.mark.parametrize("second", ["Deck Crew", "It was written by those who do the work."])
def test_the_same_title_again_or_a_sentence_is_no_group(second):
    model = best(sheets(("Model", "Deck Crew", HEAD, row("Knots"), second, HEAD, row("Radio")))).model

    assert second not in [group.text for group in model.groups]
