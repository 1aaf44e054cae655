"""Names with labelled texts below: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.families import labelled_blocks
from models_app.exchange.heading_numbers import COUNT
from tests.models_app.exchange.reading import asked, best, left, outline

NUMBERED = """Competency Model for Trail Keeper (4711)

Grade: TR-07

This model was agreed by the trail crews.

Field Competencies

1. Map Reading
Definition: Reads maps and finds the way.
Behavioral indicators:
- Orients the map before setting out.
- Explains the route to others.
Proficiency levels:
Level 1: Reads marked trails.
Level 2: Reads contour lines.
Level 3: Teaches others.
Required level: 2

4. Trail Repair (Hand Tools)
Definition: Repairs trails with hand tools.
Behavioral indicators:
- Chooses the right tool.
Proficiency levels:
Level 1: Clears brush.
Level 2: Rebuilds steps.
Level 3: Plans drainage.
Required level: Level 3

Office Competencies

9. Record Keeping
Definition: Keeps the log.
Behavioral indicators:
- Writes the same day.
Proficiency levels:
Level 1: Writes short notes.
Level 3: Designs forms.

NOTE: Levels describe a full season.
"""


def test_numbered_names_with_labelled_texts():
    reading = best(NUMBERED)

    assert (reading.code, left(reading)) == ("labelled_blocks", [])
    assert outline(reading.model) == [
        (
            "1. Map Reading",
            "Field Competencies",
            "Reads maps and finds the way.",
            {
                "Level 1": "Reads marked trails.",
                "Level 2": "Reads contour lines.",
                "Level 3": "Teaches others.",
            },
            ["Orients the map before setting out.", "Explains the route to others."],
        ),
        (
            "4. Trail Repair (Hand Tools)",
            "Field Competencies",
            "Repairs trails with hand tools.",
            {"Level 1": "Clears brush.", "Level 2": "Rebuilds steps.", "Level 3": "Plans drainage."},
            ["Chooses the right tool."],
        ),
        (
            "9. Record Keeping",
            "Office Competencies",
            "Keeps the log.",
            {"Level 1": "Writes short notes.", "Level 3": "Designs forms."},
            ["Writes the same day."],
        ),
    ]
    assert asked(reading.model) == [
        ("9. Record Keeping has no text for Level 2", (32, 33, 34, 35, 36, 37, 38)),
        ("The note at the end was taken as one of the whole document", (40,)),
    ]


def test_job_class_notes_and_stated_levels_of_numbered_blocks():
    model = best(NUMBERED).model

    assert (model.job.title, model.job.code, model.job.grade) == ("Trail Keeper", "4711", "TR-07")
    assert [(part.kind, part.paragraphs) for part in model.parts] == [
        ("preface", ("This model was agreed by the trail crews.",)),
        ("general_note", ("Levels describe a full season.",)),
    ]
    stated = [(c.required_level.label if c.required_level else None) for c in model.competencies]
    assert stated == ["Level 2", "Level 3", None]


def test_a_stated_level_that_the_document_does_not_have_is_a_finding():
    model = best(NUMBERED.replace("Required level: 2", "Required level: 7")).model

    assert model.competencies[0].required_level is None
    assert ("The stated level of 1. Map Reading is none of the document's levels") in dict(asked(model))


def test_a_number_of_another_bank_is_only_a_number():
    model = best(NUMBERED.replace("9. Record", "312. Record")).model

    assert [competency.number for competency in model.competencies] == [1, 4, 312]


LEVELLED = """Kitchen Team Skills

Knife Work
Cuts food safely and evenly.
Novice: Cuts soft food.
Skilled: Cuts all food.
Expert: Teaches cutting.

Stock Keeping
Keeps the stock in order.
Novice – Counts stock.
Skilled – Orders stock.
Expert – Plans stock for a season.

