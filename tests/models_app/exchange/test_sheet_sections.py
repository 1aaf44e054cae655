"""Parts of a sheet between blank rows in which a document speaks of itself. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.sheet_sections import sheet_sections

TABLE = ["Competency\tDefinition", "Knots\tTies knots.", "Tides\tReads tides."]


def apart(*rows):
    lines = [Words(text, (n,), "row", 1, 1) for n, text in enumerate(rows, 1) if text]
    sections, control = sheet_sections(lines)
    return [[line.text for line in section] for section in sections], [line.text for line in control]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Glossary", "Net: holds fish.", "", *TABLE], ([["Glossary", "Net: holds fish."]], [])),
        ([*TABLE, "", "References", "Harbor rules"], ([["References", "Harbor rules"]], [])),
        ([*TABLE, "", "Prepared by\tDate", "Board\tMay"], ([], ["Prepared by\tDate", "Board\tMay"])),
        ([*TABLE, "References", "Harbor rules"], ([], [])),
        ([*TABLE, "", "Nets", "Mends nets."], ([], [])),
        (["Glossary", "", *TABLE], ([], [])),
        (["Glossary", "Net: holds fish.", "", "Nets", "Mends nets."], ([], [])),
    ],
)
def test_which_parts_are_told(rows, found):
    assert apart(*rows) == found
