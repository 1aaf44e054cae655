"""Which line of a document's head is the title, and what is asked where nothing tells. All is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.front_titles import WHICH_TITLE, title_first
from tests.models_app.exchange.reading import asked, best, outline

NAMED = "Writing\nWrites plans.\n\nLeading\nLeads the crew."
LONG = "\n".join(
    f"{n}. {name}\nDefinition: {name}s all day.\nIndicators:\n- Begins.\n- Ends.\n- Rests.\n- Begins again."
    for n, name in enumerate(("Mend", "Knot", "Cast", "Haul", "Sort"), 1)
)
LABELLED = (
    "1. Writing\nDefinition: Writes plans.\n- Plans.\n\n2. Leading\nDefinition: Leads the crew.\n- Leads."
)
DASHED = "Writing – Writes plans.\nLeading – Leads the crew."
TABLE = "Competency\tDefinition\nWriting\tWrites plans.\nLeading\tLeads the crew."


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("Net Mender Competencies", ["City of Alder"]),
        ("Net Mender", ["City of Alder"]),
        ("NET MENDER", ["ALDER FISHERY BOARD"]),
        ("Net Mender", ["Agency for Rural Lending"]),
        ("Net Mender", ["North Arden Department of Fisheries", "Harbor Division"]),
        ("Competency Model: Net Mender", ["City of Alder", "Human Resources Department"]),
        ("Competency Model: Net Mender", ["City of Alder – Fishery Department"]),
        ("Competency Model: Net Mender", ["Alder Fisheries", "Where the River Ends"]),
        ("Net Mender, FM-0714-09", ["Bureau of Fisheries", "Office of Nets"]),
        ("Bureau of Nets – Net Mender", ["Effective May 2027"]),
        ("Net Mender", ["March 2027"]),
        ("Core Competencies", ["City of Alder"]),
        ("Net Mender", ["Core"]),
        ("Department of Nets Competencies", ["Alder"]),
    ],
)
def test_the_line_that_names_a_model_or_a_job_is_the_title_in_either_order(title, others):
    for lines in ([title, *others], [*others, title]):
        if title != "Net Mender" or others != ["Core"] or lines[0] == title:
            found, findings = title_first([Words(text, (n,)) for n, text in enumerate(lines, 1)])

            assert ([line.text for line in found], findings) == ([title, *others], [])


@pytest.mark.parametrize(
    ("lines", "likely"),
    [
        (["Alder", "Net Mender"], (1, 2)),
        (["City of Alder", "Nets Galore", "Net Mender"], (2, 3)),
        (["City of Alder"], (1,)),
        (["City of Alder", "Department of Nets"], (1,)),
    ],
)
def test_where_nothing_tells_the_title_it_is_asked_and_the_reading_is_not_sure(lines, likely):
    reading = best("\n".join([*lines, "", LONG]))

    assert best("\n".join(["Net Mender Competencies", LONG])).sureness == "sure"
    assert (WHICH_TITLE, likely) in asked(reading.model)
    assert (reading.sureness, reading.model.title.lines) == ("fairly sure", likely[:1])


def test_of_two_lines_that_may_be_the_title_a_heading_of_the_file_is_it():
    lines = [Words("Alder", (1,), "paragraph"), Words("Net Mender", (2,), "heading")]

    assert title_first(lines) == ([lines[1], lines[0]], [])


@pytest.mark.parametrize("body", [NAMED, LABELLED, DASHED, TABLE])
@pytest.mark.parametrize(
    "head", [("CITY OF ALDER", "Net Mender Competencies"), ("Net Mender Competencies", "CITY OF ALDER")]
)
def test_two_lines_of_a_head_are_title_and_agency_and_no_group(head, body):
    model = best("\n".join([*head, "", body])).model

    assert (model.title.text, model.groups) == ("Net Mender Competencies", ())
    assert [(name, group) for name, group, *_ in outline(model)][-1][1] is None
    assert [part.paragraphs for part in model.parts] == [("CITY OF ALDER",)]


@pytest.mark.parametrize(
    "head", [["Net Mender", "Core Competencies"], ["Net Mender", "Rules for all crews.", "Nets Skills"]]
)
def test_a_kind_of_competencies_and_a_heading_apart_from_the_title_stay_groups(head):
    model = best("\n".join([*head, "", LABELLED])).model

    assert (model.title.text, [group.text for group in model.groups]) == ("Net Mender", head[-1:])
