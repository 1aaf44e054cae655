"""Lines that break a sentence: joined where that is evident, and nowhere else."""

from textwrap import wrap

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.lines import written_lines
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


CREW = (
    (
        "Tide Reading",
        "Knows when the harbor is open; reads tables of the National Ocean Service and the U.S. Coast Guard, compares "
        "both (for example, in storms, at spring tides, or during repairs) and warns crews - early, in writing - "
        "within 2 hours. Adds 90% of what changed.",
        (
            "Posts the table of the week at the dock before 6 a.m. on Monday",
            "Reports heights to the Harbor Master",
        ),
    ),
    (
        "Knowledge of harbor law",
        "Applies the Code of Federal Regulations and/or local rules; explains “safety first” measures: lamps, joint "
        "drills, or guards. Answers the Coast Guard within a day.",
        (
            "Cites the rule on which a decision rests",
            "Checks permits of visiting vessels on the day they arrive",
        ),
    ),
    (
        "Rope Work",
        "Ties, splices and tests lines of hemp, nylon and wire before they break.",
        ("Coils each line",),
    ),
    (
        "Cost Control",
        "Keeps the costs of a voyage within the budget that was approved.",
        ("Compares three offers",),
    ),
)
FORMS = {
    "numbered": lambda n, name, text: [f"{n}. {name}", text],
    "indented": lambda n, name, text: [name, "    " + text],
    "blank": lambda n, name, text: [name, "", text],
    "run in": lambda n, name, text: [f"{name}: {text}"],
    "labelled": lambda n, name, text: [name, f"Definition: {text}"],
}


def paragraphs(form, spaced):
    """What the crew's model has on its lines before anything is wrapped."""
    found = []
    for n, (name, text, items) in enumerate(CREW, 1):
        found += FORMS[form](n, name, text)
        found += ["Indicators:", *(f"- {item}" for item in items)] if form != "run in" else []
        found += [""] if spaced else []
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("spaced", [True, False])
def test_whatever_the_width_lines_become_the_paragraphs_again(form, spaced):
    """At each width, with and without hanging indents: right, or a finding that makes the reading a guess."""
    whole = paragraphs(form, spaced)
    expected = [text.strip() for text in whole if text]
    wrong, asked = [], []
    for width in range(44, 96, 4):
        for hanging in ("", "    "):
            inner = ["    " if text.startswith(" ") else "" for text in whole]
            cut = [
                wrap(text, width, subsequent_indent=lead + hanging, break_on_hyphens=False) or [""]
                for text, lead in zip(whole, inner, strict=True)
            ]
            lines, findings = unwrapped(written_lines("\n".join(line for lines in cut for line in lines)))
            if [line.text for line in lines] != expected:
                (asked if any(finding.by_form for finding in findings) else wrong).append((width, hanging))

    assert (wrong, len(asked) <= 2) == ([], True)


EDGE = (
    "Plans the work of the crew and",
    "tells all of them early so that",
    "nobody waits there. Asks all of",
)


@pytest.mark.parametrize(
    ("texts", "result"),
    [
        (("Harbor.",), [f"{' '.join(EDGE)} Harbor."]),
        (("Master Plan",), [f"{' '.join(EDGE)} Master Plan"]),
        (("- two by two.", "Mends."), [f"{' '.join(EDGE)} - two by two.", "Mends."]),
        (("- Mends", "- Sews"), [" ".join(EDGE), "- Mends", "- Sews"]),
        (("3. Mends",), [" ".join(EDGE), "3. Mends"]),
    ],
)
def test_at_an_edge_phrases_go_on_and_lists_do_not(texts, result):
    assert joined(*EDGE, *texts)[0] == result


SHORT = "Records\nKeeps minutes and licenses\ncomplete for years.\n\n{}\nRuns elections with poll\nworkers who know."


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("2. Elections", ["Runs elections with poll workers who know."]),
        ("Elections", ["Runs elections with poll workers who know."]),
        (
            "",
            ["Runs elections with poll", "workers who know."],
        ),  # a name and its text, and a group above the first
        ("Elections and", ["Runs elections with poll", "workers who know."]),
    ],
)
def test_short_lines_below_names_go_on_where_all_such_lines_stand_below_one(second, expected):
    lines = unwrapped(written_lines(SHORT.format(second)))[0]

    assert [line.text for line in lines][-len(expected) :] == expected
