"""What stands below a name and belongs to no label: said, never swallowed. Every content is invented."""

import pytest

from models_app.choices import FindingKind
from models_app.exchange.block_state import UNLABELED
from models_app.exchange.labels import TWO_LEVELS
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import asked, best, left

DRIVING = """Driver Model

Braking
Definition: Stops the bus.
Level 1: Brakes hard.
Level 2: Brakes smoothly.
{after}
Steering
Definition: Turns the bus.
Level 1: Turns wide.
Level 2: Turns close.
"""
CLOSING = "For questions call Personnel at 555-0101."
NO_LABEL = "A paragraph below 'Level 2' that carries no label and stands apart from it"


def reading_with(after):
    return best(DRIVING.format(after=after))


def first(reading):
    return reading.model.competencies[0]


def texts(reading):
    return [level.text for level in first(reading).levels]


@pytest.mark.parametrize("further", [[], ["Revised May 2025."], ["- Keep this sheet."]])
def test_a_paragraph_after_a_blank_line_is_no_level_text_and_both_are_said(further):
    reading = reading_with("\n".join(["", CLOSING, *further, ""]))

    assert texts(reading) == ["Brakes hard.", "Brakes smoothly."]
    assert left(reading) == [(8 + n, text, NO_LABEL) for n, text in enumerate([CLOSING, *further])]
    assert (
        "Braking has a paragraph below 'Level 2' that belongs to no label",
        tuple(range(8, 9 + len(further))),
    ) in asked(reading.model)


def test_a_label_below_such_a_paragraph_counts_again():
    reading = reading_with(f"\n{CLOSING}\nLevel 3: Brakes on ice.\n")

    assert texts(reading) == ["Brakes hard.", "Brakes smoothly.", "Brakes on ice."]
    assert left(reading) == [(8, CLOSING, NO_LABEL)]


def test_a_sentence_that_goes_on_after_a_blank_line_stays_together_without_one():
    text = DRIVING.replace("Level 2: Brakes smoothly.", "Level 2: Brakes smoothly and").format(
        after="\nearly.\n"
    )

    assert texts(best(text)) == ["Brakes hard.", "Brakes smoothly and early."]


@pytest.mark.parametrize(
    ("line", "use"),
    [
        ("Used for selection: yes", "for_selection"),
        ("Selection use: Not for selection", "not_for_selection"),
        ("Use in selection: No.", "not_for_selection"),
    ],
)
def test_a_labelled_selection_use_is_taken_as_such(line, use):
    reading = reading_with(line)

    assert (first(reading).selection_use, texts(reading)) == (use, ["Brakes hard.", "Brakes smoothly."])
    assert first(reading).selection_use_evidence == "Line 7 of the document"
    assert left(reading) == []


def test_another_statement_of_selection_use_is_named_and_not_guessed():
    reading = reading_with("Used for selection: mostly")

    assert (first(reading).selection_use, texts(reading)) == (
        "not_stated",
        ["Brakes hard.", "Brakes smoothly."],
    )
    assert left(reading) == [
        (7, "Used for selection: mostly", "It says neither that it is for selection nor that it is not")
    ]
    assert ("Braking has a selection use that is not understood", (7,)) in asked(reading.model)


@pytest.mark.parametrize("line", ["Not used for screening", "(Not to be used for selection.)"])
def test_a_line_that_says_so_in_other_words_sets_the_use(line):
    assert first(reading_with(line)).selection_use == "not_for_selection"


@pytest.mark.parametrize("line", ["May be used for screening", "Should not be used in selection."])
def test_a_line_that_does_not_say_it_for_sure_is_a_finding_and_no_text(line):
    reading = reading_with(line)

    assert (first(reading).selection_use, texts(reading)) == (
        "not_stated",
        ["Brakes hard.", "Brakes smoothly."],
    )
    assert ("Braking has a selection use that is not understood", (7,)) in asked(reading.model)


@pytest.mark.parametrize(
    ("stated", "level"),
    [
        ("at least Level 2", "Level 2"),
        ("not Level 1", None),
        ("above Level 1", None),
        ("no less than Level 2", None),
    ],
)
def test_a_level_that_is_only_excluded_is_not_the_required_one(stated, level):
    required_level = first(reading_with(f"Required level: {stated}")).required_level

    assert (required_level.label if required_level else None) == level


