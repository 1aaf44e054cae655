"""Tables with one competency a row: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.families import FAMILIES, level_table
from models_app.exchange.labels import NO_SUCH_LEVEL
from models_app.exchange.open_questions import open_questions
from models_app.exchange.recognising import readings_of
from tests.models_app.exchange.reading import asked, best, left, outline, rows

HEAD = "Competency\tDefinition\tNovice\tSkilled\tExpert"


def test_levels_and_definition_in_columns_of_a_text_file():
    text = f"Bakery Competencies\n\n{HEAD}\nKneading\tKneads dough.\tBy hand.\tBy machine.\tTeaches it.\n"

    reading = best(text)

    assert (reading.code, left(reading)) == ("level_table", [])
    assert outline(reading.model) == [
        (
            "Kneading",
            None,
            "Kneads dough.",
            {"Novice": "By hand.", "Skilled": "By machine.", "Expert": "Teaches it."},
        )
    ]
    assert [words.text for words in reading.model.level_labels] == ["Novice", "Skilled", "Expert"]


def test_lists_in_cells_groups_in_rows_numbers_and_names_with_a_definition_below():
    words = rows(
        "No.\tCompetency\tBehavioral Indicators\tLevel 1\tLevel 2\tRequired level",
        "\tCore\t\t\t\t",
        "3\tKneading\u2028Kneads dough until it is smooth.\t- Weighs flour\u2028- Cleans up\tBy hand.\tBy machine.\t2",
        "7\tBaking (Bread)\tWatches the oven\tOne oven.\tTwo ovens.\tLevel 1",
        "\tShop\t\t\t\t",
        "8\tSelling\tGreets\tAlone.\tWith others.\t9",
    )

    reading = best(words)

    assert left(reading) == [(6, "9", NO_SUCH_LEVEL)]
    assert outline(reading.model) == [
        (
            "3. Kneading",
            "Core",
            "Kneads dough until it is smooth.",
            {"Level 1": "By hand.", "Level 2": "By machine."},
            ["Weighs flour", "Cleans up"],
        ),
        (
            "7. Baking (Bread)",
            "Core",
            None,
            {"Level 1": "One oven.", "Level 2": "Two ovens."},
            ["Watches the oven"],
        ),
        ("8. Selling", "Shop", None, {"Level 1": "Alone.", "Level 2": "With others."}, ["Greets"]),
    ]
    required = [c.required_level.label if c.required_level else None for c in reading.model.competencies]
    assert required == ["Level 2", "Level 1", None]
    assert ("The stated level of 8. Selling is none of the document's levels", (6,)) in asked(reading.model)


def test_tables_over_pages_repeat_their_head_and_tear_rows():
    text = "\n".join(
        [
            "Bakery Competencies",
            HEAD,
            "Kneading\tKneads dough.\tBy hand.\tBy machine, with\tTeaches it.",
            "Bakery Competencies",
            HEAD,
            "\t\t\tcare for the dough.\t",
            "Baking\tBakes.\tBread.\tCakes.\tAll.",
            "\tAlso fries.\t\t\t",
        ]
    )

    reading = best(text)

    assert left(reading) == []
    assert outline(reading.model) == [
        (
            "Kneading",
            None,
            "Kneads dough.",
            {
                "Novice": "By hand.",
                "Skilled": "By machine, with care for the dough.",
                "Expert": "Teaches it.",
            },
        ),
        (
            "Baking",
            None,
            "Bakes.\nAlso fries.",
            {"Novice": "Bread.", "Skilled": "Cakes.", "Expert": "All."},
        ),
    ]
    assert asked(reading.model) == [
        ("The job class can't be told", (1, 4)),
        ("Row of 'Kneading' broken over the page", (3, 6)),
        ("A row below 'Baking' has no name", (7, 8)),
        ("Page title stands twice", (1, 4)),
        ("Table head stands twice", (2, 5)),
    ]


def test_a_table_that_goes_on_without_a_head_is_one_table():
    words = [
        *rows(HEAD, "Kneading\tKneads dough.\tBy hand.\tBy machine.\tTeaches it."),
        Words("Continued below", (3,)),
        *rows("Baking\tBakes bread and cakes.\tBread.\tCakes.\tAll.", table=2, start=4),
    ]

    model = best(words).model

    assert [competency.name for competency in model.competencies] == ["Kneading", "Baking"]


def test_two_tables_with_groups_in_their_heads():
    text = (
        "Bakery Model\n\nOven Skills\tNovice\tExpert\nBaking\tBread.\tCakes.\n\n"
        "Shop Skills\tNovice\tExpert\nSelling\tBread.\tAll.\n"
    )

    assert outline(best(text).model) == [
        ("Baking", "Oven Skills", None, {"Novice": "Bread.", "Expert": "Cakes."}),
        ("Selling", "Shop Skills", None, {"Novice": "Bread.", "Expert": "All."}),
    ]


def test_empty_cells_are_missing_and_never_filled():
    words = rows(
        HEAD, "Kneading\tKneads dough.\tBy hand.\t\tTeaches it.", "Baking\tBakes.\tBread.\tCakes.\tAll."
    )

    model = best(words).model

    assert outline(model)[0][3] == {"Novice": "By hand.", "Expert": "Teaches it."}
    assert ("Kneading has no text for Level 'Skilled'", (2,)) in asked(model)


def test_a_column_that_nothing_explains_is_not_used_and_said():
    words = rows(HEAD + "\tRemarks", "Kneading\tKneads dough.\tBy hand.\tBy machine.\tTeaches it.\tsee annex")

    reading = best(words)

    assert left(reading) == [
        (1, "Remarks", "Its head does not say what the column holds"),
        (2, "see annex", "The column is not used"),
    ]
    assert ("The column 'Remarks' was not used", (1,)) in asked(reading.model)


def levels_asked(model):
    """Findings about required levels."""
    return [(f.title, f.detail[:55]) for f in open_questions(model) if f.kind == "required_level"]


def test_stated_levels_without_a_scale_are_not_used_and_nothing_says_that_none_is_stated():
    reading = best(
        rows(
            "Competency\tDefinition\tRequired Proficiency", "Kneading\tKneads dough.\t3", "Baking\tBakes.\t4"
        )
    )

    assert left(reading) == [(2, "3", NO_SUCH_LEVEL), (3, "4", NO_SUCH_LEVEL)]
    assert levels_asked(reading.model) == [
        (
            "The model states required levels and describes none",
            "The document states required levels such as '3' and doe",
        )
    ]


def test_a_stated_level_that_is_none_of_the_levels_is_asked_about_with_its_words():
    reading = best(
        rows(HEAD + "\tRequired level", "Kneading\tKneads dough.\tBy hand.\tBy machine.\tTeaches it.\t9")
    )

    assert left(reading) == [(2, "9", NO_SUCH_LEVEL)]
    assert levels_asked(reading.model) == [
        (
            "Required level of Kneading is not one of the levels",
            "The document states '9'. No level of the document has t",
        )
    ]


BANDED = "Competency\tDefinition\tLevel 1\tLevel 2\tRequired level by grade"
KNEADING = "Kneading\tKneads dough.\tBy hand.\tBy machine.\tGS-01-04: 1; 05-06: 2"


def test_bands_of_grades_give_the_level_for_the_grade_of_the_class():
    words = [Words("Baker GS-05", (9,)), *rows(BANDED, KNEADING, start=10)]

    reading = best(words)

    kneading = reading.model.competencies[0]
    assert left(reading) == []
    assert (kneading.required_level.label, kneading.areas[0].text) == ("Level 2", "GS-01-04: 1; 05-06: 2")


@pytest.mark.parametrize(
    ("head", "title"),
    [(BANDED, "Baker Model"), (BANDED.replace("Required level by grade", "Grades"), "Baker GS-05")],
)
def test_bands_set_nothing_where_the_document_does_not_say_so(head, title):
    reading = best([Words(title, (9,)), *rows(head, KNEADING, start=10)])

    kneading = reading.model.competencies[0]
    assert left(reading) == []
    assert (kneading.required_level, kneading.areas[0].text) == (None, "GS-01-04: 1; 05-06: 2")
    assert "Kneading has levels by grade" in dict(asked(reading.model))


def test_rows_that_fit_nowhere_are_listed():
    words = rows(HEAD, "\t\tHanging.\t\t", "Kneading\tKneads dough.\tBy hand.\tBy machine.\tTeaches it.")

    assert left(best(words)) == [(2, "Hanging.", "A row without a name, and none above it")]


NARROW = "Competency Novice\tSkilled\tExpert"  # as a reader gives it that joined two heads
SEEDS = "Purity\tSorts seed.\tNames weeds.\tTrains analysts."


@pytest.mark.parametrize(
    "lines",
    [
        [NARROW, SEEDS, "Tagging\tReads tags.\tWrites tags."],
        [NARROW, SEEDS, *(f"Name {letter}\tReads.\tWrites." for letter in "ABC")],
        ["Competency Level\tDescription", "Purity\tLevel 1\tSorts seed.", "Purity\tLevel 2\tNames weeds."],
        ["Competency\tPurity Tagging", "Level 1\tSorts seed.\tReads tags.", "Level 2\tNames it.\tWrites."],
    ],
)
def test_a_head_with_fewer_cells_than_its_rows_places_no_text(lines):
    assert [reading.model for reading in readings_of(rows(*lines))] == [None] * len(FAMILIES)
    assert readings_of(rows(NARROW, SEEDS))[0].refusal == (
        "The row 'Purity' has 4 cells below 3 heads: 'Trains analysts.' stands below none, so that it can't be told "
        "which head a text stands below. Give its column a head or take the cell out of the document, or name the "
        "columns yourself."
    )


def test_a_single_row_that_is_wider_than_the_head_is_asked_about():
    words = rows(
        "Competency\tNovice\tExpert",
        SEEDS,
        "\tand dries it.",
        *(f"Name {letter}\tReads.\tWrites." for letter in "ABCDEFG"),
    )

    reading = best(words)

    no_column = "It can't be told which column it stands in"
    assert outline(reading.model)[:2] == [
        ("Purity", None, None),
        ("Name A", None, None, {"Novice": "Reads.", "Expert": "Writes."}),
    ]
    assert left(reading) == [
        *((2, cell, no_column) for cell in SEEDS.split("\t")[1:]),
        (3, "and dries it.", no_column),
    ]
    assert "Which column is it? The row of 'Purity' fits no head" in dict(asked(reading.model))


@pytest.mark.parametrize(
    "text", ["No table", "One\tTwo\tThree", "A sentence stands here.\tAnd here.\tAnd.\nA\tB\tC"]
)
def test_other_structures_are_refused(text):
    with pytest.raises(Unreadable):
        level_table.read([Words(line, (n,)) for n, line in enumerate(text.split("\n"), 1)])


def test_a_table_with_a_level_a_row_and_competencies_across_is_not_read_the_wrong_way_round():
    reading = best(
        rows("Level\tRowing\tKnots", "Novice\tRows alone.\tTies two.", "Expert\tTrains crews.\tInvents.")
    )

    assert (reading.model, reading.refusal != "") == (None, True)


def torn(*pages):
    """Rows of one table over several pages."""
    lines = [(text, page) for page, texts in enumerate(pages, 1) for text in texts]
    return [Words(text, (n,), "row", page, 1) for n, (text, page) in enumerate(lines, 1)]


TWO_LEVELS = "Competency\tBasic\tExpert"


def test_a_name_torn_by_a_page_is_one_name():
    reading = best(
        torn(
            [TWO_LEVELS, "Rowing\tRows.\tRaces.", "Tying of\tTies two\tInvents"],
            ["Knots\tknots.\tnew knots.", "Sailing\tSails.\tRaces."],
        )
    )

    assert outline(reading.model) == [
        ("Rowing", None, None, {"Basic": "Rows.", "Expert": "Races."}),
        ("Tying of Knots", None, None, {"Basic": "Ties two knots.", "Expert": "Invents new knots."}),
        ("Sailing", None, None, {"Basic": "Sails.", "Expert": "Races."}),
    ]
    assert [title for title, _ in asked(reading.model)].count("Row of 'Tying of' broken over the page") == 1
    assert left(reading) == []


def test_a_name_that_stands_on_the_second_page_only_names_the_whole_row():
    reading = best(
        torn([TWO_LEVELS, "Rowing\tRows.\tRaces.", "\tTies two\tInvents"], ["Knots\tknots.\tnew knots."])
    )

    assert outline(reading.model) == [
        ("Rowing", None, None, {"Basic": "Rows.", "Expert": "Races."}),
        ("Knots", None, None, {"Basic": "Ties two knots.", "Expert": "Invents new knots."}),
    ]
    assert left(reading) == []


def test_a_row_at_the_top_of_a_page_is_a_row_of_its_own_where_no_sentence_goes_on():
    reading = best(torn([TWO_LEVELS, "Rowing\tRows.\tRaces"], ["Knots\tTies two.\tInvents."]))

    assert [competency.family for competency in reading.model.competencies] == ["Rowing", "Knots"]


def test_a_table_of_five_columns_torn_by_a_page_with_words_that_do_not_rank():
    head = "Competency\tTrainee\tWorker\tSenior\tMaster"
    reading = best(
        torn(
            [head, "Rowing\tRows one.\tRows two.\tRows ten.\tInvents new"],
            [head, "\t\t\t\tboats.", "Knots\tTies one.\t\tTies all.\tInvents."],
        )
    )

    levels = {
        "Trainee": "Rows one.",
        "Worker": "Rows two.",
        "Senior": "Rows ten.",
        "Master": "Invents new boats.",
    }
    assert outline(reading.model) == [
        ("Rowing", None, None, levels),
        ("Knots", None, None, {"Trainee": "Ties one.", "Senior": "Ties all.", "Master": "Invents."}),
    ]
    assert left(reading) == []
    assert ("Taken as levels: 'Trainee', 'Worker'", (1, 3)) in asked(reading.model)


@pytest.mark.parametrize("head", ["Owner", "Remarks about it"])
def test_columns_of_facts_before_the_levels_are_none(head):
    reading = best(rows(f"Competency\t{head}\tSenior\tMaster", "Knots\tAnn Lee\tTies two.\tTies all."))

    assert outline(reading.model) == [("Knots", None, None, {"Senior": "Ties two.", "Master": "Ties all."})]
    assert (2, "Ann Lee", "The column is not used") in left(reading)


@pytest.mark.parametrize("heads", [("GS-07", "GS-09"), ("GS-05/07", "Grade 9")])
def test_columns_of_grades_are_no_levels(heads):
    reading = best(rows("\t".join(("Competency", "Definition", *heads)), "Knots\tTies knots.\t2\t3"))

    assert outline(reading.model) == [("Knots", None, "Ties knots.", [(heads[0], "2"), (heads[1], "3")])]
    assert (reading.model.level_labels, reading.model.competencies[0].required_level) == ((), None)
    assert ("Knots has levels by grade (grade bands)", (2,)) in asked(reading.model)


def test_an_unknown_column_beside_names_and_definitions_is_not_used_and_the_rest_is_read():
    reading = best(
        rows("Competency\tDefinition\tValid from", "Knots\tTies.\t2026-01-01", "Sails\tSets.\t2025-01-01")
    )

    assert outline(reading.model) == [("Knots", None, "Ties."), ("Sails", None, "Sets.")]
    assert [text for _, text, _ in left(reading)] == ["Valid from", "2026-01-01", "2025-01-01"]
    assert ("The column 'Valid from' was not used", (1,)) in asked(reading.model)


def test_a_text_beside_counted_levels_is_no_level():
    words = rows(
        "Kompetenz\tBeschreibung\tStufe 1\tStufe 2",
        "Pflege\tPflegt kranke Menschen.\tKann es gut.\tKann es besser.",
        "Ruf\tRuft andere Menschen an.\tRuft an.\tRuft gut an.",
    )

    reading = best(words)

    assert [[level.label for level in row.levels] for row in reading.model.competencies] == [
        ["Stufe 1", "Stufe 2"]
    ] * 2
    assert "The column 'Beschreibung' was not used" in dict(asked(reading.model))


def test_an_unknown_word_among_known_heads_is_the_head_of_the_names():
    texts = ["Capability\tDefinition\tLevel 1\tLevel 2", "Baking\tBakes.\tBread.\tCakes."]

    reading = best(rows(*texts))

    assert outline(reading.model) == [("Baking", None, "Bakes.", {"Level 1": "Bread.", "Level 2": "Cakes."})]
    assert ("'Capability' was taken as the head of the names", (1,)) in asked(reading.model)
    assert (reading.model.groups, left(reading)) == ((), [])


def test_different_unknown_words_above_the_names_of_several_tables_are_their_groups():
    head = "\tDefinition\tLevel 1\tLevel 2"
    words = rows(f"Oven{head}", "Baking\tBakes.\tBread.\tCakes.") + rows(
        f"Shop{head}", "Selling\tSells.\tBread.\tAll.", table=2, start=4
    )

    assert [row[:2] for row in outline(best(words).model)] == [("Baking", "Oven"), ("Selling", "Shop")]


def test_columns_of_grades_with_texts_are_levels_and_that_is_said():
    reading = best(rows("Competency\tGS-05\tGS-07", "Baking\tBakes bread alone.\tBakes all cakes."))

    assert outline(reading.model) == [
        ("Baking", None, None, {"GS-05": "Bakes bread alone.", "GS-07": "Bakes all cakes."})
    ]
    assert ("Columns of grades were taken as levels", (1,)) in asked(reading.model)


def test_rows_with_a_name_alone_are_competencies_where_they_can_head_no_group():
    head = "Competency\tDefinition\tLevel 1\tLevel 2"

    reading = best(rows(head, "Baking\tBakes.\tBread.\tCakes.", "Tasting", "Selling\tSells.\tBread.\tAll."))

    assert [row[:3] for row in outline(reading.model)] == [
        ("Baking", None, "Bakes."), ("Tasting", None, None), ("Selling", None, "Sells."),
    ]  # fmt: skip


def test_a_word_of_performance_behind_columns_that_rank_is_one_of_the_levels():
    head = "Competency\tMeets Expectations\tExceeds Expectations\tOutstanding\tRemarks on it"

    reading = best(
        rows(head, "Knots\tTies.\tTeaches.\tInvents knots.\tSeen twice.", "Sails\tSets.\tMends.\tCuts.\t")
    )

    assert [label.text for label in reading.model.level_labels] == head.split("\t")[1:4]
    assert [title for title, _ in asked(reading.model) if "column" in title or "levels" in title] == [
        "The column 'Remarks on it' was not used",
        "These levels may be performance standards: 'Meets Expectations', 'Exceeds Expectations', 'Outstanding'",
    ]


@pytest.mark.parametrize(
    ("head", "area"), [("Proficiency by grade", True), ("Required level by grade", False)]
)
def test_bands_alone_beside_names_are_no_definitions(head, area):
    bands = ("GS-05 → 1, GS-07 → 2", "GS-05 → 2, GS-07 → 3")
    reading = best(f"Baker GS-07\n\nCompetency\t{head}\nKneading\t{bands[0]}\nBaking\t{bands[1]}\n")

    assert reading.code == "level_table"
    assert [c.definition for c in reading.model.competencies] == [None, None]
    assert ("Kneading has levels by grade" in dict(asked(reading.model))) == area
    assert outline(reading.model)[0] == ("Kneading", None, None, [(head, bands[0])])


def test_bands_beside_names_without_a_head_are_no_definitions_either():
    found = readings_of(rows("Kneading\tGS-05 → 1, GS-07 → 2", "Baking\tGS-05 → 2, GS-07 → 3"))

    assert [reading.code for reading in found if reading.model] == []
    assert "The table states levels by grade" in next(
        reading.refusal for reading in found if reading.code == "definition_list"
    )
