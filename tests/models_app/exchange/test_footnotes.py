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


@pytest.mark.parametrize("line", ["* " + "word " * 20_000 + "*word*", "Splicing" + " " * 50_000 + "x"])
def test_a_long_line_is_no_burden(line):
    """Tried at each blank anew, these would take longer than anybody waits."""
    words = [Words(line, (1,))]

    assert footnotes_apart(words) == Footnotes(words)
