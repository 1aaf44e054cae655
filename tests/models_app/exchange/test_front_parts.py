"""Each part of a title line is judged alone: nothing is an organization or a fact by its place. All is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.front import front_of
from models_app.exchange.front_parts import facts_in, parts_in
from models_app.exchange.job_doubts import CLASS_IN_DOUBT
from tests.models_app.exchange.reading import best

TITLE = "Competency Profile: Net Mender"


def read(*lines):
    found = front_of([Words(text, (n,)) for n, text in enumerate(lines, 1)])
    job = found.job
    facts = {
        name: text
        for name in ("title", "code", "series", "grade", "organization")
        if (text := getattr(job, name))
    }
    left = [text for part in found.parts for text in part.paragraphs]
    return facts, left, [finding.title for finding in found.findings]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Town of Alder, Class Code 4407, Grade 12", ["Town of Alder", "Class Code 4407", "Grade 12"]),
        ("Town of Alder | Code 4407\tDRAFT", ["Town of Alder", "Code 4407", "DRAFT"]),
        ("Department of Nets, Boats and Piers", ["Department of Nets, Boats and Piers"]),
        ("Alder, effective July 1, 2024", ["Alder", "effective July 1", "2024"]),
        ("Net Mender (Class 3)", ["Net Mender", "(Class 3)"]),
    ],
)
def test_a_line_is_cut_at_its_separators_and_at_a_comma_where_a_fact_follows(text, parts):
    assert [part.text for part in parts_in(text)] == parts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Class Code 4407", {"label": "Class Code", "code": "4407"}),
        ("Job No. N-7", {"label": "Job No.", "code": "N-7"}),
        ("Pay Grade 12", {"label": "Pay Grade", "grade": "12"}),
        ("GS-12", {"grade": "GS-12"}),
        ("GS-0714", {"series": "0714"}),
        ("0714 Series", {"label": "Series", "series": "0714"}),
        ("Class of 2024", {}),
        ("Department 6120", {}),
        ("Grade", {}),
    ],
)
def test_a_part_is_a_fact_where_it_says_so_and_says_nothing_else(text, facts):
    assert facts_in(text) == facts


@pytest.mark.parametrize(
    ("lines", "facts", "left"),
    [
        (["Alder Board, Class Code 44, Grade 12"], {"code": "44", "grade": "12", "organization": "Alder Board"}, []),
        (["Code 4407 | Town of Alder | DRAFT"], {"organization": "Town of Alder", "code": "4407"}, ["DRAFT"]),
        (["Bureau of Nets, effective July 1, 2024"], {"organization": "Bureau of Nets"}, ["effective July 1, 2024"]),
        (["Town of Alder", "Nets Department"], {"organization": "Town of Alder, Nets Department"}, []),
        (["HQ - Nets Division"], {"organization": "HQ - Nets Division"}, []),
        (["Nets Board, 2024 edition"], {"organization": "Nets Board"}, ["2024 edition"]),
        (["MEMORANDUM"], {}, ["MEMORANDUM"]),
        (["DRAFT - Nets Division"], {"organization": "Nets Division"}, ["DRAFT"]),
        (["Reports to the Nets Director"], {}, ["Reports to the Nets Director"]),
        (["Net Workers Local 117", "FLSA Exempt"], {}, ["Net Workers Local 117", "FLSA Exempt"]),
        (["12 Main Street, Alder, AR 98001"], {}, ["12 Main Street, Alder, AR 98001"]),
        (["Clerk to the Nets Board"], {}, ["Clerk to the Nets Board"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_class_is_what_it_says_and_nothing_by_its_place(lines, facts, left):
    assert read(TITLE, *lines) == ({"title": "Net Mender", **facts}, left, [])


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        (f"{TITLE} – Nets Department", {"organization": "Nets Department"}),
        (f"{TITLE}, Class Code 4407, Grade 12", {"code": "4407", "grade": "12"}),
        (f"{TITLE}, revised 3/2023", {}),
        ("Competencies for the Net Mender (GS-0714)", {"series": "0714"}),
        ("Net Mender – Class 4407", {"code": "4407"}),
        ("Net Mender | Grade 9 | Nets Bureau", {"grade": "9", "organization": "Nets Bureau"}),
        ("COMPETENCY PROFILE: NET MENDER — Town of Alder, DRAFT", {"organization": "Town of Alder"}),
    ],
)  # fmt: skip
def test_what_stands_behind_the_name_of_a_class_is_no_part_of_it(title, facts):
    found, left, _ = read(title)

    assert (found, left) == ({"title": "Net Mender", **facts}, [])


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TITLE}, GS-0714-12", "Grade: GS-13"],
        [f"{TITLE}, Class Code 4407", "Class code: 4408"],
        [f"{TITLE}, Class Code 4407", "Town of Alder, Class Code 4408"],
        [TITLE, "Class code: 4407", "Class code: 4408"],
        [TITLE, "Position: Boat Builder"],
        [TITLE, "Agency: Bureau of Nets", "Agency: Bureau of Boats"],
        ["Nets Model", "Position title: Net Mender", "Class title: Boat Builder"],
        ["Nets Model", "Position: Net Mender, Grade 12", "Grade: 13"],
    ],
)
def test_two_statements_of_one_fact_are_asked_about(lines):
    assert "The document states two different facts" in " ".join(read(*lines)[2])


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["Town of Alder", "City of Birch"], True),
        (["Town of Alder", "Nets Department"], False),
        (["Nets Department", "Boats Department"], True),
    ],
)
def test_two_bodies_of_one_kind_are_asked_about(lines, asked):
    assert any("two organizations" in title for title in read(TITLE, *lines)[2]) is asked


@pytest.mark.parametrize(
    ("title", "job", "asked"),
    [
        ("Competency Profile: Net Mender – Night Crew", "Net Mender – Night Crew", True),
        ("Competencies for the Crew: Net Mender", "Crew: Net Mender", True),
        ("Competencies for All Employees – Nets Authority", "All Employees", True),
        ("Competencies for the Net Mender recruitment", "Net Mender recruitment", True),
        ("Competency Profile for Senior", "Senior", True),
        ("Competency Profile: Net Mender (Lakes)", "Net Mender (Lakes)", False),
        ("Competency Profile: Clerk of the Nets", "Clerk of the Nets", False),
        ("competencies for net menders", "net menders", True),
        ("Competency Model: Harbor Services", "Harbor Services", True),
        ("Competencies for Leadership", "Leadership", True),
        ("Competency Model: Emergency Management", "Emergency Management", True),
        ("Competencies for Net Specialist II", "Net Specialist II", False),
        ("Competencies for Director of Net Services", "Director of Net Services", False),
        ("Competencies for Deputy Director Human Resources", "Deputy Director Human Resources", False),
        ("Competency Model: Hostess", "Hostess", False),
    ],
)
def test_words_that_may_be_more_than_the_name_of_one_class_are_asked_about(title, job, asked):
    found, _, findings = read(title)

    assert (found["title"], CLASS_IN_DOUBT in findings) == (job, asked)
    assert not read(title, "Position: Crew")[2].count(CLASS_IN_DOUBT)


def test_a_doubtful_class_leaves_the_reading_unsure():
    body = "\n".join(
        f"{n}. {name}\nDefinition: Does it all day.\nIndicators:\n- Begins.\n- Ends.\n- Rests.\n- Begins again."
        for n, name in enumerate(("Mend", "Knot", "Cast", "Haul", "Sort"), 1)
    )

    sureness = [best(f"{title}\n\n{body}").sureness for title in (TITLE, f"{TITLE} – Night Crew")]
    assert sureness == ["sure", "fairly sure"]


@pytest.mark.parametrize(
    ("line", "kind", "title", "job"),
    [
        ("Job Description: Net Mender", "heading", "Job Description: Net Mender", "Net Mender"),
        ("Job Description: Net Mender", "", "", "Net Mender"),
        ("Job Description: Mends all the nets that come in.", "heading", "", ""),
    ],
)
def test_a_job_description_names_its_class_and_as_a_heading_the_document(line, kind, title, job):
    found = front_of([Words(line, (1,), kind), Words("Used in hiring.", (2,))])

    assert (found.title.text, found.job.title) == (title, job)


def test_an_edition_above_the_title_is_a_note():
    found = front_of([Words("Competency standards, 2024 edition", (1,)), Words("Net Mender Profile", (2,))])

    assert found.title.text == "Net Mender Profile"
    assert [part.paragraphs for part in found.parts] == [("Competency standards, 2024 edition",)]