@pytest.mark.parametrize(
    "heading", ["Ineffective behaviors", "Examples of negative behavior", "Counter-indicators"]
)
def test_what_is_not_to_be_shown_is_no_indicator(heading):
    reading = reading_with(f"Behavioral indicators:\n- Looks ahead.\n{heading}:\n- Phones.\n")

    assert [words.text for words in first(reading).indicators] == ["Looks ahead."]
    assert [(area.heading, area.text) for area in first(reading).areas] == [(heading, "Phones.")]


def test_a_second_line_below_a_stated_level_is_no_part_of_it():
    reading = reading_with("Required level: 2\nRevised May 2025.\n")

    assert first(reading).required_level.label == "Level 2"
    assert left(reading) == [
        (8, "Revised May 2025.", "A paragraph below the required level that carries no label")
    ]


@pytest.mark.parametrize(
    ("after", "texts", "lines"),
    [
        ("Required level: 1\nRequired level: Level 2\n", ("1", "Level 2"), (7, 8)),
        ("Required level: 2\nNote that all crews know.\nRequired level: 3\n", ("2", "3"), (7, 9)),
    ],
)
def test_two_required_levels_that_differ_set_none_and_are_one_finding(after, texts, lines):
    reading = reading_with(after)
    found = [
        f for f in open_questions(reading.model) if f.competency == 0 and f.kind == FindingKind.REQUIRED_LEVEL
    ]

    assert first(reading).required_level is None
    assert [(line, text) for line, text, reason in left(reading) if reason == TWO_LEVELS] == list(
        zip(lines, texts, strict=True)
    )
    assert [(f.title, f.detail) for f in found] == [
        (
            "Required level of Braking is stated in two ways",
            f"The document states '{texts[0]}' (line {lines[0]}) and '{texts[1]}' (line {lines[1]}). They differ, "
            "so that none was set: look at the original.",
        )
    ]


def test_a_required_level_that_is_stated_twice_alike_is_set():
    reading = reading_with("Required level: 2\nRequired level: Level 2.\n")

    assert (first(reading).required_level.label, left(reading)) == ("Level 2", [])


def test_a_paragraph_apart_from_a_list_of_bullets_is_no_indicator():
    reading = reading_with(f"Behaviors:\n- Looks ahead.\n\n{CLOSING}\n")

    assert [words.text for words in first(reading).indicators] == ["Looks ahead."]
    assert left(reading) == [
        (10, CLOSING, "A paragraph below the list that carries no bullet and stands apart from it")
    ]


def test_a_paragraph_right_below_a_complete_level_is_kept_and_said():
    reading = reading_with("Knows the road.\n")

    assert texts(reading) == ["Brakes hard.", "Brakes smoothly.\n\nKnows the road."]
    assert ("Braking has a further paragraph below 'Level 2'", (6, 7)) in asked(reading.model)


def test_lines_below_a_complete_definition_are_kept_and_said():
    reading = best("Bus Skills Model\n\nBraking\nStops.\nLooks.\nWaits.\n\nSteering\nTurns the bus.\n")

    assert first(reading).definition == "Stops.\n\nLooks.\n\nWaits."
    assert ("Braking has further paragraphs below its definition", (5, 6)) in asked(reading.model)


def test_a_list_below_a_definition_without_a_heading_is_said():
    reading = reading_with("").model
    with_list = best(
        DRIVING.format(after="").replace("Level 1: Brakes", "- Looks.\n- Waits.\nLevel 1: Brakes")
    ).model

    assert [(a.heading, a.text) for a in with_list.competencies[0].areas] == [("", "Looks."), ("", "Waits.")]
    assert set(asked(with_list)) - set(asked(reading)) == {("Braking has a list without a heading", (5, 6))}


def test_stars_are_bullets_and_leave_no_blank():
    reading = reading_with("Behaviors:\n* Looks *far* ahead.\n*  Waits.\n")

    assert [words.text for words in first(reading).indicators] == ["Looks far ahead.", "Waits."]
    assert [title for title, _ in asked(reading.model) if "bullets" in title] == []


