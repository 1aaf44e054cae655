"""Title and job class: what only says what a document is, or what a program wrote, is neither. All is invented."""

import pytest

from models_app.calculations.given_class import NO_CLASS
from models_app.calculations.plain import Words
from models_app.exchange.front import front_of
from tests.models_app.exchange.reading import best, left


def front(*texts, heading=()):
    return front_of(
        [Words(text, (n,), "heading" if text in heading else "") for n, text in enumerate(texts, 1)]
    )


def test_a_line_that_says_what_the_document_is_goes_on_with_the_title_above_it():
    found = front("Forest Warden", "Competency Model")

    assert (found.title.text, found.title.lines) == ("Forest Warden Competency Model", (1, 2))
    assert (found.job.title, found.parts, found.frame) == ("", (), ())


def test_above_the_title_it_is_only_understood():
    found = front("Competencies", "Forest Warden")

    assert (found.title.text, found.parts) == ("Forest Warden", ())
    assert [(item.text, item.meaning) for item in found.frame] == [
        ("Competencies", "Says what the document is")
    ]


def test_a_line_that_says_what_the_document_is_is_the_title_where_no_other_is():
    assert front("Competency Model").title.text == "Competency Model"


def test_a_class_below_such_a_line_keeps_it_out_of_the_organization():
    found = front("Competency Model", "Forest Warden, FW-07")

    assert (found.title.text, found.job.title, found.job.organization) == (
        "Forest Warden, FW-07",
        "Forest Warden",
        "",
    )


@pytest.mark.parametrize(
    ("title", "series", "job"),
    [
        ("Competencies for Series 0343", "0343", ""),
        ("Competencies for the GS series 343, Forest Analyst", "343", "Forest Analyst"),
        ("Competencies for Series 0343 (Forest Analyst)", "0343", "Forest Analyst"),
        ("Competencies for Forest Analyst", "", "Forest Analyst"),
    ],
)
def test_a_series_is_no_job_class(title, series, job):
    found = front(title)

    assert (found.title.text, found.job.series, found.job.title) == (title, series, job)
    assert [f.title for f in found.findings] == ([] if job else ["The job class can't be told"])


@pytest.mark.parametrize(
    ("code", "told"), [("Class code: 4471", "The class code 4471 was read"), ("", "The document")]
)
def test_a_class_without_a_name_is_asked_for_beside_the_code_that_was_read(code, told):
    (finding,) = front(*filter(None, ("Competencies of us all", code))).findings

    assert (finding.title, finding.detail.startswith(told)) == ("The job class can't be told", True)


@pytest.mark.parametrize("name", ["Sheet", "Sheet1", "Tabelle 2"])
def test_what_a_program_calls_a_sheet_is_no_title(name):
    found = front(name, heading=(name,))

    assert (found.title.text, [item.text for item in found.frame]) == ("", [name])
    assert front("Forest Skills", heading=("Forest Skills",)).title.text == "Forest Skills"


@pytest.mark.parametrize(
    "line",
    [
        "Class code: 4417    Pay grade: 73",
        "Class code: 4417\tPay grade: 73",
        "Class code: 4417; Pay grade: 73",
        "Class code: 4417 | Pay grade: 73",
        "Class code: 4417 Pay grade: 73",
        "Classification: 4417 Pay grade: 73",
    ],
)
def test_facts_about_the_class_on_one_line_are_told_apart(line):
    found = front("Clerk Model", "Job class: Clerk", line)

    assert (found.job.code, found.job.grade, found.parts) == ("4417", "73", ())


def test_a_label_that_nobody_knows_beside_facts_keeps_none_of_them():
    found = front("Clerk Model", "Job class: Clerk", "Class code: 4417   Hours: 40   Salary grade: 73")

    assert (found.job.code, found.job.grade) == ("4417", "73")
    assert [(part.heading, part.paragraphs) for part in found.parts] == [("Hours", ("40",))]


@pytest.mark.parametrize(
    ("label", "value", "asked"),
    [
        ("Class code", "4417    and others", True),
        ("Class code", "4417; 4418", True),
        ("Class code", "4417 of Grade: 3", True),
        ("Pay grade", "$21.40 - $30.12 hourly", True),
        ("Series", "Administrative", True),
        ("Class code", "TBD", False),
        ("Classification", "Exempt", False),
        ("Position", "4417", False),
        ("Office", "(555) 555-0142", False),
        ("Department", "6120", False),
    ],
)
def test_a_labelled_value_that_can_be_no_such_fact_is_a_note_and_asked_for(label, value, asked):
    found = front("Clerk Model", "Job class: Clerk", f"{label}: {value}")

    job = found.job
    assert (job.title, job.code, job.grade, job.series, job.organization) == ("Clerk", "", "", "", "")
    assert [(part.heading, part.paragraphs) for part in found.parts] == [(label, (value,))]
    told = [f"'{label}' has more than one value, or none that can be told"] if asked else []
    assert [finding.title for finding in found.findings] == told


