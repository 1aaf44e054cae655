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
    reading = best(table("Competency\tIn short\tAlpha\tBeta\tGamma", "Knows.", "Posts."))

    title = "Nothing but their form tells that these are levels: 'In short', 'Alpha', 'Beta', 'Gamma'"
    assert (title, (1,)) in asked(reading.model)
    assert reading.sureness == "a guess"


@pytest.mark.parametrize("head", ["Needed at Entry?", "Needed at Entry", "Entry level?"])
def test_answers_below_a_question_are_no_level(head):
    reading = best(table(f"Competency\tDefinition\t{head}\tNovice\tExpert", "Yes", "No"))

    assert [words.text for words in reading.model.level_labels] == ["Novice", "Expert"]
    assert (f"The column '{head}' was not used", (1,)) in asked(reading.model)
    assert [(line, text) for line, text, _ in left(reading)] == [(1, head), (2, "Yes"), (3, "No")]


@pytest.mark.parametrize(
    ("heads", "named"),
    [
        ("Apprentice\tJourneyman\tForeman", "'Apprentice', 'Foreman'"),
        ("Associate\tSenior Associate\tPrincipal", "'Associate', 'Principal'"),
        ("Helper\tTechnician\tSupervisor", "'Helper', 'Technician', 'Supervisor'"),
    ],
)
def test_steps_of_a_career_beside_each_other_are_levels_and_named(heads, named):
    model = best(
        rows(f"Skill\t{heads}", "Wiring\tPulls wire.\tWires.\tLeads.", "Safety\tWears.\tChecks.\tLeads.")
    ).model

    assert [words.text for words in model.level_labels] == heads.split("\t")
    assert (f"Taken as levels: {named}", (1,)) in asked(model)


def test_texts_right_before_the_only_head_that_ranks_are_levels_by_their_form():
    heads = "Emerging\tEstablished\tLeading"
    reading = best(
        rows(
            f"Skill\tDefinition\t{heads}",
            "Wiring\tWires.\tPulls.\tWires.\tLeads.",
            "Safety\tSafe.\tWears.\tChecks.\tLeads.",
        )
    )

    assert [words.text for words in reading.model.level_labels] == heads.split("\t")
    assert ("Taken as levels: 'Emerging', 'Established'", (1,)) in asked(reading.model)
    assert reading.sureness == "a guess"


@pytest.mark.parametrize(
    ("head", "left_out"),
    [("Emerging\tLeading", ["Emerging"]), ("Tools\tActivities\tLeading", ["Tools", "Activities"])],
)
def test_one_text_or_another_kind_of_text_before_the_only_head_that_ranks_is_no_level(head, left_out):
    cells = "\t".join(["Wires."] * len(head.split("\t")))
    model = best(
        rows(f"Skill\tDefinition\t{head}", f"Wiring\tWires.\t{cells}", f"Safety\tSafe.\t{cells}")
    ).model

    assert [words.text for words in model.level_labels] == ["Leading"]
    assert [f"The column '{name}' was not used" for name in left_out] == [
        title for title, _ in asked(model) if title.startswith("The column")
    ]


def test_a_step_of_a_career_alone_beside_texts_is_no_level():
    model = best(table("Competency\tDefinition\tSupervisor\tLevel 1\tLevel 2", "Ann", "Bob")).model

    assert [words.text for words in model.level_labels] == ["Level 1", "Level 2"]


@pytest.mark.parametrize(
    ("last", "cells", "required", "unused"),
    [
        ("Required", ("Practitioner", "Expert"), ["Practitioner", "Expert"], False),
        ("Target", ("Expert", ""), ["Expert", None], False),
        ("Required", ("Yes", "No"), [None, None], True),
        ("Required", ("Practitioner", "Guru"), [None, None], True),
    ],
)
def test_one_word_cells_between_levels_are_one_and_required_holds_labels_of_levels(
    last, cells, required, unused
):
    words = rows(
        f"Competency\tNovice\tPractitioner\tExpert\t{last}",
        f"Wiring\tPulls\tWires\tLeads\t{cells[0]}",
        f"Safety\tWears\tChecks\tTeaches\t{cells[1]}",
    )

    model = best(words).model

    assert [words.text for words in model.level_labels] == ["Novice", "Practitioner", "Expert"]
    assert [c.required_level and c.required_level.label for c in model.competencies] == required
    assert ((f"The column '{last}' was not used", (1,)) in asked(model)) == unused