@pytest.mark.parametrize("label", ["Apprentice stage", "Senior tier", "Entry level"])
def test_labels_that_end_in_the_word_for_a_level_are_levels(label):
    other = label.replace(label.split()[0], "Guild")
    reading = best(DRIVING.format(after="").replace("Level 1", label).replace("Level 2", other))

    assert [level.label for level in first(reading).levels] == [label, other]
    assert left(reading) == []


def test_a_level_whose_colon_was_lost_is_a_level():
    reading = best(DRIVING.format(after="").replace("Level 1:", "Level 1").replace("Level 2:", "Level 2"))

    assert [(level.label, level.text) for level in first(reading).levels] == [
        ("Level 1", "Brakes hard."),
        ("Level 2", "Brakes smoothly."),
    ]
    assert left(reading) == []


@pytest.mark.parametrize(
    "line", ["Required: Brakes smoothly", "Required: Level 2", "Target: 2", "Needed: level 2"]
)
def test_a_bare_word_asks_for_a_level_in_front_of_one_of_the_documents_own(line):
    reading = reading_with(line)
    level = first(reading).required_level

    assert (level.label if level else None) == (None if "smoothly" in line else "Level 2")
    assert [row.heading for row in first(reading).areas] == []


LISTED = (
    "Driver Model\n{front}\nCompetency: Braking\nStops the bus.\n{line}Required proficiency: Able\n\n"
    "Competency: Steering\nTurns it.\n{line}Required proficiency: Expert\n"
)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("", "Proficiency scale: Novice, Able, Expert\n"),
        ("\nProficiency scale: Novice, Able, Expert\n", ""),
    ],
)
def test_a_line_that_lists_the_levels_gives_their_labels(front, line):
    reading = best(LISTED.format(front=front, line=line))

    assert [words.text for words in reading.model.level_labels] == ["Novice", "Able", "Expert"]
    assert [row.required_level.label for row in reading.model.competencies] == ["Able", "Expert"]
    assert (left(reading), asked(reading.model)) == ([], [("The job class can't be told", (1,))])


def test_a_heading_of_stages_is_no_label_without_a_text():
    text = DRIVING.replace("Level 1:", "Stages of mastery:\nStage 1:").replace("Level 2:", "Stage 2:")

    assert asked(best(text.format(after="")).model) == [("The job class can't be told", (1,))]


def test_labels_with_a_period_run_in():
    text = DRIVING.replace("Definition:", "Definition.").replace("Level 1:", "Level 1.").replace(":", ".")
    reading = best(text.format(after=""))

    assert (first(reading).definition, texts(reading)) == (
        "Stops the bus.",
        ["Brakes hard.", "Brakes smoothly."],
    )


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("Stops.\nNot for selection", "Stops."),
        ("Stops.\n(Not for selection.)", "Stops."),
        ("Stops. (Not for selection)", "Stops."),
        ("Stops. Not for selection.", "Stops."),
        ("Stops. – not for selection", "Stops."),
        ("Stops what is not for selection.", "Stops what is not for selection."),
        ("Stops what is [not for selection.", "Stops what is [not for selection."),
    ],
)
def test_a_mark_below_or_behind_the_definition_sets_the_selection_use(text, definition):
    reading = best(f"Driver Model\n\nSteering\nTurns it.\n\nBraking\n{text}\n\nParking\nParks it.\n")
    used = definition != text

    assert [row.name for row in reading.model.competencies] == ["Steering", "Braking", "Parking"]
    assert reading.model.competencies[1].definition == definition
    assert [row.selection_use for row in reading.model.competencies] == [
        "not_stated",
        "not_for_selection" if used else "not_stated",
        "not_stated",
    ]
    assert left(reading) == []


@pytest.mark.parametrize("words", ["Satisfactory\nSuperior", "Satisfactory:\nSuperior:"])
def test_labels_of_standards_ahead_of_their_texts_are_paired(words):
    after = f"Performance levels:\n{words}\nBrakes in time.\nBrakes before others do."

    reading = reading_with(after)

    assert [(one.label, one.text) for one in first(reading).standards] == [
        ("Satisfactory", "Brakes in time."),
        ("Superior", "Brakes before others do."),
    ]
    assert left(reading) == []


