"""Lines that name an organization. Every content is invented."""

import pytest

from models_app.exchange.organizations import is_organization
from models_app.exchange.recognising import read_model

BELOW = ["Used in hiring.", "", "Knots", "Ties knots.", "", "Tides", "Reads tides."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Port of Alder Bay", True),
        ("Orland County Sheriff - Civil Division", True),
        ("Deputy Sheriff", False),
        ("Bureau of Nets: Net Mender", False),
    ],
)
def test_an_organization_is_told_by_its_words(text, told):
    assert is_organization(text) is told


@pytest.mark.parametrize(
    ("line", "asked"),
    [("Nets Division", True), ("Port of Alder Bay", True), ("Contract Administration", False)],
)
def test_the_first_name_of_all_that_reads_like_an_organization_is_asked_about(line, asked):
    model = read_model("\n".join(["Warden Model", line, *BELOW]))

    assert (f"'{line}' may be no competency" in [one.title for one in model.findings]) is asked


@pytest.mark.parametrize(
    ("title", "job"),
    [
        ("Competency Dictionary - Port of Alder Bay", ""),
        ("Competency Dictionary - Warden", "Warden"),
        ("Competencies for Wardens of the District", "Wardens of the District"),
    ],
)
def test_an_organization_is_no_job_class(title, job):
    assert read_model("\n".join([title, *BELOW[1:]])).job.title == job


def test_what_stands_in_brackets_below_the_title_is_no_organization():
    lines = [
        "Orland County Sheriff - Civil Division",
        "Competencies for Warden",
        "(numbers are those of the state)",
    ]

    model = read_model("\n".join([*lines, *BELOW[1:]]))

    assert (model.title.text, model.job.title) == (lines[1], "Warden")
    assert model.job.organization == lines[0]
    assert lines[2] in [text for part in model.parts for text in part.paragraphs]