@pytest.mark.parametrize("head", ["Hours", "Target"])
def test_a_fact_between_levels_with_texts_is_no_level(head):
    model = best(rows(f"Skill\tNovice\t{head}\tExpert", "Wiring\tPulls it.\tten\tLeads all of it.")).model

    assert [words.text for words in model.level_labels] == ["Novice", "Expert"]


@pytest.mark.parametrize("sign", ["X", "*"])
def test_a_mark_below_a_level_is_no_text_of_it_and_is_named(sign):
    reading = best(
        rows(
            "Competency\tDefinition\tLevel 1\tLevel 2",
            f"Wiring\tAll wire.\t{sign}\t",
            "Safety\tAll safe.\t\t✓",
        )
    )

    assert outline(reading.model) == [("Wiring", None, "All wire."), ("Safety", None, "All safe.")]
    assert [words.text for words in reading.model.level_labels] == ["Level 1", "Level 2"]
    assert [title for title, _ in asked(reading.model) if "mark" in title] == [
        "Wiring has marks below levels", "Safety has marks below levels",
    ]  # fmt: skip
    assert [(line, text) for line, text, _ in left(reading)] == [(2, sign), (3, "✓")]


def test_a_column_with_answers_is_no_level_though_one_of_them_is_longer():
    reading = best(rows("Competency\tDefinition\tNeeded at entry", "Mixing\tMixes.\tYes",
                        "Scaffold\tSets.\tNo", "Talk\tSpeaks.\tLearned on the job"))  # fmt: skip

    assert outline(reading.model) == [
        ("Mixing", None, "Mixes."),
        ("Scaffold", None, "Sets."),
        ("Talk", None, "Speaks."),
    ]
    assert [text for _, text, _ in left(reading)] == ["Needed at entry", "Yes", "No", "Learned on the job"]


@pytest.mark.parametrize("head", ["Senior staff", "Advanced use", "Shift"])
@pytest.mark.parametrize("cells", [("Yes", "No", "Yes", "no"), ("Day crew", "Night", "Night", "Day crew")])
def test_a_column_of_few_words_that_come_back_is_no_level_whatever_its_head(head, cells):
    body = [f"Wiring {n}\tPulls wire.\tPlans it.\t{cell}" for n, cell in enumerate(cells)]

    model = best(rows(f"Competency\tBasic\tExpert\t{head}", *body)).model

    assert [words.text for words in model.level_labels] == ["Basic", "Expert"]
    assert (f"The column '{head}' was not used", (1,)) in asked(model)


def test_short_sentences_that_come_back_are_texts_of_levels():
    body = [f"Wiring {n}\tWires.\tLeads." for n in range(4)]

    assert [words.text for words in best(rows("Competency\tBasic\tExpert", *body)).model.level_labels] == [
        "Basic",
        "Expert",
    ]


@pytest.mark.parametrize("heads", ["Novice\tExpert", "Level 1\tLevel 2"])
def test_answers_below_levels_alone_are_no_texts_of_them(heads):
    reading = best(rows(f"Skill\t{heads}", "Wiring\tYes\tNo", "Safety\tNo\tYes"))

    assert [row.levels for row in reading.model.competencies] == [(), ()]
    assert [title for title, _ in asked(reading.model) if "mark" in title] == [
        "Wiring has marks below levels",
        "Safety has marks below levels",
    ]


@pytest.mark.parametrize(
    ("heads", "groups", "remark"),
    [
        ("Attribute\tMeaning\tBasic\tGood\tGreat", [], "'Attribute' was taken as the head of the names"),
        ("Trait\tPurpose\tJunior\tSolid\tStrong", ["Trait"],
         "'Trait' was taken as the group of all competencies of the table"),
    ],
)  # fmt: skip
def test_heads_of_another_kind_are_asked_about_and_texts_behind_the_only_rank_are_levels(
    heads, groups, remark
):
    model = best(
        rows(
            heads,
            "Tact\tSpeaks well.\tGreets all.\tCalms all.\tWins all.",
            "Drive\tGoes on.\tA b.\tC d.\tE f.",
        )
    ).model

    assert [words.text for words in model.level_labels][-3:] == heads.split("\t")[2:]
    assert [group.text for group in model.groups] == groups
    assert (remark, (1,)) in asked(model)


def test_texts_beside_columns_that_name_levels_are_none():
    model = best(
        rows(
            "Skill\tLevel 1\tLevel 2\tTraining\tTools",
            "Tact\tGreets all.\tCalms all.\tGoes to school.\tHas a car.",
        )
    ).model

    assert [words.text for words in model.level_labels] == ["Level 1", "Level 2"]
    assert ("The column 'Training' was not used", (1,)) in asked(model)