def test_an_indicator_without_a_bullet_goes_on_with_a_small_letter():
    reading = reading_with(
        "Behavioral indicators:\nStops at once and\nin peace.\nLooks back\nat all doors.\nWaits."
    )

    assert [words.text for words in first(reading).indicators] == [
        "Stops at once and in peace.",
        "Looks back at all doors.",
        "Waits.",
    ]
    assert left(reading) == []


def test_indicators_that_all_begin_with_a_small_letter_stay_apart():
    reading = reading_with("Behavioral indicators:\nstops at once\nlooks back\nwaits")

    assert [words.text for words in first(reading).indicators] == ["stops at once", "looks back", "waits"]


@pytest.mark.parametrize(
    ("sentence", "level", "understood"),
    [
        ("Level 2 is required for this job.", "Level 2", True),
        ("The required level for this class is Level 2.", "Level 2", True),
        ("Level 2 is not required for this job.", None, False),
        ("Level 2 is required for promotion.", None, False),
        ("Level 7 is required for this job.", None, True),
    ],
)
def test_a_sentence_sets_the_level_that_it_names_as_required(sentence, level, understood):
    competency = first(reading_with(sentence))

    assert (competency.required_level.label if competency.required_level else None) == level
    assert [one.label for one in competency.levels] == ["Level 1", "Level 2"]
    assert (competency.levels[-1].text == "Brakes smoothly.") == understood


def test_a_sentence_about_a_level_upsets_no_names():
    block = "{name}\nNovice: Reads.\nCompetent: Draws.\nProficient: Teaches.\nCompetent is required for this job.\n"

    reading = best("Crew Boss\n" + block.format(name="Zoning") + block.format(name="Plats"))

    assert [(row.name, row.required_level.label) for row in reading.model.competencies] == [
        ("Zoning", "Competent"),
        ("Plats", "Competent"),
    ]
    assert (len(reading.model.level_labels), left(reading)) == (3, [])


def test_one_level_of_a_competency_with_no_text_behind_it_is_the_required_one_and_swallows_no_name():
    reading = reading_with("Proficiency level: Level 2")

    assert [(c.family, c.required_level and c.required_level.label) for c in reading.model.competencies] == [
        ("Braking", "Level 2"),
        ("Steering", None),
    ]
    assert ("Braking states one level and does not call it the required one", (7,)) in asked(reading.model)


@pytest.mark.parametrize("line", ["Proficiency level: Level 2\nBrakes well.", "Proficiency levels: Level 2"])
def test_a_level_that_a_text_may_follow_is_not_read_as_the_required_one(line):
    assert first(reading_with(line)).required_level is None


def test_the_definition_may_stand_below_the_level_of_a_competency():
    text = "Crew Model\n\n" + "".join(
        f"{name}\nProficiency level: Expert\n{text}\n\n"
        for name, text in (("Nets", "Mends nets of the crew."), ("Ropes", "Ties knots that hold."))
    )

    reading = best(text)

    assert [(c.family, c.definition) for c in reading.model.competencies] == [
        ("Nets", "Mends nets of the crew."),
        ("Ropes", "Ties knots that hold."),
    ]
    assert [text for _, text, _ in left(reading)] == ["Expert", "Expert"]


@pytest.mark.parametrize(
    ("heading", "indicators", "areas", "said"),
    [
        ("Performance Standards:", (), ("Performance Standards", "Parks slowly."), UNLABELED),
        ("Standards", (), ("Standards", "Parks slowly."), UNLABELED),
        ("Measures:", ("Parks slowly.",), None, "has a list below 'Measures'"),
    ],
)
def test_a_list_of_standards_without_labels_is_kept_and_asked_about(heading, indicators, areas, said):
    block = f"Definition: Drives.\n{heading}\n- Parks slowly.\n"
    reading = best("\n".join(["Driver Model\n", *(f"{name}\n{block}" for name in ("Braking", "Steering"))]))

    one = first(reading)
    assert [words.text for words in one.indicators] == list(indicators)
    assert [(area.heading, area.text) for area in one.areas] == ([areas] if areas else [])
    assert f"Braking {said}" in [finding.title for finding in reading.model.findings]
