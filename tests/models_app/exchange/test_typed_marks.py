"""Sentences that say how a typed sign marks the required level: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.typed_marks import sign_in
from tests.models_app.exchange.reading import best, rows

TITLE = "A sign marks the required level"
TABLE = rows(
    "Competency\tNovice\tExpert",
    "Baking\tBakes bread. {}\tBakes cakes.",
    "Selling\tSells bread.\t{} Sells all.",
    start=3,
)


def found(sentence, sign):
    words = [Words("Crew Model", (1,), "heading"), Words(sentence, (2,), "paragraph")]
    table = [Words(row.text.replace("{}", sign), row.lines, "row", None, 1) for row in TABLE]
    return [(f.detail, f.lines) for f in best([*words, *table]).model.findings if f.title == TITLE]


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("An X marks the required level.", "X"),
        ("The required level is marked with (X) in each row.", "(X)"),
        ("The level needed for the job is indicated by a †.", "†"),
        ("All crews use this. A check mark shows the required level.", "✓"),
        ("A * marks the required level.", "*"),
        ("The required level is marked with an asterisk.", "(*)"),
    ],
)
def test_a_sign_that_marks_the_required_level_is_a_finding_that_names_the_levels(sentence, sign):
    ((detail, lines),) = found(sentence, sign)

    assert detail.startswith(f"The document says how it marks the required level: '{sentence}'")
    assert detail.endswith("These levels seem to carry it: 'Novice' of Baking; 'Expert' of Selling.")
    assert lines == (2, 4, 5)


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("An X marks the required level.", ""),
        ("A * marks the required level.", ""),
        ("A * marks the required level.", "**Now** and"),  # bold
        ("A * marks the required level.", "*Now* and"),  # italics
    ],
)
def test_without_levels_that_surely_carry_it_the_sentence_is_still_named(sentence, sign):
    ((detail, lines),) = found(sentence, sign)

    assert (detail.endswith("none was set by it. Look at the original."), lines) == (True, (2,))


@pytest.mark.parametrize(
    "sentence",
    [
        "The required level is marked in bold.",
        "An X marks the spot.",
        "Each job class states the required level.",
        "The required level is shown by the supervisor.",
    ],
)
def test_other_sentences_are_none(sentence):
    assert found(sentence, "X") == []


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("Novice: Bakes. *", "Expert: Teaches."), "'Novice' of Baking"),
        (("Novice: Bakes.", "*Expert: Teaches."), "'Expert' of Baking"),
        (("Novice: Bakes.", "Expert*: Teaches."), "'Expert' of Baking"),
        (("* Novice: Bakes.", "* Expert: Teaches."), ""),  # bullets
    ],
)
def test_a_star_beside_a_level_on_a_line_of_its_own_is_named(lines, named):
    text = "\n".join(
        ("Crew Model", "A * marks the required level.", "", "Baking", "Definition: Bakes bread.", *lines)
    )
    text += "\n\nSelling\nDefinition: Sells bread.\nNovice: Sells.\nExpert: Teaches selling."

    (detail,) = [f.detail for f in best(text).model.findings if f.title == TITLE]

    assert detail.endswith(f"These levels seem to carry it: {named}." if named else "Look at the original.")


@pytest.mark.parametrize(
    ("legend", "signs"),
    [
        ("* Level required for this class", "*"),
        ("* = required level", "*"),
        ("† Required proficiency level for the job.", "†"),
        ("* Required level: 3", ""),
        ("* The level required for the job is described in detail further below.", ""),
        ("* Says which level the job needs", ""),
    ],
)
def test_a_legend_names_its_sign(legend, signs):
    assert sign_in(legend) == signs


def test_a_star_before_a_level_hides_neither_the_level_nor_the_next_competency():
    text = (
        "Crane Competency Model\n\n* Level required for this class\n\nReading\nReads manuals.\n* Basic: Reads a list.\n"
        "Advanced: Reads a table.\n\nWelding\nJoins steel.\nBasic: Makes flat welds.\n* Advanced: Makes all welds.\n\n"
        "Lifting\nLifts loads.\n* Basic: Hooks on.\nAdvanced: Lifts.\n"
    )

    reading = best(text)

    labels = ["Basic", "Advanced"]
    assert [(one.name, [level.label for level in one.levels]) for one in reading.model.competencies] == [
        ("Reading", labels),
        ("Welding", labels),
        ("Lifting", labels),
    ]
    assert [
        one.detail for one in reading.model.findings if one.title == "A sign marks the required level"
    ] == [
        "The document says how it marks the required level: '* Level required for this class' The portal does not read "
        "such signs as levels: none was set by it. These levels seem to carry it: 'Basic' of Reading; 'Advanced' of "
        "Welding; 'Basic' of Lifting."
    ]
