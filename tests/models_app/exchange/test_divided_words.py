"""Words divided at the ends of lines, as texts of a model."""

from dataclasses import replace
from itertools import pairwise

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.divided_words import Divided, divided_in, hyphens_in
from models_app.exchange.lines import written_lines
from models_app.exchange.sureness import leaves_open
from models_app.exchange.wrapped import unwrapped
from tests.models_app.exchange.reading import best, check_everything_is_counted, left, rows

TOLD = "Nothing else in the document tells whether the word has a hyphen."
LIST = """Harbor Competencies

Crew Work: Reads and questions figures to support deci-
sions of the crew in its let-
ters. Splits long-
term work fairly.

Dock Care: Keeps the dock and its gear clean and its letters in or-
der."""


def test_words_of_which_nobody_can_tell_are_named_with_their_lines():
    lines = [Words(text, (n,)) for n, text in enumerate(("a long-", "term plan. It conclu-", "des"), 1)]
    divided = Divided(hyphens_in(lines), [("deci-sions", False, (n,)) for n in (7, 8, 8, 9)])

    joints = [divided.joint(above.text, below) for above, below in pairwise(lines)]

    assert joints == [("a long-", ""), ("term plan. It conclu-", "")]
    [finding] = divided.findings()
    assert (finding.title, finding.detail, finding.lines) == (
        "6 hyphens at the end of a line may only divide a word",
        f"{TOLD} The hyphen was taken away from 'deci-sions' (lines 7, 8 and 9). "
        "The hyphen was kept in 'long-term' (lines 1 and 2), 'conclu-des' (lines 2 and 3).",
        (7, 8, 9, 1, 2, 3),
    )


@pytest.mark.parametrize(
    ("above", "lost", "said"),
    [
        ("Plans the work of the whole crew and of everybody who works beside it for the", 0,
         "with one space; no word was changed."),
        ("The term long-term stands here, and so does long-", 0,
         "with one space, behind a hyphen without one; no word was changed."),
        ("The longterm plan stands here, and so does long-", 1,
         "with one space, behind a hyphen without one; 1 hyphen was taken away, and no other word was changed."),
    ],
)  # fmt: skip
def test_the_finding_about_joined_lines_tells_of_hyphens(above, lost, said):
    lines = [Words(text, (n,)) for n, text in enumerate((above, "term of the plan."), 1)]

    [joined], findings = unwrapped(lines)

    assert findings[0].detail.endswith(f"the two were joined {said}")
    assert joined.text == f"{above[:-1]}term of the plan." if lost else above in joined.text


def test_words_that_the_file_divides_are_asked_about_in_the_same_finding():
    line = Words("Draws conclusions of long-term plans.", (4,), divided=("conclu-sions", "long-term"))

    assert divided_in([line]) == [("conclu-sions", False, (4,)), ("long-term", True, (4,))]
    assert [finding.lines for finding in unwrapped([line], [line])[1]] == [(4,)]
    assert unwrapped([line])[1] == []


def test_both_parts_of_a_divided_word_are_placed():
    reading = best(LIST)

    assert [one.definition for one in reading.model.competencies] == [
        "Reads and questions figures to support decisions of the crew in its letters. Splits longterm work fairly.",
        "Keeps the dock and its gear clean and its letters in order.",
    ]
    assert left(reading) == []
    check_everything_is_counted(written_lines(LIST), reading)


def test_words_that_lost_a_hyphen_unasked_for_leave_a_reading_open():
    model, words = best(LIST).model, [("or-der", False, (1,)), ("long-term", True, (1,))]

    asked = [replace(model, findings=tuple(Divided(None, [word]).findings())) for word in words]

    assert [leaves_open(one) for one in asked] == [True, False]


def test_a_break_within_a_cell_that_divides_a_word_goes():
    cell = "Plans long-\u2028term work, by e-\u2028mail, in\u2028let- \u2028ters, Self-\u2028Care"
    text = f"Letters\t{cell}"
    marked = [
        (text.index(first), text.rindex(last) + len(last))
        for first, last in (("long", "term"), ("let-", "ters"))
    ]
    row = Words(text, (2,), "row", marks=tuple(Mark(*place, "bold") for place in marked))
    divided = Divided(hyphens_in([Words("Ours are long-term.", (1,)), row]))

    whole = divided.whole_cells(row)

    assert whole.text == "Letters\tPlans long-term work, by e-mail, in\u2028letters, Self-\u2028Care"
    assert [whole.text[mark.start : mark.end] for mark in whole.marks] == ["long-term", "letters"]
    assert divided.asked == []


def test_both_parts_of_a_word_divided_in_a_cell_are_placed():
    table = rows(
        "Competency\tDefinition", "Crew Work\tSplits long let-\u2028ters.", "Dock Care\tKeeps letters."
    )
    reading = best(table)

    assert [one.definition for one in reading.model.competencies] == [
        "Splits long letters.",
        "Keeps letters.",
    ]
    assert left(reading) == []
    check_everything_is_counted(table, reading)
