"""Titles and other lines around tables of names and definitions: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from tests.models_app.exchange.reading import asked, best, left, outline, rows

TABLE = [
    "Competency\tDefinition",
    "Tide Reading\tKnows when to leave.",
    "Net Casting\tCasts nets, near or far.",
]
FOUND = [("Tide Reading", None, "Knows when to leave."), ("Net Casting", None, "Casts nets, near or far.")]


def _document(above, table, kind):
    lines = [Words(text, (n,), kind) for n, text in enumerate(above, 1)]
    return [*lines, *rows(*table, start=len(above) + 1)]


@pytest.mark.parametrize(
    ("kind", "table"),
    [("heading", TABLE), ("heading", TABLE[1:]), ("", TABLE), ("", TABLE[1:]), ("row", TABLE)],
)
@pytest.mark.parametrize(
    ("title", "job"),
    [
        ("Competency Model: Net Mender", "Net Mender"),
        ("Net Mender - Competencies", ""),
        ("Net Mender – Competencies", ""),
        ("Appendix B: Competency Definitions", ""),
        ("Competency Definitions: Net Mender", ""),
    ],
)
def test_a_line_above_a_table_is_its_title_and_no_competency(title, job, kind, table):
    words = rows(title, *table) if kind == "row" else _document([title], table, kind)

    reading = best(words)

    assert (outline(reading.model), left(reading)) == (FOUND, [])
    assert (reading.model.title.text, reading.model.job.title) == (title, job)


@pytest.mark.parametrize("further", ["Fishing Authority", "Revision: May 2027", "Class code: 17"])
def test_further_lines_above_a_table_head_no_group(further):
    reading = best(_document(["Competency Model: Net Mender", further], TABLE, "paragraph"))

    assert (outline(reading.model), left(reading)) == (FOUND, [])
    assert reading.model.title.text == "Competency Model: Net Mender"


def test_a_sentence_with_a_label_above_a_table_is_kept_and_asked_about():
    reading = best(_document(["Net Menders", "Patience: Waits for the tide."], TABLE, "paragraph"))

    assert outline(reading.model) == FOUND
    assert ("Lines above the competencies were kept as notes", (2,)) in asked(reading.model)


def test_lines_beside_tables_that_are_no_sentence_are_no_competencies():
    lines = [*TABLE, "Shore Skills: Part Two", "Net Mending\tMends nets.", "Source: State Board"]

    model = best("\n".join(["Net Mender - Competencies", *lines])).model

    assert [name for name, *_ in outline(model)] == ["Tide Reading", "Net Casting", "Net Mending"]
    assert ("Lines below the competencies were kept as notes", (5, 7)) in asked(model)


def test_headings_above_several_tables_stay_groups_below_a_title_with_a_dash():
    lines = ["At Sea", *TABLE, "Ashore", TABLE[0], "Net Mending\tMends nets."]

    model = best("\n".join(["Net Mender - Competencies", *lines])).model

    assert model.title.text == "Net Mender - Competencies"
    assert [(name, group) for name, group, _ in outline(model)] == [
        ("Tide Reading", "At Sea"),
        ("Net Casting", "At Sea"),
        ("Net Mending", "Ashore"),
    ]


def test_a_list_of_sentences_above_a_table_stays_one():
    lines = [f"{name}: Acts {name.lower()}ly." for name in ("Calm", "Kind", "Brave")]

    model = best("\n".join(["Crew Skills", *lines, *TABLE])).model

    assert [name for name, *_ in outline(model)] == ["Calm", "Kind", "Brave", "Tide Reading", "Net Casting"]
