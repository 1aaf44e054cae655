"""Tables with one level a row: every content is invented."""

import pytest

from models_app.exchange.level_row_drafts import NO_PLACE
from models_app.exchange.tables import NOT_UNDERSTOOD
from tests.models_app.exchange.reading import asked, best, left, outline, rows

HEAD = "Competency\tLevel\tDescription"
LEVELS = [
    ("Zoning", None, None, {"Basic": "Reads the code.", "Expert": "Writes the code."}),
    ("Permits", None, None, {"Basic": "Files permits.", "Expert": "Issues permits."}),
]
BY_NAME = ["Zoning\tBasic\tReads the code.", "Zoning\tExpert\tWrites the code.",
           "Permits\tBasic\tFiles permits.", "Permits\tExpert\tIssues permits."]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        BY_NAME,
        [BY_NAME[n] for n in (0, 2, 1, 3)],
        [row if n % 2 == 0 else f"\t{row.partition(chr(9))[2]}" for n, row in enumerate(BY_NAME)],
        ["Zoning", *(f"\t{row.partition(chr(9))[2]}" for row in BY_NAME[:2]), *BY_NAME[2:]],
    ],
    ids=["names on each row", "by level", "names once", "name on a row of its own"],
)
def test_levels_of_one_name_are_one_competency(body):
    reading = best(rows(HEAD, *body))

    assert (reading.code, outline(reading.model), left(reading)) == ("level_rows", LEVELS, [])
    assert asked(reading.model) == [("The document has no title", ()), ("The job class can't be told", ())]


def test_group_number_and_definition_beside_the_name():
    reading = best(
        rows(
            "Group\tNo.\tCompetency\tDefinition\tProficiency level\tText",
            "Town\t4\tZoning\tApplies the code.\t1\tReads.",
            "Town\t4\tZoning\tApplies the code.\t2\tWrites.",
            "City\t7\tPermits\tIssues permits.\t1\tFiles.",
            "\t\t\t\t2\tIssues.",
        )
    )

    assert outline(reading.model) == [
        ("4. Zoning", "Town", "Applies the code.", {"1": "Reads.", "2": "Writes."}),
        ("7. Permits", "City", "Issues permits.", {"1": "Files.", "2": "Issues."}),
    ]
    assert left(reading) == []


def test_what_has_no_place_is_named():
    reading = best(
        rows(
            f"{HEAD}\tOwner", "\tBasic\tNobody's.", *BY_NAME, "Permits\t\tMore words.", "Maps\tBasic\tA.\tAnn"
        )
    )

    assert outline(reading.model)[:2] == LEVELS
    assert left(reading) == [
        (1, "Owner", NOT_UNDERSTOOD),
        (2, "Basic", NO_PLACE),
        (2, "Nobody's.", NO_PLACE),
        (7, "More words.", NO_PLACE),
        (8, "Ann", NOT_UNDERSTOOD),
    ]
    assert {
        "The column 'Owner' was not used",
        "A row has no name",
        "A text of 'Permits' has no level",
    } <= set(dict(asked(reading.model)))


def test_a_torn_text_is_joined_and_groups_stand_above_names():
    reading = best(
        rows(HEAD, "Town", "Zoning\tBasic\tReads the", "\t\tcode.", "Zoning\tExpert\tWrites the code.")
    )

    assert outline(reading.model) == [("Zoning", "Town", *LEVELS[0][2:])]
    assert "Row of 'Zoning' broken over the page" in dict(asked(reading.model))


def test_one_level_beside_each_name_is_no_list_of_levels():
    reading = best(rows(HEAD, "Zoning\tBasic\tReads the code.", "Permits\tExpert\tIssues permits."))

    assert reading.code != "level_rows"


UNSAID = ["Plumbing\t{0}\tClears drains.", "Plumbing\t{1}\tLays pipes.", "Plumbing\t{2}\tDesigns pipes.",
          "Wiring\t{0}\tChanges fuses.", "Wiring\t{1}\tLays cables.", "\t{2}\tDesigns boards."]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "labels"),
    [("Proficiency", ("Low", "Mid", "High")), ("Grade of skill", ("Basic", "Fair", "Expert")),
     ("Proficiency", ("Seed", "Stem", "Bloom"))],
)  # fmt: skip
def test_few_words_that_come_back_beside_repeated_names_are_levels_and_named(head, labels):
    reading = best(rows(f"Competency\t{head}\tBehavior", *(row.format(*labels) for row in UNSAID)))

    assert [(row.name, [level.label for level in row.levels]) for row in reading.model.competencies] == [
        ("Plumbing", list(labels)),
        ("Wiring", list(labels)),
    ]
    assert (f"The cells below '{head}' were taken as levels", (1,)) in asked(reading.model)
    assert left(reading) == []


