"""Lines that break a sentence: joined where that is evident, and nowhere else."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.wrapped import unwrapped

LONG = "Plans the work of the whole crew for a season and tells"


def joined(*texts, kind=""):
    lines, findings = unwrapped([Words(text, (n,), kind) for n, text in enumerate(texts, 1)])
    return [line.text for line in lines], [finding.lines for finding in findings]


def test_a_sentence_over_three_lines_is_one_line_with_one_finding():
    texts, places = joined(LONG, "the crew of it early, so that nobody is left without", "a task. All know.")

    assert texts == [f"{LONG} the crew of it early, so that nobody is left without a task. All know."]
    assert places == [(1, 2, 3)]


def test_a_line_that_ends_in_the_middle_of_a_phrase_goes_on_with_a_capital():
    assert joined(f"{LONG} the", "Harbor Office.")[0] == [f"{LONG} the Harbor Office."]


@pytest.mark.parametrize(
    ("above", "below"),
    [(f"{LONG};", "hires for it."), (LONG, "(for example, in May)."), (LONG, "“early” on.")],
)
def test_a_sentence_goes_on_behind_a_semicolon_and_in_brackets_or_quotes(above, below):
    assert joined(above, below)[0] == [f"{above} {below}"]


def test_a_bullet_goes_on_below_it():
    assert joined(f"- {LONG}", "others.", "- next")[0] == [f"- {LONG} others.", "- next"]


@pytest.mark.parametrize(
    "first",
    [
        "- Turns patients every two hours and",
        "Novice: Repeats the address back to",
        "Level 2 – Repeats the address to",
        "Definition: Cares for",
    ],
)
def test_a_short_bullet_or_level_goes_on_with_a_small_letter(first):
    assert joined(first, "the caller.", "Next.") == ([f"{first} the caller.", "Next."], [(1, 2)])


def test_a_bullet_goes_on_over_three_lines_and_not_over_a_blank_one():
    assert joined("- Turns", "all patients", "twice.")[0] == ["- Turns all patients twice."]
    assert [line.text for line in unwrapped([Words("- Turns", (1,)), Words("all.", (3,))])[0]] == [
        "- Turns",
        "all.",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Short line", "goes on with a small letter"),
        (LONG, "- a bullet"),
        (LONG, "Another sentence."),
        (f"{LONG}.", "small letter"),
        (f"{LONG}:", "small letter"),
        (f"{LONG} the", "Definition: Mends."),
        (f"{LONG}\tcell", "small letter"),
        (LONG, "3. item"),
        ("- Turns patients.", "small letter"),
        ("- Turns patients", "Capital letter"),
        ("- Turns patients", "• another bullet"),
        ("Tools: hammer", "nails"),
    ],
)
def test_what_is_not_evident_stays_apart(texts):
    assert joined(*texts) == (list(texts), [])


def test_headings_and_rows_are_never_joined():
    assert joined(LONG, "others", kind="heading") == ([LONG, "others"], [])


def test_marks_move_along():
    first = Words(LONG, (1,), marks=(Mark(0, 5, "bold"),))
    second = Words("others.", (2,), marks=(Mark(0, 6, "italic"),))

    (line,), _ = unwrapped([first, second])

    assert line.marks == (Mark(0, 5, "bold"), Mark(len(LONG) + 1, len(LONG) + 7, "italic"))
    assert line.lines == (1, 2)
