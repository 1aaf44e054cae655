"""Lines at the end that explain marks and short forms are notes of the document. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.closing_keys import keys_apart
from tests.models_app.exchange.reading import best, outline

NAMES = ("Sampling", "Pumping", "Calling")
PLAIN = "\n\n".join(f"{name} (N/A)\n\n{name} is done with care.\n\nIt is done every day." for name in NAMES)
LABELLED = "\n\n".join(
    f"{name} (N/A)\nDefinition: {name} is done with care.\nIndicators:\n- Looks.\n- Acts." for name in NAMES
)
KEYS = [
    (
        "Key: the statements stand for Basic and Skilled.",
        ("Key", "the statements stand for Basic and Skilled."),
    ),
    ("Legend: N/A means not applicable.", ("Legend", "N/A means not applicable.")),
    ("* = not tested at entry", ("", "* = not tested at entry")),
    ("N/A = not applicable", ("", "N/A = not applicable")),
]


def notes(model):
    return [(part.heading, *part.paragraphs) for part in model.parts if part.kind in ("note", "general_note")]


@pytest.mark.parametrize("body", [PLAIN, LABELLED], ids=["plain", "labelled"])
@pytest.mark.parametrize(("line", "note"), KEYS)
def test_a_line_behind_the_last_text_that_explains_signs_is_a_note(body, line, note):
    title = "Plant Competency Model\n\n"
    alone, closed = best(f"{title}{body}\n").model, best(f"{title}{body}\n\n{line}\n").model

    assert outline(closed) == outline(alone)
    assert notes(closed) == [note]


def lines(*texts, page=None):
    return [Words(text, (n,), page=page) for n, text in enumerate(texts, 1)]


OTHERS = ("Sampling", "Takes samples.", "Pumping", "Runs pumps.")


@pytest.mark.parametrize(
    "texts",
    [
        (*OTHERS[:2], "Note: at entry.", *OTHERS[2:], "Note: later."),
        (*OTHERS, "Note: later."),
        (*OTHERS, "= 5"),
        ("Sampling: takes samples.", "Pumping: runs pumps.", *OTHERS, "Symbols: reads all symbols."),
        (*OTHERS, "V = voltage", *OTHERS, "P = power", *OTHERS, "R = resistance"),
        (*OTHERS, "Basic = knows the work"),
        (*OTHERS, "Key"),
        (*OTHERS, "Key:"),
        (*OTHERS, "Key accounts: looks after them."),
        (*OTHERS[:3], "Key: this."),
        (*OTHERS, "Key: " + "long " * 70),
    ],
)
def test_other_lines_at_the_end_stay(texts):
    assert keys_apart(lines(*texts)) == (lines(*texts), [], [])


def test_several_lines_at_the_end_are_taken_and_nothing_above_another_line():
    texts = (*OTHERS, "* = at entry", "Level: N/A", "Key: below", "N/A = not applicable")
    kept, parts, _ = keys_apart(lines(*texts))

    assert [line.text for line in kept] == [*OTHERS, "* = at entry", "Level: N/A"]
    assert [(part.heading, part.paragraphs) for part in parts] == [
        ("Key", ("below",)), ("", ("N/A = not applicable",)),
    ]  # fmt: skip


def test_a_page_may_end_with_a_key_and_not_with_a_note():
    pages = [Words(text, (n,), page=1) for n, text in enumerate((*OTHERS, "Key: b is bold"), 1)]
    further = [Words(text, (n,), page=2) for n, text in enumerate(("Calling", "Calls.", "Key: b is bold"), 6)]
    noted = [Words("Note: at entry", (5,), page=1) if line.lines == (5,) else line for line in pages]

    assert [line.text for line in keys_apart([*pages, *further])[0]] == [*OTHERS, "Calling", "Calls."]
    assert [line.text for line in keys_apart([*noted, *further])[0]][4] == "Note: at entry"


LEFT = "was left among the texts of the competencies"
MAY = "may explain marks, and was taken as a note"
KNOWN = "was taken as the key of marks"


@pytest.mark.parametrize(
    ("texts", "asked", "by_form", "left"),
    [
        ((*OTHERS, "V = current times resistance"), LEFT, True, 5),
        ((*OTHERS, "Measures V.", "V = voltage"), MAY, True, 5),
        ((*OTHERS, "Key: a thing that opens a lock."), MAY, True, 4),
        ((*OTHERS, "Level: R, D", "R = required", "D = desirable", "T = at a test"), KNOWN, False, 5),
        ((*OTHERS, "Key: the lines under each competency are its levels."), KNOWN, False, 4),
        ((*OTHERS, "Calling (R)", "**Key:** R = required"), KNOWN, False, 5),
    ],
)
def test_what_explains_no_mark_of_the_document_is_asked(texts, asked, by_form, left):
    kept, _, findings = keys_apart(lines(*texts))

    assert [(one.title.partition("' ")[2], one.by_form) for one in findings] == [
        (f"may explain a short form, and {asked}" if asked == LEFT else asked, by_form)
    ]
    assert len(kept) == left


def test_lines_below_a_bare_key_are_its_note():
    kept, parts, _ = keys_apart(lines(*OTHERS, "Key:", "R = required", "D = desirable"))

    assert [line.text for line in kept] == [*OTHERS]
    assert [(one.heading, one.paragraphs) for one in parts] == [("Key", ("R = required", "D = desirable"))]


def test_below_a_table_no_competency_has_texts_of_its_own():
    rows = [Words(f"{name}\tIs done.", (n,), "row", table=1) for n, name in enumerate((*NAMES, "Rowing"), 1)]
    further = [Words("Key: bold is required", (5,)), Words("E = effort", (6,))]

    kept, _, findings = keys_apart([*rows, *further])

    assert (kept, [one.by_form for one in findings]) == (rows, [False])


def test_the_typeface_of_a_key_is_no_part_of_its_note():
    assert [
        (one.heading, one.paragraphs) for one in keys_apart(lines(*OTHERS, "**Key:** R = required"))[1]
    ] == [("Key", ("R = required",))]
