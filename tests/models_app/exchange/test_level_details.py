"""Tables of levels with several columns beside the labels: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.level_details import details_of
from models_app.exchange.open_questions import open_questions
from models_app.exchange.tables import row_of
from tests.models_app.exchange.reading import best, outline, rows

READS, DRAWS = "Reads one map of the bay.", "Draws maps that pilots use."
FOLDS, LENDS = "- Folds the map away\u2028- Names the buoys", "Lends charts to the pilots."


def table(*texts, first=1):
    return [row_of(Words(text, (n,), "row")) for n, text in enumerate(texts, first)]


def read(*texts):
    return details_of(table(*texts))


def said(details):
    """Labels with their texts, titles of findings, and what is not used."""
    return (
        {level.label: level.text for level in details.levels},
        [finding.title for finding in details.findings],
        [item.text for item in details.unused],
    )


BOTH = {
    "Basic": f"{READS}\n\n- Folds the map away\n- Names the buoys",
    "Expert": f"{DRAWS}\n\n{LENDS}",
}


@pytest.mark.parametrize(
    ("head", "order"),
    [
        ("Proficiency Level\tProficiency Level Definition\tProficiency Level Illustrations", (0, 1, 2)),
        ("Level\tGeneral Description\tExamples", (0, 1, 2)),
        ("Behavioral Examples\tLevel\tDefinition", (1, 2, 0)),
        ("Definition\tBehavioral Indicators\tProficiency", (2, 0, 1)),
        ("Proficiency Rating\tBehavioral Description\tIllustrative Behaviors", (0, 1, 2)),
        ("Stage\tWhat a pilot does\tEvidence", (0, 1, 2)),
        ("Rank\tMeaning\tSample behaviors", (0, 1, 2)),
    ],
)
def test_examples_follow_the_definition_of_their_level_whatever_the_order_of_columns(head, order):
    cells = [("Basic", READS, FOLDS), ("Expert", DRAWS, LENDS)]
    placed = [[row[order.index(n)] for n in range(3)] for row in cells]

    levels, findings, unused = said(read(head, *map("\t".join, placed)))

    examples = head.split("\t")[order[2]]
    assert (levels, unused) == (BOTH, [])
    assert findings == [f"What stands below '{examples}' was read into the texts of the levels"]


@pytest.mark.parametrize(
    "labels",
    [
        ("5 - Expert", "4 - Advanced"),
        ("Expert (5)", "Advanced (4)"),
        ("Level 1", "Level 2"),
        ("Level 1 – Basic (Entry Level)", "Level 2 – Full (Journey Level)"),
        ("1", "2"),
        ("Seedling", "Oak"),
    ],
)
def test_labels_of_any_kind_below_a_head_that_announces_them(labels):
    details = read("Level\tDefinition\tExamples", *(f"{label}\t{READS}\t{LENDS}" for label in labels[:1]),
                   f"{labels[1]}\t{DRAWS}\t")  # fmt: skip

    assert said(details)[0] == {labels[0]: f"{READS}\n\n{LENDS}", labels[1]: DRAWS}


def test_a_row_without_a_label_goes_on_with_the_one_above_over_a_head_that_comes_back():
    head = "Level\tDefinition\tExamples"
    levels, findings, unused = said(
        read(
            head, "Basic\tReads one map\t- Folds", head, "\tof the bay.\t- Names buoys", f"Expert\t{DRAWS}\t"
        )
    )

    assert levels == {"Basic": f"{READS}\n\n- Folds\n- Names buoys", "Expert": DRAWS}
    assert (findings[0], unused) == ("A row below 'Basic' has no label of a level", [])


def test_a_column_that_nobody_understands_is_left_out_and_asked_about():
    head = "Level\tDefinition\tTypical posts"
    levels, findings, unused = said(read(head, f"Basic\t{READS}\tMate", f"Expert\t{DRAWS}\tPilot"))

    assert levels == {"Basic": READS, "Expert": DRAWS}
    assert findings == ["The column 'Typical posts' was not used"]
    assert unused == ["Mate", "Pilot", "Typical posts"]


def test_the_level_whose_text_is_missing_is_named_as_a_label_alone():
    details = read("Level\tDefinition\tExamples", f"Basic\t{READS}\t", f"Expert\t{DRAWS}\t", "Master\t\t")

    assert [level.label for level in details.levels] == ["Basic", "Expert"]
    assert [item.text for item in details.frame][-1] == "Master"


@pytest.mark.parametrize(
    ("head", "first", "second", "named"),
    [
        ("Level\tAfloat\tAshore", f"Basic\t{READS}\t{LENDS}", f"Expert\t{DRAWS}\t{READS}", "'Afloat' and 'Ashore'"),
        ("Level\tDefinition\tExamples", f"Basic\t{READS}\t\tSee memo", f"Expert\t{DRAWS}\t", "'See memo' of the row"),
        ("Definition\tLevel\tExamples", f"{READS}\tBasic\t{FOLDS}", f"\tExpert\t{LENDS}", "the column 'Definition'"),
    ],
)  # fmt: skip
def test_a_column_that_disturbs_is_named_in_the_refusal(head, first, second, named):
    with pytest.raises(Unreadable, match=named) as refusal:
        read(head, first, second)

    assert "by hand" in str(refusal.value)


@pytest.mark.parametrize(
    "texts",
    [
        ("Competency\tLevel\tExamples", f"Charts\t1\t{FOLDS}", f"Knots\t2\t{LENDS}"),
        ("Duty\tLevel\tExamples", f"Charts\t1\t{FOLDS}", f"Knots\t2\t{LENDS}"),
        ("No.\tDescription\tOwner", f"1\t{READS}\tMate", f"2\t{DRAWS}\tPilot"),
        ("Level\tDefinition\tExamples", f"Basic\t{READS}\t{FOLDS}", f"Basic\t{DRAWS}\t{LENDS}"),
        ("Level\tDefinition\tExamples", f"Basic\t{READS}\t{FOLDS}"),
    ],
)
def test_tables_of_names_duties_and_numbers_are_no_levels(texts):
    assert read(*texts) is None


NOT_STATED = "Required level of Charts is not stated"


@pytest.mark.parametrize(
    ("cells", "level", "questions"),
    [
        (("", "X"), "Expert", []),
        (("No", "Yes"), "Expert", []),
        (("Required", ""), "Basic", []),
        (("Expert", "Expert"), "Expert", []),
        (("No", "No"), None, [NOT_STATED]),
        (("Yes", "Yes"), None, [NOT_STATED, "It can't be told which level of Charts is required"]),
        (("Basic", "Expert"), None, ["Required level of Charts is stated in two ways"]),
    ],
)
def test_a_column_beside_the_levels_states_the_required_one(cells, level, questions):
    words = [
        Words("Harbor Competency Model", (1,), "heading"),
        Words("Charts", (2,), "heading"),
        Words("Knows the charts.", (3,)),
        *rows(
            "Level\tDescription\tRequired?",
            f"Basic\t{READS}\t{cells[0]}",
            f"Expert\t{DRAWS}\t{cells[1]}",
            start=4,
        ),
    ]

    reading = best(words)

    assert outline(reading.model) == [
        ("Charts", None, "Knows the charts.", {"Basic": READS, "Expert": DRAWS})
    ]
    competency = reading.model.competencies[0]
    assert (competency.required_level and competency.required_level.label) == level
    titles = [finding.title for finding in open_questions(reading.model)]
    assert [title for title in titles if title.endswith("required") or "Required" in title] == questions
