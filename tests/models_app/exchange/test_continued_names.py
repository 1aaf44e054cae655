from dataclasses import replace

import pytest

from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import asked, best, left, outline

TABLE = "Competency\tBasic\tExpert\nFishing\tFishes.\tFishes far.\nZoning\tReads maps.\tDraws\n{}\tFiles maps.\tmaps.\n"
HEADED = """Zoning

Definition: Reads maps.

Behavioral Indicators
- Draws maps.

Fishing

Definition: Fishes.

Behavioral Indicators
- Fishes far.

Fishing ({})

Behavioral Indicators
- Sells fish.
"""


@pytest.mark.parametrize(
    "said", ["(continued)", "(Cont\u2019d)", "– cont.", ", continued", "(cont'd from previous page)"]
)
def test_a_name_that_goes_on_with_the_one_right_above_is_one_with_it(said):
    lines = written_lines(TABLE.format(f"Zoning {said}".replace(" ,", ",")))

    reading = best([replace(line, page=1 + (line.lines[0] > 3)) for line in lines])

    assert outline(reading.model)[1:] == [
        ("Zoning", None, None, {"Basic": "Reads maps.\nFiles maps.", "Expert": "Draws maps."})
    ]
    assert [lines for title, lines in asked(reading.model) if "was joined to 'Zoning'" in title] == [(3, 4)]
    assert (reading.sureness == "a guess", left(reading)) == (False, [])


def test_lists_below_such_a_heading_are_one_list():
    assert outline(best(HEADED.format("continued")).model) == [
        ("Zoning", None, "Reads maps.", ["Draws maps."]),
        ("Fishing", None, "Fishes.", ["Fishes far.", "Sells fish."]),
    ]


@pytest.mark.parametrize(
    ("name", "asked_about"),
    [("Fishing (continued)", ["'Fishing (continued)' may go on with 'Fishing'"]), ("Zoning (Rural)", [])],
)
def test_other_names_stay_and_one_that_goes_on_with_another_above_is_asked_about(name, asked_about):
    reading = best(TABLE.format(name))

    assert [one.name for one in reading.model.competencies] == ["Fishing", "Zoning", name]
    assert [one.title for one in reading.model.findings if "may go on" in one.title] == asked_about
    assert (reading.sureness == "a guess") or not asked_about
