"""Parts in which a document speaks of itself, around its competencies. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.about_sections import about_sections_apart
from models_app.exchange.lines import written_lines
from models_app.exchange.recognising import read_model, readings_of

KNOTS = ["", "Knots", "Ties every knot that a net needs."]
TIDES = ["", "Tides", "Reads the tables and plans by them."]
LIST = ["Knots: Ties every knot that a net needs.", "Tides: Reads the tables and plans by them."]
SEE = ["References", "See there."]
WARDENS = "Warden Competency Model"


def apart(*texts, kinds=(), tables=()):
    lines = [
        Words(text, (n,), "heading" if text in kinds else "", table=1 if "\t" in text else None)
        for n, text in enumerate(texts, 1)
        if text
    ]
    found = about_sections_apart(lines)
    placed = sorted(line.lines for line in (*found.lines, *found.taken))
    assert placed == [line.lines for line in lines]
    return (
        [(part.heading, len(part.paragraphs)) for part in found.parts],
        len(found.unused),
        len(found.findings),
    )


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([WARDENS, "Scope", "All wardens.", *KNOTS, *TIDES], ([("Scope", 1)], 0, 1)),
        ([WARDENS, "Scope", "This list is for all wardens.", *KNOTS, *TIDES], ([("Scope", 1)], 0, 0)),
        ([WARDENS, *KNOTS, "", "Confidentiality", "Keeps what is told.", *TIDES], ([], 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "", "Confidentiality", "Keeps what is told."], ([("Confidentiality", 1)], 0, 1)),
        ([WARDENS, *KNOTS, *TIDES, "", "Contacts", "Room 4, 555-0142"], ([("Contacts", 1)], 0, 0)),
        ([WARDENS, *KNOTS, "", "Introduction", "Said here.", *TIDES], ([], 0, 1)),
        ([WARDENS, *KNOTS, "- Bends", *TIDES, "- Ebb", "", "Resources", "Finds them.", "- Money"], ([], 0, 0)),
        ([WARDENS, *KNOTS, "- Bends", *TIDES, "- Ebb", "", "Resources", "See the web."], ([("Resources", 1)], 0, 1)),
        ([WARDENS, *KNOTS, *TIDES, "", "Night Watch", "Call 555-0142 when lights fail."], ([], 0, 0)),
        ([WARDENS, *KNOTS, "", "How to Use This List", "- Take notes.", *TIDES], ([("How to Use This List", 1)], 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "", "4. References", "- Rules of the County."], ([("4. References", 1)], 0, 0)),
        ([WARDENS, "Purpose", "Said here.", "Who may read it.", *LIST], ([("Purpose", 2)], 0, 0)),
        ([WARDENS, *LIST, "", "Glossary", "Net: what holds fish."], ([("Glossary", 1)], 0, 1)),
        ([WARDENS, "Glossary", "Net: what holds fish.", *LIST], ([], 0, 0)),
        ([WARDENS, "Approval", "Definition: Decides on requests.", *KNOTS, *TIDES], ([], 0, 0)),
        ([WARDENS, "Overview", "Basic: Ties one knot.", *KNOTS, *TIDES], ([], 0, 0)),
        ([WARDENS, "Sources", "The proficiency levels are Basic and Expert.", *KNOTS, *TIDES], ([], 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "", "Change Log", "1\tMay", "2\tJune"], ([("Change Log", 0)], 2, 0)),
        ([WARDENS, "Change Log", "Competency\tDefinition", "Knots\tTies knots."], ([("Change Log", 0)], 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "Questions? Call 555-0142."], ([("", 1)], 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "Questions are answered in a day."], ([], 0, 0)),
        (["Introduction", "Said here.", *KNOTS, *TIDES], ([], 0, 0)),
        ([WARDENS, *KNOTS, "References", "See A.", *TIDES, "References", "See B."], ([("References", 1)] * 2, 0, 1)),
        ([WARDENS, *KNOTS, "", "Scope", "See A.", *TIDES, "", "Scope", "See B."], ([("Scope", 1)] * 2, 0, 1)),
        ([*KNOTS[1:], *SEE, *TIDES, *SEE, "Sails", "Sets them.", *SEE], ([("References", 1)] * 3, 0, 1)),
        ([WARDENS, *KNOTS, "References", "- A.", *TIDES, "References", "- B."], ([("References", 1)] * 2, 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "", "References", "Checks them all."], ([("References", 1)], 0, 1)),
        ([WARDENS, *KNOTS, *TIDES, "", "References", "See this guide."], ([("References", 1)], 0, 0)),
        ([WARDENS, *KNOTS, *TIDES, "", "Revision Log", "See there."], ([("Revision Log", 1)], 0, 0)),
    ],
)  # fmt: skip
def test_what_is_taken_apart(texts, found):
    assert apart(*texts) == found


@pytest.mark.parametrize(
    ("names", "sureness"),
    [
        (("Knots", "Tides"), "a guess"),
        (("Knots", "Tides", "Sails"), "fairly sure"),
        (("Knots", "Knots"), "a guess"),
    ],
)
def test_a_heading_below_each_name_is_a_note_and_asked_about_below_two(names, sureness):
    texts = (f"{name}\nKeeps the {name} of the bay in order.\nReferences\nSee the book." for name in names)

    reading = readings_of(written_lines("\n\n".join((WARDENS, *texts))))[0]

    assert reading.sureness == sureness
    assert [one.name for one in reading.model.competencies][: len({*names})] == list(dict.fromkeys(names))


def test_where_the_file_marks_headings_only_these_begin_and_end_a_part():
    texts = [
        "Wardens",
        "Purpose",
        "Said here.",
        "Contact",
        "Room 4",
        "Knots",
        "Ties knots.",
        "Contact",
        "Room 5",
    ]

    assert apart(*texts, kinds=("Purpose", "Knots"))[0] == [("Purpose", 3)]


def test_below_an_introduction_competencies_begin_also_without_a_heading():
    lines = [WARDENS, "Introduction", "Said here.", *KNOTS, *TIDES, "", "Glossary", "Net: what holds fish."]

    model = read_model("\n".join(lines))

    assert [one.name for one in model.competencies] == ["Knots", "Tides"]
    assert [part.heading for part in model.parts] == ["Introduction", "Glossary"]