def test_a_label_does_not_claim_the_first_word_of_a_cell_that_was_left_out():
    reading = best(
        rows(
            "Competency\tTraining Required\tNovice\tMaster",
            "Glazing\tMaster class\tCuts glass.\tTrains glaziers.",
        )
    )

    assert (2, "Master class", "The column is not used") in left(reading)


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        ("Clerk I\tClerk II", ("1", "2", "2", "3")),
        ("Analyst\tSenior Analyst", ("Basic", "Basic to Advanced", "None", "Level 3")),
        ("Junior\tSenior", ("A", "B", "A", "C")),
    ],
)
def test_columns_that_state_levels_are_kept_and_asked_about_and_no_texts_of_levels(heads, cells):
    model = best(
        rows(
            f"Competency\tDefinition\t{heads}",
            f"Filing\tFiles.\t{cells[0]}\t{cells[1]}",
            f"Sums\tAdds.\t{cells[2]}\t{cells[3]}",
        )
    ).model

    first, second = heads.split("\t")
    assert outline(model) == [
        ("Filing", None, "Files.", [(first, cells[0]), (second, cells[1])]),
        ("Sums", None, "Adds.", [(first, cells[2]), (second, cells[3])]),
    ]
    assert model.level_labels == ()
    assert [ask for ask in asked(model) if "role" in ask[0]] == [
        ("Filing has levels by role", (2,)),
        ("Sums has levels by role", (3,)),
    ]


def test_texts_that_begin_with_the_word_of_a_level_are_those_of_the_levels():
    model = best(
        rows("Skill\tJunior\tSenior", "Wiring\tBasic\tAdvanced wiring", "Safety\tWears\tBasic")
    ).model

    assert [words.text for words in model.level_labels] == ["Junior", "Senior"]


@pytest.mark.parametrize(
    ("heads", "levels", "asked_about"),
    [
        ("Operator\tSenior Operator\tMentor", 3, "Taken as levels: 'Operator', 'Mentor'"),
        ("Developing\tProficient\tDistinguished", 3, "Taken as levels: 'Distinguished'"),
        ("Developing\tProficient\tTraining", 2, "The column 'Training' was not used"),
        (
            "Developing\tProficient\tHow it is seen at work",
            2,
            "The column 'How it is seen at work' was not used",
        ),
    ],
)
def test_texts_that_read_like_those_of_levels_are_of_such_too_by_a_guess(heads, levels, asked_about):
    reading = best(
        rows(
            f"Competency\tDefinition\t{heads}",
            "Driving\tMoves people.\tDrives on known routes.\tDrives all vehicles.\tTeaches smooth driving.",
            "Care\tHelps people.\tKeeps distance.\tForesees the errors of others.\tAnalyses collisions.",
        )
    )

    assert [words.text for words in reading.model.level_labels] == heads.split("\t")[:levels]
    assert (asked_about, (1,)) in asked(reading.model)
    assert any(finding.by_form for finding in reading.model.findings) == (levels == 3)


@pytest.mark.parametrize(
    "cells", [("Two days", "One day in May"), ("Taught by a guild of painters.", "None.")]
)
def test_texts_of_another_form_behind_levels_are_none(cells):
    model = best(
        rows(
            "Skill\tDeveloping\tProficient\tDistinguished",
            f"Driving\tDrives on known routes.\tDrives all vehicles.\t{cells[0]}",
            f"Care\tKeeps distance.\tForesees the errors of others.\t{cells[1]}",
        )
    ).model

    assert [words.text for words in model.level_labels] == ["Developing", "Proficient"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("Expert", "Basic"), "Stated as the required level; no level of the document has this label"),
        (("Level 2", "Level 3"), "Stated as the required level; no level of the document has this label"),
        (("Yes", "No"), "The column is not used"),
        (("Expert", "Weekly"), "The column is not used"),
    ],
)
def test_required_above_labels_of_levels_states_them_also_where_none_is_described(cells, reason):
    rest = zip(("Nets", "Ropes"), ("Mends nets of all sizes.", "Ties knots that hold."), cells, strict=True)
    reading = best("\n".join(map("\t".join, [("Competency", "Definition", "Required"), *rest])))

    assert [(text, why) for _, text, why in left(reading) if text in cells] == [
        (one, reason) for one in cells
    ]
