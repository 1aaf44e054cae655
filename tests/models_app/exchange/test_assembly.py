"""A model put together from what a reader found."""

from models_app.calculations.plain import PlainCompetency, PlainJob, Words
from models_app.exchange.assembly import assembled
from models_app.exchange.front import Front


def test_a_long_definition_of_blanks_is_no_burden():
    """Tried at each blank anew, it would take longer than anybody waits."""
    definition = "Stops" + " " * 100_000 + "what is not for selection."
    one = PlainCompetency("Braking", definition=definition, definition_lines=(1,), lines=(1,))

    model = assembled(Front(Words("", ()), PlainJob("", ())), [one])

    assert [(row.definition, row.selection_use) for row in model.competencies] == [(definition, "not_stated")]
