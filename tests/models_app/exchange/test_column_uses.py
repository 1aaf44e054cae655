"""What the columns of a table hold: every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best, left, outline, rows

FIRST, SECOND = (
    "Payroll\tPays people.\t{}\tRuns pay.\tLeads pay.",
    "Hiring\tHires people.\t{}\tRuns panels.\tLeads.",
)


def table(head, *cells):
    """Two competencies below this head; the third column holds these cells."""
    return rows(head, FIRST.format(cells[0]), SECOND.format(cells[1]))


def test_heads_that_count_in_roman_numbers_are_the_levels_and_the_text_before_them_is_none():
    model = best(
        table("Competency\tWhat it means\tAnalyst I\tAnalyst II\tAnalyst III", "Knows.", "Posts.")
    ).model

    assert outline(model) == [
        (
            "Payroll",
            None,
            "Pays people.",
            {"Analyst I": "Knows.", "Analyst II": "Runs pay.", "Analyst III": "Leads pay."},
        ),
        (
            "Hiring",
            None,
            "Hires people.",
            {"Analyst I": "Posts.", "Analyst II": "Runs panels.", "Analyst III": "Leads."},
        ),
    ]


def test_a_text_with_an_unknown_head_before_counted_levels_is_not_used_and_said():
    model = best(table("Competency\tIn short\tAnalyst I\tAnalyst II\tAnalyst III", "Knows.", "Posts.")).model

    assert [words.text for words in model.level_labels] == ["Analyst I", "Analyst II", "Analyst III"]
    assert ("The column 'In short' was not used", (1,)) in asked(model)


def test_columns_that_are_levels_for_want_of_any_other_are_named():
    model = best(table("Competency\tIn short\tAlpha\tBeta\tGamma", "Knows.", "Posts.")).model

    assert ("Taken as levels: 'In short', 'Alpha', 'Beta', 'Gamma'", (1,)) in asked(model)


@pytest.mark.parametrize("head", ["Needed at Entry?", "Needed at Entry", "Entry level?"])
def test_answers_below_a_question_are_no_level(head):
    reading = best(table(f"Competency\tDefinition\t{head}\tNovice\tExpert", "Yes", "No"))

    assert [words.text for words in reading.model.level_labels] == ["Novice", "Expert"]
    assert (f"The column '{head}' was not used", (1,)) in asked(reading.model)
    assert [(line, text) for line, text, _ in left(reading)] == [(1, head), (2, "Yes"), (3, "No")]
