"""What the page on findings of an import says of required levels. Every content is invented."""

from models_app.exchange.import_settling import UNASKED, stated_instead
from tests.models_app.exchange.reading import best


def test_a_level_that_is_stated_and_not_described_is_shown_with_its_place():
    model = best(
        "Crew Model\n\nNets\nDefinition: Mends nets.\nRequired level: Skilled\n\nRopes\nDefinition: Ties knots.\n"
    ).model

    assert [stated_instead(model, place) for place in (0, 1, None)] == [
        "No required level was set. The document states 'Skilled' (line 5) and describes no level of that label.",
        UNASKED,
        UNASKED,
    ]
