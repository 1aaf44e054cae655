"""Which line of a document's head is the title, and what is asked where nothing tells. All is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.front_titles import WHICH_TITLE, title_first
from tests.models_app.exchange.reading import asked, best, left, outline

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


@pytest.mark.parametrize(
    ("lines", "job"),
    [
        (["Competency Model: Net Mender, Class Code 1170"], ("Net Mender", "1170", "", "")),
        (["Net Competencies", "Net Mender, Class Code 1170"], ("Net Mender", "1170", "", "")),
        (["Net Competencies", "Position: Net Mender. Class code 7741."], ("Net Mender", "7741", "", "")),
        (["Competency Model - Net Mender, FM-0714-09"], ("Net Mender", "", "0714", "FM-09")),
        (["Net Competencies", "Net Mender, FM-0714-09/11"], ("Net Mender", "", "0714", "FM-09/11")),
        (["Net Competencies", "Position: Net Mender (FM-0714-09)"], ("Net Mender", "", "0714", "FM-09")),
        (
            ["Net Competencies", "Job title: Net Mender, FM-0714-09", "Grade: 11"],
            ("Net Mender", "", "0714", "11"),
        ),
        (["Competency Model: Net Mender, 0714 Series"], ("Net Mender", "", "0714", "")),
        (["Competency Model: Net Mender Class 3"], ("Net Mender Class 3", "", "", "")),
    ],
)
def test_code_series_and_grade_behind_the_name_of_a_class_are_no_part_of_it(lines, job):
    reading = best("\n".join([*lines, "", LONG]))

    found = reading.model.job
    assert ((found.title, found.code, found.series, found.grade), left(reading)) == (job, [])


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Alder Board     Crew Manual     Rev. 2", "Net Mender Competencies"], "Net Mender Competencies"),
        (["Crew Manual", "Net Mender Competencies"], "Net Mender Competencies"),
        (["Crew Manual"], "Crew Manual"),
        (["Net Mender Competencies", "City of Alder"], "Net Mender Competencies"),
        (["Alder Board     Crew Manual     Rev. 2"], ""),
    ],
)
def test_a_line_that_stands_at_the_top_of_every_page_is_the_title_only_where_no_other_is(head, title):
    page = f"Page {{}} of 2\n{head[0]}\n"

    model = best(
        "\n".join([*head, "", LONG, page.format(1), LONG.replace("Mend", "Row"), page.format(2)])
    ).model

    assert model.title.text == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["Net Mender"], "Net Mender"),
        (["Net Mender Competencies", "Alder Fisheries"], "Net Mender Competencies"),
        (["Net Mender Competencies", "City of Alder"], "Net Mender Competencies"),
        (["City of Alder", "Net Mender Competencies"], "Net Mender Competencies"),
    ],
)
def test_a_line_of_the_head_above_a_paragraph_about_the_document_is_no_name(head, title):
    model = best("\n".join([*head, "The competencies below were named by crews.", "", NAMED])).model

    assert (model.title.text, [name for name, *_ in outline(model)]) == (title, ["Writing", "Leading"])


@pytest.mark.parametrize(
    "about", ["Competencies are those of the bank.", "The competencies were named by crews."]
)
def test_a_paragraph_that_begins_with_the_competencies_speaks_of_all(about):
    model = best("\n".join(["Net Mender", about, "", NAMED])).model

    assert (model.title.text, [name for name, *_ in outline(model)]) == ("Net Mender", ["Writing", "Leading"])


def test_the_first_name_below_the_title_stays_one():
    model = best("\n".join(["Net Mender", "", "Patience", "Helps crews below and above.", "", NAMED])).model

    assert [name for name, *_ in outline(model)] == ["Patience", "Writing", "Leading"]


@pytest.mark.parametrize("sentence", ["Please keep one copy.", "Adopted in January by the council."])
def test_a_heading_alone_on_the_highest_level_is_the_title_below_an_office_and_above_a_sentence(sentence):
    lines = [
        ("Delmar Works", None),
        ("Gate Clerk Model", 1),
        (sentence, None),
        ("Tact", 2),
        ("Is kind.", None),
    ]
    lines += [("Rigor", 2), ("Checks twice.", None)]

    model = best(
        [
            Words(text, (n,), "heading" if depth else "", depth=depth)
            for n, (text, depth) in enumerate(lines, 1)
        ]
    ).model

    assert (model.title.text, [name for name, *_ in outline(model)]) == (
        "Gate Clerk Model",
        ["Tact", "Rigor"],
    )


def test_the_first_of_several_headings_of_one_level_is_a_name():
    lines = [("Tact", 1), ("Is kind.", None), ("Rigor", 1), ("Checks twice.", None)]

    model = best(
        [
            Words(text, (n,), "heading" if depth else "", depth=depth)
            for n, (text, depth) in enumerate(lines, 1)
        ]
    ).model

    assert [name for name, *_ in outline(model)] == ["Tact", "Rigor"]


@pytest.mark.parametrize(
    ("head", "title", "lines"),
    [
        ("Harbor Competency Model\nCrane Competency Model", "Harbor Competency Model", (1, 2)),
        ("Harbor Competency Model\nCrane Crew", "Harbor Competency Model", ()),
        ("Competency Requirements: Crane\nMaintenance", "Competency Requirements: Crane", (1, 2)),
        ("Competency Requirements: Crane\n\nMaintenance", "Competency Requirements: Crane", ()),
        ("Competency Requirements: Crane\nPort Authority", "Competency Requirements: Crane", ()),
    ],
)
def test_two_names_of_a_model_and_a_title_that_may_go_on_below_are_asked_about(head, title, lines):
    model = best(f"{head}\n\nTact\nIs kind to all.\n\nRigor\nChecks each load twice.\n").model

    asked = [one.lines for one in model.findings if one.title == WHICH_TITLE]
    assert (model.title.text, asked) == (title, [lines] if lines else [])
    assert [name for name, *_ in outline(model)] == ["Tact", "Rigor"]
