"""Marks behind names and their footnotes: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.footnotes import Footnotes, footnotes_apart
from models_app.exchange.lines import written_lines
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import asked, best, left, rows

TEXT = "Lineman Model\n\nSplicing{mark}\nSplices wire.\n\nRigging{mark}\nRigs poles.\n\nClimbing\nClimbs.\n\n{note}"
SCREENS = "Important to the job; not to be used for screening."


def reading_with(note, mark=" *"):
    return best(TEXT.format(mark=mark, note=note))


def uses(reading):
    return [(row.name, row.selection_use) for row in reading.model.competencies]


@pytest.mark.parametrize(("mark", "sign"), [(" *", "*"), ("*", "*"), (" †", "†")])
def test_a_footnote_that_says_so_sets_the_use_of_what_it_marks(mark, sign):
    reading = reading_with(f"{sign} {SCREENS}", mark)

    assert uses(reading) == [
        ("Splicing", "not_for_selection"),
        ("Rigging", "not_for_selection"),
        ("Climbing", "not_stated"),
    ]
    assert reading.model.competencies[0].selection_use_reason == (
        f"The document marks it '{sign}' and says of this mark: '{SCREENS}'"
    )
    assert reading.model.competencies[0].selection_use_evidence == "Lines 3 and 12 of the document"
    assert [(part.kind, part.paragraphs, part.lines) for part in reading.model.parts] == [
        ("note", (SCREENS,), (12,))
    ]
    assert left(reading) == []


@pytest.mark.parametrize(
    "said", ["New in this class since May.", "May not be used for screening of trainees."]
)
def test_another_footnote_is_a_finding_with_its_words(said):
    reading = reading_with(f"* {said}")

    assert {use for _, use in uses(reading)} == {"not_stated"}
    assert ("The document marks 2 lines with '*'", (3, 6, 12)) in asked(reading.model)
    detail = next(f.detail for f in open_questions(reading.model) if "marks 2 lines" in f.title)
    assert detail == (
        f"It says of this mark: '{said}' It stands behind 'Splicing', 'Rigging'. Nothing was set by it."
    )


def test_a_mark_that_nothing_explains_is_named():
    reading = reading_with("")

    assert [name for name, _ in uses(reading)] == ["Splicing", "Rigging", "Climbing"]
    assert ("A mark '*' is not explained", (3, 6)) in asked(reading.model)


def test_bullets_are_no_footnotes():
    reading = reading_with("* Knows the knots of the trade.\n* Knows the wires of the trade.", "")

    assert reading.model.parts == ()


def test_the_first_cell_of_a_row_carries_a_mark():
    words = [
        *rows("Competency\tDefinition", "Splicing *\tSplices wire.", "Rigging\tRigs poles."),
        Words(f"* {SCREENS}", (4,)),
    ]

    assert uses(best(words)) == [("Splicing", "not_for_selection"), ("Rigging", "not_stated")]


@pytest.mark.parametrize("note", ["* One two", "* 2 of three words", "* One two * three", "*"])
def test_fewer_words_a_figure_or_a_second_sign_are_no_footnote(note):
    assert footnotes_apart(written_lines(f"Splicing *\n{note}")).notes == {}


def said_of(reading):
    return [
        f.detail.partition("It stands behind ")[2]
        for f in open_questions(reading.model)
        if "marks " in f.title
    ]


@pytest.mark.parametrize("between", [" - ", ": ", "\n"])
@pytest.mark.parametrize("sign", ["†", "²", "*", "**", "††", "(2)"])
def test_a_mark_between_a_name_and_its_text_is_read_whatever_the_sign(sign, between):
    text = (
        f"Lineman Model\n\nSplicing{sign}{between}Splices wire.\n\nRigging{between}Rigs poles.\n\n"
        f"Climbing{between}Climbs.\n\n{sign} Needed of lead linemen only."
    )

    reading = best(text)

    assert [name for name, _ in uses(reading)] == ["Splicing", "Rigging", "Climbing"]
    assert said_of(reading) == ["'Splicing'. Nothing was set by it."]
    assert left(reading) == []


@pytest.mark.parametrize(
    ("said", "use"),
    [
        ("Learned later; will not be used for screening.", "not_for_selection"),
        ("Not to be used for screening of apprentices.", "not_stated"),
        ("May be used for screening.", "not_stated"),
    ],
)
def test_only_a_plain_statement_sets_the_use(said, use):
    assert uses(reading_with(f"† {said}", "†"))[0] == ("Splicing", use)


GROUPED = (
    "Lineman Model\n\nCrew Skills{}\n- Splicing - Splices wire.\n- Rigging - Rigs poles.{}\n\n"
    "Office Skills\n- Billing - Bills.\n- Filing - Files."
)


@pytest.mark.parametrize(
    ("marks", "bearer"),
    [
        (("†", ""), "the group 'Crew Skills' ('Splicing', 'Rigging')"),
        (("", "†"), "'Rigging - Rigs poles.' of 'Rigging'"),
    ],
)
def test_a_mark_behind_a_group_or_a_text_sets_nothing_and_says_what_bears_it(marks, bearer):
    reading = best(f"{GROUPED.format(*marks)}\n\n† Not to be used for screening.")

    assert {use for _, use in uses(reading)} == {"not_stated"}
    assert said_of(reading) == [f"{bearer}. Nothing was set by it."]
    assert "†" not in str(reading.model.competencies) + str(reading.model.groups)


def test_a_footnote_that_pages_repeat_is_one():
    note = f"† {SCREENS}"

    assert uses(reading_with(f"{note}\n\nTopping†\nTops trees.\n\n{note}", "†"))[-1] == (
        "Topping",
        "not_for_selection",
    )


def test_a_sentence_about_marks_is_quoted_where_no_footnote_begins_with_the_sign():
    reading = reading_with("Competencies with an asterisk are new in this class.")

    (detail,) = [f.detail for f in open_questions(reading.model) if "not explained" in f.title]
    assert "The document says 'Competencies with an asterisk are new in this class.'" in detail


@pytest.mark.parametrize(
    "line", ["Lays 20 m²", "Counts to 10³", "Reads *plans*", "2 * 3 is six", "**Splicing**"]
)
def test_measures_and_typeface_are_no_marks(line):
    assert footnotes_apart(
        written_lines(f"{line}\n² Two words more\n³ Two words more\n* Two words more")
    ).words[0] == Words(line, (1,))


@pytest.mark.parametrize(
    "line", ["* " + "word " * 20_000 + "*word*", "Splicing" + " " * 50_000 + "x", "a†: " * 20_000]
)
def test_a_long_line_is_no_burden(line):
    """Tried at each blank anew, these would take longer than anybody waits."""
    words = [Words(line, (1,))]

    assert footnotes_apart(words) == Footnotes(words)