Menu Planning
Plans menus.
Novice: Follows a menu.
Expert: Writes menus.
"""


def test_lines_that_begin_with_the_label_of_a_level():
    reading = best(LEVELLED)

    assert (reading.code, left(reading)) == ("labelled_blocks", [])
    assert [words.text for words in reading.model.level_labels] == ["Novice", "Skilled", "Expert"]
    assert outline(reading.model)[1:] == [
        (
            "Stock Keeping",
            None,
            "Keeps the stock in order.",
            {"Novice": "Counts stock.", "Skilled": "Orders stock.", "Expert": "Plans stock for a season."},
        ),
        ("Menu Planning", None, "Plans menus.", {"Novice": "Follows a menu.", "Expert": "Writes menus."}),
    ]
    assert asked(reading.model) == [
        ("Menu Planning has no text for Level 'Skilled'", (15, 16, 17, 18)),
        ("The job class can't be told", (1,)),
    ]


def test_levels_that_begin_with_the_highest_are_asked_about():
    lines = [
        "Desk Skills", "",
        "Filing", "Files papers.", "Expert: Plans files.", "Novice: Finds files.", "",
        "Calling", "Makes calls.", "Expert: Calms callers.", "Novice: Takes notes.",
    ]  # fmt: skip

    assert "The levels may stand highest first" in dict(asked(best("\n".join(lines)).model))


def test_numbered_levels_that_begin_with_the_highest_are_turned():
    lines = [
        "Desk Skills", "",
        "Filing", "Files papers.", "Level 2: Plans files.", "Level 1: Finds files.", "",
        "Calling", "Makes calls.", "Level 2: Calms callers.", "Level 1: Takes notes.",
    ]  # fmt: skip
    model = best("\n".join(lines)).model

    assert [words.text for words in model.level_labels] == ["Level 1", "Level 2"]
    assert "The levels stand highest first" in dict(asked(model))


AHEAD = """Lab Model

Sampling
Definition
Takes samples without spoiling them.
Key Behaviors
Labels each sample
Keeps samples cold
Proficiency Levels
Basic
Working
Takes simple samples.
Takes samples in the field.

Weighing
Definition
Weighs to the milligram.
Key Behaviors
Levels the balance
Checks the zero
Proficiency Levels
Basic
Working
Uses one balance.
"""


def test_labels_ahead_of_their_texts_are_paired_only_where_the_numbers_agree():
    reading = best(AHEAD)

    assert outline(reading.model) == [
        (
            "Sampling",
            None,
            "Takes samples without spoiling them.",
            {"Basic": "Takes simple samples.", "Working": "Takes samples in the field."},
            ["Labels each sample", "Keeps samples cold"],
        ),
        ("Weighing", None, "Weighs to the milligram.", ["Levels the balance", "Checks the zero"]),
    ]
    assert left(reading) == [(24, "Uses one balance.", "A text of a level or standard without a label")]
    assert asked(reading.model) == [
        ("The job class can't be told", (1,)),
        ("Sampling has indicators without bullets", (7,)),
        ("Sampling has its labels ahead of their texts", (10, 11, 12, 13)),
        ("Weighing has indicators without bullets", (19,)),
        ("Weighing has 2 labels and 1 text that can't be paired", (22, 23, 24)),
    ]


NAMED = """Competency: Listening
Number: 12
Group: People
Description: Hears what is said and what is not said by the people who come to the desk, and
answers what was asked.
Examples of behavior:
• Lets others finish.
• Repeats what was asked in own words before answering, so that nobody goes away
without an answer.

