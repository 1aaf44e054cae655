"""A sheet that explains the levels beside the sheet of competencies: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.legends import EXPLAINS, legends_apart
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import asked, best, left, outline, rows

LEGEND = (
    "Level\tMeaning",
    "1 Beginner\tWorks under guidance",
    "2 Able\tWorks alone",
    "3 Expert\tTeaches others",
)


def sheets(name, *rows):
    """A workbook with a title in the first row, and a second sheet."""
    first = [
        Words("Model", (1,), "heading"),
        *_rows(2, 1, "Fleet Mechanic Lead – Competency Matrix",
               "Competency\tDefinition\t1 Beginner\t2 Able\t3 Expert",
               "Brakes\tKeeps them safe.\tChecks pads.\tFits pads.\tTeaches brakes.",
               "Engines\tKeeps them running.\tChanges oil.\tTunes engines.\tRebuilds engines."),
    ]  # fmt: skip
    return [*first, Words(name, (6,), "heading"), *_rows(7, 2, *rows)]


def _rows(start, table, *texts):
    return [Words(text, (n,), "row", None, table, row=n - start + 1) for n, text in enumerate(texts, start)]


@pytest.mark.parametrize("name", ["Legend", "Rating scale", "Level definitions"])
@pytest.mark.parametrize("rows", [LEGEND, LEGEND[1:]])
def test_a_legend_is_named_and_hides_no_title(name, rows):
    reading = best(sheets(name, *rows))

    assert reading.model.title.text == "Fleet Mechanic Lead – Competency Matrix"
    assert [row.name for row in reading.model.competencies] == ["Brakes", "Engines"]
    assert {reason for _, _, reason in left(reading)} == {EXPLAINS}
    assert (f"'{name}' explains the levels", tuple(range(6, 7 + len(rows)))) in asked(reading.model)
    detail = next(f.detail for f in open_questions(reading.model) if "explains" in f.title)
    assert detail.startswith("It says: 1 Beginner: Works under guidance; 2 Able: Works alone; 3 Expert: ")


@pytest.mark.parametrize(
    ("name", "rows"),
    [("Contacts", LEGEND), ("Legend", ("Competency\tDefinition", "Paint\tPaints.", "Rust\tMends."))],
)
def test_other_sheets_are_no_legends_and_each_of_their_cells_is_listed(name, rows):
    reading = best(sheets(name, *rows))

    assert [row.name for row in reading.model.competencies] == ["Brakes", "Engines"]
    assert left(reading) == [
        (line, cell, "Not recognised") for line, row in enumerate(rows, 7) for cell in row.split("\t")
    ]
    assert asked(reading.model) == [("The job class can't be told", (2,))]


@pytest.mark.parametrize(
    ("heading", "between"),
    [("Rating Scale", ""), ("Appendix A: Proficiency Scale", "Each competency is rated on this scale.")],
)
def test_a_scale_as_a_table_in_a_text_is_no_competency(heading, between):
    scale = [
        Words(heading, (6,), "heading"),
        Words(between, (7,)),
        *rows("Rating\tMeaning", "1\tLow", "2\tHigh", start=8),
    ]
    texts = ["Warden Competency Model", "Patrols", "Walks the paths by day.", "Rescues", "Finds lost hikers."]
    model = [Words(text, (n,), "heading" if n in (1, 2, 4) else "") for n, text in enumerate(texts, 1)]

    reading = best([*model, *(line for line in scale if line.text)])

    assert outline(reading.model) == [
        ("Patrols", None, "Walks the paths by day."),
        ("Rescues", None, "Finds lost hikers."),
    ]
    assert [line for line in asked(reading.model) if "explains" in line[0]] == [
        (f"'{heading}' explains the levels", tuple(line.lines[0] for line in scale if line.text))
    ]


def test_the_levels_of_one_competency_are_no_scale_of_all():
    lines = [
        Words("Warden Model", (1,), "heading"),
        Words("Patrols", (2,), "heading"),
        Words("Walks the paths.", (3,)),
    ]
    lines += [Words("Proficiency Levels", (4,), "heading"), *rows("Basic\tWalks.", "Expert\tLeads.", start=5)]

    assert legends_apart(lines) == (lines, [], [])


ALIKE = ("Basic\tAble\tExpert", "Walks the path.\tPlans the walk.\tLeads the crew.")
MEANINGS = (
    ("Basic\tAble\tExpert", "Learns\tWorks alone\tTeaches"),
    ("Level\tMeaning", "Basic\tLearns", "Able\tWorks alone", "Expert\tTeaches"),
)


def with_tables(heading, meanings, at_end=False):
    """Three names with a text and a table of levels each, and such a table below a heading alone."""
    found = [Words("Warden Competency Model", (1,), "heading")]
    for n, name in enumerate(("Patrols", "Rescues", "Repairs")):
        start = 10 * (n + 1)
        found += [Words(name, (start,), "heading"), Words("Keeps the paths safe.", (start + 1,))]
        found += rows(*ALIKE, table=n + 1, start=start + 2)
    start = 40 if at_end else 2
    scale = [Words(heading, (start,), "heading"), *rows(*meanings, table=9, start=start + 1)]
    return [*found, *scale] if at_end else [found[0], *scale, *found[1:]]


@pytest.mark.parametrize("meanings", MEANINGS)
@pytest.mark.parametrize("heading", ["Levels", "The scale we use"])
@pytest.mark.parametrize("at_end", [True, False])
def test_a_table_without_a_text_above_it_that_has_the_labels_of_all_explains_them(heading, meanings, at_end):
    model = best(with_tables(heading, meanings, at_end)).model

    assert model.title.text == "Warden Competency Model"
    assert [(one.name, len(one.levels)) for one in model.competencies] == [
        ("Patrols", 3),
        ("Rescues", 3),
        ("Repairs", 3),
    ]
    finding = next(one for one in model.findings if one.title == f"'{heading}' explains the levels")
    assert finding.detail.startswith(
        "It says: Basic: Learns; Able: Works alone; Expert: Teaches. Nothing was"
    )


def test_other_labels_or_another_heading_explain_nothing():
    other = with_tables("Levels", ("Low\tHigh", "Learns\tTeaches"))
    named = with_tables("Night Watches", MEANINGS[0])

    assert legends_apart(other) == (other, [], [])
    assert legends_apart(named) == (named, [], [])