@pytest.mark.parametrize(
    ("lines", "title", "job", "organization"),
    [
        (
            ("FORESTRY DIVISION", "Competency guide: Fire Crew Boss"),
            "Competency guide: Fire Crew Boss",
            "Fire Crew Boss",
            "FORESTRY DIVISION",
        ),
        (
            ("Town of Elmbrook", "Core Values Competency Dictionary"),
            "Core Values Competency Dictionary",
            "",
            "",
        ),
        (("City of Elmbrook", "Road Crew Lead"), "Road Crew Lead", "", ""),
        (("City of Elmbrook", "Roads Department"), "City of Elmbrook", "", ""),
        (("Road Crew Lead", "Night Shift"), "Road Crew Lead", "", ""),
        (("Roads Department Competency Guide", "Crew Lead"), "Roads Department Competency Guide", "", ""),
    ],
)
def test_the_line_of_an_organization_is_no_title_where_one_stands_below(lines, title, job, organization):
    found = front(*lines)

    assert (found.title.text, found.job.title, found.job.organization) == (title, job, organization)


def test_below_an_organization_a_line_that_names_the_document_is_no_group():
    head = "Town of Elmbrook\nCore Values Competency Dictionary\n\n"
    model = best(f"{head}Kindness: Acts kindly.\nCandor: Tells it.\nDrive: Goes.").model

    assert (model.title.text, model.groups) == ("Core Values Competency Dictionary", ())


@pytest.mark.parametrize(
    ("line", "job", "code"),
    [
        ("DOCKMASTER (Class Code 4417)", "Dockmaster", "4417"),
        ("Dockmaster (Class 4417)", "Dockmaster", "4417"),
        ("Dockmaster (job code: D-17)", "Dockmaster", "D-17"),
        ("Dockmaster (4417)", "Dockmaster", "4417"),
        ("Competency Model: Dockmaster (Class 4417)", "Dockmaster", "4417"),
        ("Competency Model for Dockmaster (Class No. 4417)", "Dockmaster", "4417"),
        ("Class Code 4417", "", "4417"),
        ("Class No. 4417", "", "4417"),
        ("Class Notes 4417", "", ""),
        ("Dockmaster (Class of 2024 only)", "", ""),
    ],
)
def test_the_code_of_the_class_stands_behind_its_name_or_alone(line, job, code):
    found = front("Port of Meridian", line)

    assert (found.job.title, found.job.code) == (job, code)


def test_all_words_around_a_code_are_placed():
    reading = best(
        "PORT OF MERIDIAN\nDOCKMASTER (Class Code 4417)\n\nTides: Reads tides.\nLines: Ties lines.\n"
    )

    assert (reading.model.job.title, left(reading)) == ("Dockmaster", [])


def test_a_heading_of_two_parts_is_the_title():
    parts = "Bureau of Mines: Shaft Inspector"

    assert front(parts, "Seeing", heading=(parts, "Seeing")).title.text == parts
    assert front(parts, "Seeing").title.text == ""
    assert front("Position: Shaft Inspector", heading=("Position: Shaft Inspector",)).title.text == ""


@pytest.mark.parametrize(
    "first", ["Office of Trails – Trail Planner", "Office of Trails - Trail Planner", "Trails: Planner"]
)
def test_a_first_line_that_is_no_sentence_above_entries_that_are_is_the_title(first):
    model = best(f"{first}\nGeneral Skills\nWriting – Writes plans.\nLeading – Leads meetings.\n").model

    named = [(one.name, one.group) for one in model.competencies]
    assert named == [("Writing", 0), ("Leading", 0)]


def test_a_date_is_no_title_below_an_office_and_no_part_of_it():
    found = front("Department of Waters", "Effective July 1, 2022", "Competencies")

    assert found.title.text == "Department of Waters"
    assert [part.paragraphs for part in found.parts] == [("Effective July 1, 2022",)]


@pytest.mark.parametrize(
    ("title", "job", "code", "findings"),
    [
        (
            "Net Mender Competency Profile (K-220)",
            "Net Mender",
            "K-220",
            ["The document names two job classes"],
        ),
        ("Net Mender II Competencies, Class Code 220", "Net Mender II", "220", []),
        ("Competency Model (K-220)", "", "K-220", [NO_CLASS]),
    ],
)
def test_what_the_document_is_belongs_to_no_class(title, job, code, findings):
    front = front_of(
        [
            Words(title, (1,)),
            Words("The competencies were chosen for the class of NET MENDER II. They hold.", (2,)),
        ]
    )

    assert (front.title.text, front.job.title, front.job.code) == (title, job, code)
    assert [finding.title for finding in front.findings] == findings