Competency: Filing
Number: 12
Group: Paper
Description: Files papers.
Examples of behavior:
• Files on the same day.
"""


def test_names_behind_a_label_hard_wrapped_lines_and_a_doubled_number():
    reading = best(NAMED)

    assert (reading.code, left(reading)) == ("labelled_blocks", [])
    assert outline(reading.model) == [
        (
            "12. Listening",
            "People",
            "Hears what is said and what is not said by the people who come to the desk, and answers what was asked.",
            [
                "Lets others finish.",
                "Repeats what was asked in own words before answering, so that nobody goes away without an answer.",
            ],
        ),
        ("12. Filing", "Paper", "Files papers.", ["Files on the same day."]),
    ]
    assert asked(reading.model) == [
        ("Number 12 stands for two competencies", (1, 11)),
        ("The document has no title", ()),
        ("The job class can't be told", ()),
        ("2 lines are broken in the middle of a sentence", (4, 5, 8, 9)),
    ]


def test_headings_of_the_file_are_names():
    texts = [
        ("Clerk Model", "heading"), ("People", "heading"), ("Greeting", "heading"),
        ("Definition: Greets all.", ""), ("Paper", "heading"), ("Sorting", "heading"),
        ("Definition: Sorts papers.", ""),
    ]  # fmt: skip
    words = [Words(text, (n,), kind) for n, (text, kind) in enumerate(texts, 1)]

    reading = best(words)

    assert outline(reading.model) == [
        ("Greeting", "People", "Greets all."),
        ("Sorting", "Paper", "Sorts papers."),
    ]
    assert reading.model.title.text == "Clerk Model"


def test_labels_of_their_own_are_kept_as_areas():
    text = "Shop Model\n\nSelling\nDefinition: Sells.\nTools: till\n\nBuying\nDefinition: Buys.\nTools: list, phone\n"

    assert outline(best(text).model) == [
        ("Selling", None, "Sells.", [("Tools", "till")]),
        ("Buying", None, "Buys.", [("Tools", "list, phone")]),
    ]


def test_two_definitions_of_one_competency_are_named():
    text = "Shop Model\n\nSelling\nDefinition: Sells.\nBehaviors:\n- Smiles.\nDefinition: Buys.\nBehaviors:\n- Pays.\n"

    assert "Selling has more than one definition" in dict(asked(best(text).model))


def test_a_mark_not_for_selection_is_a_statement_and_no_variant():
    text = NUMBERED.replace("1. Map Reading", "1. Map Reading (Not for selection)")

    reading = best(text)

    first = reading.model.competencies[0]
    assert (first.name, first.selection_use) == ("1. Map Reading", "not_for_selection")
    assert left(reading) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("One\nTwo\nThree.", "no labels"),
        ("Definition: Sells.\nDefinition: Buys.", "no names"),
    ],
)
def test_other_structures_are_refused_in_words(text, reason):
    lines = [Words(line, (n,)) for n, line in enumerate(text.split("\n"), 1)]

    with pytest.raises(Unreadable, match=reason):
        labelled_blocks.read(lines)


def test_groups_behind_labels_above_the_names_and_lists_below_levels():
    text = (
        "City of Fernham\nCompetency Dictionary\n\nAbout it\nEach competency has two levels.\n\n"
        "Cluster: People\n\nTeamwork\nWorks with others.\nLevel 1 – Joins in\n• Shares.\n• Helps.\nLevel 2 – Leads\n"
        "• Settles.\n\nCluster: Paper\n\nFiling\nKeeps files.\nLevel 1 – Joins in\n• Files.\n"
        "Level 2 – Leads\n• Plans.\n"
    )

    reading = best(text)

    assert left(reading) == []
    assert outline(reading.model) == [
        (
            "Teamwork",
            "People",
            "Works with others.",
            {"Level 1 – Joins in": "Shares.\nHelps.", "Level 2 – Leads": "Settles."},
        ),
        ("Filing", "Paper", "Keeps files.", {"Level 1 – Joins in": "Files.", "Level 2 – Leads": "Plans."}),
    ]
    assert (reading.model.title.text, reading.model.job.title) == (
        "City of Fernham Competency Dictionary",
        "",
    )
    assert [(part.heading, part.paragraphs) for part in reading.model.parts] == [
        ("About it", ("Each competency has two levels.",)),
    ]


def test_numbers_behind_the_word_competency_are_no_numbers_of_a_bank():
    text = (
        "Competency Profile: Ward Nurse (0610)\nCompetency 1: Patient Care\nDefinition: Cares.\n"
        "Proficiency Level 1: Helped.\nProficiency Level 2: Alone.\nCompetency 2: Notes\nDefinition: Writes.\n"
        "Proficiency Level 1: Short.\nProficiency Level 2: Full.\n"
    )

    reading = best(text)

    assert left(reading) == [(2, "1", COUNT), (6, "2", COUNT)]
    assert ("Counts in the labels of names were not taken over", (2, 6)) in asked(reading.model)
    assert [competency.name for competency in reading.model.competencies] == ["Patient Care", "Notes"]
    assert (reading.model.job.title, reading.model.job.code) == ("Ward Nurse", "0610")


def test_a_list_below_a_complete_level_is_said_because_its_heading_may_be_lost():
    text = NUMBERED.replace(
        "Level 2: Rebuilds steps.\nLevel 3: Plans drainage.\nRequired level: Level 3",
        "Level 2: Rebuilds steps.\nLevel 3: Plans drainage.\n- Sharpens tools.\n- Locks the shed.",
    )

    model = best(text).model

    assert model.competencies[1].levels[2].text == "Plans drainage.\nSharpens tools.\nLocks the shed."
    assert ("4. Trail Repair (Hand Tools) has a list below 'Level 3'", (27, 28)) in asked(model)


@pytest.mark.parametrize("between", [" – ", ": "])
def test_a_definition_beside_the_name_above_labels_of_levels(between):
    block = "{name}{between}{text}\nNovice: Reads {name}.\nCompetent: Draws.\nCompetent is required for this job.\n"
    names = [("Zoning", "Works with zones."), ("Plats", "Works with plats.")]

    reading = best("Crew Boss\n" + "".join(block.format(name=n, text=t, between=between) for n, t in names))

    assert outline(reading.model) == [
        (name, None, text, {"Novice": f"Reads {name}.", "Competent": "Draws."}) for name, text in names
    ]
    assert [row.required_level.label for row in reading.model.competencies] == ["Competent", "Competent"]
    assert (reading.model.title.text, left(reading)) == ("Crew Boss", [])


@pytest.mark.parametrize(
    "scale", ["Proficiency scale: Novice, Able, Expert", "Levels: Novice > Able > Expert"]
)
def test_a_line_in_front_that_lists_the_scale_opens_no_competency(scale):
    text = (
        f"Tree Climber\n\n{scale}\n\nRigging\nRigs lines.\nNovice: Ties.\nAble: Splices.\nExpert: Designs.\n"
        "Required level: Able\n\nFelling\nFells trees.\nNovice: Holds.\nAble: Fells.\nExpert: Plans.\n"
        "Required level: Expert"
    )

    reading = best(text)

    assert reading.model.title.text == "Tree Climber"
    assert [(row.name, row.definition, row.required_level.label) for row in reading.model.competencies] == [
        ("Rigging", "Rigs lines.", "Able"),
        ("Felling", "Fells trees.", "Expert"),
    ]
    assert left(reading) == []


@pytest.mark.parametrize("stated", ["Required for this job: Level 2", "Needed in this position: 2"])
def test_levels_with_their_names_in_brackets_need_no_colon(stated):
    block = "Level 1 (Trainee) Copies plans.\nLevel 2 (Planner) Checks plans.\n"

    model = best(
        f"Planners\n\nPlan Review\nReads plans.\n{block}{stated}\n\nZoning\nZones land.\n{block}"
    ).model

    assert [[(level.label, level.text) for level in row.levels] for row in model.competencies] == [
        [("Level 1 (Trainee)", "Copies plans."), ("Level 2 (Planner)", "Checks plans.")]
    ] * 2
    assert [row.required_level and row.required_level.label for row in model.competencies] == [
        "Level 2 (Planner)",
        None,
    ]


@pytest.mark.parametrize("number", ["1. ", ""])
def test_a_name_that_the_file_marks_as_a_heading_may_be_long(number):
    long = f"{number}Trail Assessment and Repair Planning for the Upper and Lower Crossings of the Ridge Country Park"
    texts = [
        long,
        "Definition: Finds what is worn.",
        f"{number and '2. '}Map Reading",
        "Definition: Finds the way.",
    ]
    kinds = ["heading", "paragraph"] * 2

    model = labelled_blocks.read(
        [Words(text, (n,), kind=kind) for n, (text, kind) in enumerate(zip(texts, kinds, strict=True), 1)]
    )

    assert [(one.family, one.number) for one in model.competencies] == [
        (long.removeprefix(number), 1 if number else None),
        ("Map Reading", 2 if number else None),
    ]


@pytest.mark.parametrize(
    ("labels", "sureness"),
    [(("Basic", "Able", "Expert"), "sure"), (("Helper", "Welder", "Chief"), "a guess")],
)
def test_levels_in_items_of_a_list_with_a_dash(labels, sureness):
    texts = ("Reads.", "Runs.", "Plans.")
    items = "".join(f"• {label} – {text}\n" for label, text in zip(labels, texts, strict=True))
    names = ("Boiler Watch", "Pump Care", "Pipe Work")

    reading = best(
        "Boiler Model\n\n" + "\n".join(f"{name}\nCares for {n}.\n{items}" for n, name in enumerate(names))
    )

    assert [row.name for row in reading.model.competencies] == list(names)
    assert [(level.label, level.text) for level in reading.model.competencies[2].levels] == list(
        zip(labels, texts, strict=True)
    )
    assert (reading.sureness, left(reading)) == (sureness, [])


@pytest.mark.parametrize(
    ("above", "groups"),
    [
        ("Crew", ["Crew", "Boats"]),
        ("Core Competencies", ["Core Competencies", "Boats"]),
        ("City of Alder", []),
    ],
)
def test_titles_alone_between_blank_lines_head_groups_where_the_first_one_does(above, groups):
    blocks = [f"{name}\nBasic: {name}s.\nAdvanced: {name}s well." for name in ("Mend", "Knot", "Haul")]

    model = best(
        f"Net Crew Competencies\n\n{above}\n\n{blocks[0]}\n\n{blocks[1]}\n\nBoats\n\n{blocks[2]}\n"
    ).model

    assert [one.text for one in model.groups] == groups
    assert [one.name for one in model.competencies] == ["Mend", "Knot", "Haul"]


def test_a_scale_below_the_head_of_a_document_makes_its_first_line_no_name():
    text = (
        "Port of Alder\nCompetency Requirements: Net Mender\n\nThe competencies below were named by crews.\n\n"
        "Proficiency Scale\nNew: shown by most at the start.\nAble: shown by most in time.\n\n"
        "Mending\nMends nets.\nRequired proficiency: Able\n\nHauling\nHauls nets.\nRequired proficiency: New\n"
    )

    model = best(text).model

    assert [one.name for one in model.competencies] == ["Mending", "Hauling"]
    assert model.title.text == "Competency Requirements: Net Mender"


def test_a_heading_above_a_paragraph_about_the_competencies_and_a_scale_is_the_title():
    headings = ("Net Crew Competency Guide", "Mending", "Hauling")
    texts = (
        f"{headings[0]}|Class Code: 911-2|The competencies below were named by crews.|Proficiency Scale|"
        "New: shown at the start.|Able: shown in time.|Mending|Mends nets.|Required proficiency: Able|"
        "Hauling|Hauls nets.|Required proficiency: New"
    ).split("|")

    model = best(
        [Words(text, (n,), "heading" if text in headings else "") for n, text in enumerate(texts, 1)]
    ).model

    assert [one.name for one in model.competencies] == ["Mending", "Hauling"]
    assert (model.title.text, model.job.code) == ("Net Crew Competency Guide", "911-2")