@pytest.mark.parametrize(
    ("head", "labels"),
    [
        ("Rater", ("Peer", "Chief", "Owner")),  # nothing ranks, and one of them is missing
        ("Proficiency", ("Low", "Low", "High")),  # twice beside one name
    ],
)
def test_other_words_beside_repeated_names_are_no_levels(head, labels):
    reading = best(rows(f"Competency\t{head}\tBehavior", *(row.format(*labels) for row in UNSAID[:-1])))

    assert all(not row.levels for row in reading.model.competencies)


def test_a_fact_beside_names_that_stand_once_is_no_level():
    reading = best(rows("Competency\tProficiency\tBehavior", "Plumbing\tLow\tClears.", "Wiring\tHigh\tLays."))

    assert all(not row.levels for row in reading.model.competencies)


def test_words_that_rank_nothing_but_stand_alike_beside_each_name_make_the_reading_a_guess():
    reading = best(
        rows("Competency\tPhase\tBehavior", *(row.format("Seed", "Stem", "Bloom") for row in UNSAID))
    )

    assert [[level.label for level in row.levels] for row in reading.model.competencies] == [
        ["Seed", "Stem", "Bloom"]
    ] * 2
    assert ("Nothing but their form tells that the cells below 'Phase' are levels", (1,)) in asked(
        reading.model
    )
    assert reading.sureness == "a guess"


def stated(reading):
    """Required level and selection use of each competency."""
    return [
        (one.required_level and one.required_level.label, one.selection_use)
        for one in reading.model.competencies
    ]


OPEN = (None, "not_stated")
DOUBT = "It can't be told which level of Zoning is required"


@pytest.mark.parametrize(
    ("head", "cells", "expected", "questions"),
    [
        ("Required Level", ("Expert", "", "Basic", ""), ["Expert", "Basic"], []),
        ("Required Level", ("Expert", "Expert", "Basic", "Basic"), ["Expert", "Basic"], []),
        ("Required?", ("No", "Yes", "Yes", "No"), ["Expert", "Basic"], []),
        ("Required at entry", ("", "X", "✓", ""), ["Expert", "Basic"], []),
        ("Required?", ("X", "", "X", ""), [None, None], [DOUBT]),
        ("Required?", ("Yes", "Yes", "No", "No"), [None, None], [DOUBT]),
        ("Required Level", ("Basic", "Expert", "Basic", ""), [None, "Basic"], []),
    ],
)
def test_a_column_states_the_required_level_where_it_names_one(head, cells, expected, questions):
    reading = best(
        rows(f"{HEAD}\t{head}", *(f"{row}\t{cell}" for row, cell in zip(BY_NAME, cells, strict=True)))
    )

    assert outline(reading.model) == LEVELS
    assert [level for level, _ in stated(reading)] == expected
    titles = [title for title, _ in asked(reading.model)]
    assert [title for title in titles if "Zoning" in title] == questions


@pytest.mark.parametrize(
    ("cells", "expected", "questions"),
    [
        (("Yes", "Yes", "Not for selection", ""), ["for_selection", "not_for_selection"], []),
        (("x", "", "No", "no"), ["for_selection", "not_for_selection"], []),
        (
            ("Yes", "No", "TBD", ""),
            ["not_stated", "not_stated"],
            [
                "Zoning has more than one selection use",
                "Permits has a selection use that is not understood",
            ],
        ),
    ],
)
def test_a_column_states_the_selection_use(cells, expected, questions):
    reading = best(
        rows(f"{HEAD}\tFor selection?", *(f"{row}\t{cell}" for row, cell in zip(BY_NAME, cells, strict=True)))
    )

    assert [use for _, use in stated(reading)] == expected
    assert [title for title, _ in asked(reading.model) if "selection use" in title] == questions
    assert len(left(reading)) == (3 if questions else 0)


def test_examples_stay_with_their_level_and_a_definition_behind_the_texts_is_the_competencys():
    reading = best(
        rows(
            "Competency\tLevel\tRequired\tLevel description\tExamples\tCompetency definition",
            "Zoning\tBasic\t\tReads the code\t- Finds a rule\tApplies the code.",
            "\t\t\tof the town.\t- Names a zone\t",
            "Zoning\tExpert\tX\tWrites the code.\t\tApplies the code.",
        )
    )

    assert outline(reading.model) == [
        (
            "Zoning",
            None,
            "Applies the code.",
            {
                "Basic": "Reads the code of the town.\n\n- Finds a rule\n- Names a zone",
                "Expert": "Writes the code.",
            },
        )
    ]
    assert (stated(reading), left(reading)) == ([("Expert", "not_stated")], [])
    assert "What stands below 'Examples' was read into the texts of the levels" in [
        title for title, _ in asked(reading.model)
    ]
