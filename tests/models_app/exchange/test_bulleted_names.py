"""Names behind bullets with their texts on the next line. Every content is invented."""

import pytest

from models_app.exchange.bulleted_names import without_name_bullets
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import best

LIST = "{0}Cash Accuracy\n{1}Counts money.\n{0}Courtesy\n{1}Greets drivers.\n{0}Vigilance\n{1}Sees cars.\n"
NAMES = ["Cash Accuracy", "Courtesy", "Vigilance"]


@pytest.mark.parametrize(
    ("above", "bullet", "sureness"),
    [("", "• ", "sure"), ("", "- ", "sure"), ("", "* ", "sure"), ("Each one is needed.\n", "• ", "a guess")],
)
def test_names_behind_bullets_are_names(above, bullet, sureness):
    reading = best(f"Competency Model for Toll Collector\n\n{above}\n{LIST.format(bullet, '  ')}")

    assert [(one.name, one.definition) for one in reading.model.competencies] == list(
        zip(NAMES, ["Counts money.", "Greets drivers.", "Sees cars."], strict=True)
    )
    assert reading.sureness == sureness


@pytest.mark.parametrize(
    "text",
    [
        "• Cash Accuracy\nCounts money.\n• Courtesy\nGreets drivers.",  # two only
        LIST.format("• ", "") + "• Endurance",  # the last one without a text
        LIST.format("• ", "") + "• Stays alert.\nAlways.",  # a sentence
        LIST.format("• ", "") + "• Courtesy\nGreets them.",  # twice
        LIST.format("• ", "") + "Road Work\nMends roads.\n",  # a name without a bullet
        LIST.format("• ", "• "),
        LIST.format("• ", "") + "a\tb",
        "• Basic\nCounts.\n• Advanced\nPlans.\n• Expert\nTeaches.",  # levels
    ],
)
def test_bullets_stay_where_one_is_no_name(text):
    lines = written_lines(text)

    assert without_name_bullets(lines) == (lines, [])


def test_a_line_right_above_a_name_heads_a_group():
    lines = written_lines(f"Booth\n{LIST.format('• ', '')}Road\n• Driving\nDrives.")

    found, asked = without_name_bullets(lines)

    assert ([line.text for line in found][-3:], asked) == (["Road", "Driving", "Drives."], [])
