"""What any document leaves open: every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.inconsistencies import inconsistencies
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import asked, best


@pytest.mark.parametrize(
    ("items", "named"),
    [
        (["Weighs flour"], []),
        (["Weighs flour", "Cleans up."], ["Indicator 1 of Kneading has no period"]),
        (["Weighs flour", "Cleans up"], []),
    ],
)
def test_an_indicator_without_a_period_is_named_only_beside_others_that_have_one(items, named):
    listed = "".join(f"- {item}\n" for item in items)
    text = f"Bakery Model\n\nKneading\nDefinition: Kneads.\nBehavioral indicators:\n{listed}\n"
    other = "Baking\nDefinition: Bakes.\nBehavioral indicators:\n- Asks.\n- Tells.\n"

    model = best(text + other).model

    assert [title for title, _ in asked(model) if "period" in title] == named


def test_groups_of_one_name_are_named_whatever_their_capitals_and_blanks():
    model = best("Greeting\nGreets visitors.\nSorting\nSorts papers.\n").model
    groups = tuple(Words(name, (n,)) for n, name in enumerate(("Core", "Other", "core "), 1))

    found = list(inconsistencies(replace(model, groups=groups)))

    assert [(f.title, f.lines, f.competency) for f in found] == [
        ("Group core stands more than once", (1, 3), None)
    ]


BAKERY = "Bakery Model\n\n{}Kneading\nKneads dough.\n{}\nBaking\nBakes bread.\n{}\n{}"


@pytest.mark.parametrize(
    ("above", "each", "below", "labels"),
    [
        ("Proficiency levels: Basic, Skilled, Expert\n\n", "", "", ["Basic", "Skilled", "Expert"]),
        ("", "", "\nPurpose\nThe proficiency levels are Basic and Expert.", ["Basic", "Expert"]),
        ("The proficiency scale has levels: 1 = Basic, 2 = Expert.\n\n", "", "", ["1 = Basic", "2 = Expert"]),
        ("The proficiency levels are described on page 4.\n\n", "", "", []),
        ("Basic and advanced skills are needed.\n\n", "", "", []),
    ],
)
def test_levels_that_a_line_or_sentence_lists_are_those_of_the_document(above, each, below, labels):
    model = best(BAKERY.format(above, each, each, below)).model

    assert [label.text for label in model.level_labels] == labels
    assert ("The model states no levels" in [f.title for f in open_questions(model)]) == (not labels)


@pytest.mark.parametrize(
    ("each", "said"),
    [
        ("", "no required level for any competency."),
        ("Level by grade: GS-05: 1; GS-07: 2\n", "states levels by grade only, which were kept as areas."),
        (
            "Performance levels:\nSatisfactory: Kneads.\nSuperior: Teaches.\n",
            "no required level for any competency. Its performance standards were not taken as levels.",
        ),
    ],
)
def test_the_question_about_a_document_without_levels_tells_what_it_has_instead(each, said):
    model = best(BAKERY.format("", each, each, "")).model
    detail = next(f.detail for f in open_questions(model) if f.title == "The model states no levels")

    assert detail.startswith(f"The document describes no proficiency levels and {said}")


def test_a_level_by_grade_is_none_that_the_job_needs_though_the_levels_are_listed():
    each = "Level by grade: GS-05: 1; GS-07: 2\n"
    model = best(BAKERY.format("Proficiency levels: Basic, Expert\n\n", each, each, "")).model
    detail = next(f.detail for f in open_questions(model) if f.competency == 0)

    assert detail == "The document names the levels and states them by grade only. None was assumed."
