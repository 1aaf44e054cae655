"""Lines at the end that explain marks and short forms are notes of the document. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.closing_keys import keys_apart
from tests.models_app.exchange.reading import best, outline

NAMES = ("Sampling", "Pumping", "Calling")
PLAIN = "\n\n".join(f"{name}\n\n{name} is done with care.\n\nIt is done every day." for name in NAMES)
LABELLED = "\n\n".join(
    f"{name}\nDefinition: {name} is done with care.\nIndicators:\n- Looks.\n- Acts." for name in NAMES
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
        (*OTHERS, "Basic = knows the work"),
        (*OTHERS, "Key"),
        (*OTHERS, "Key accounts: looks after them."),
        (*OTHERS[:3], "Key: this."),
        (*OTHERS, "Key: " + "long " * 70),
    ],
)
def test_other_lines_at_the_end_stay(texts):
    assert keys_apart(lines(*texts)) == (lines(*texts), [])


def test_several_lines_at_the_end_are_taken_and_nothing_above_another_line():
    kept, parts = keys_apart(lines(*OTHERS, "* = at entry", "Runs on.", "Key: below", "N/A = not applicable"))

    assert [line.text for line in kept] == [*OTHERS, "* = at entry", "Runs on."]
    assert [(part.heading, part.paragraphs) for part in parts] == [
        ("Key", ("below",)), ("", ("N/A = not applicable",)),
    ]  # fmt: skip


def test_a_page_may_end_with_a_key_and_not_with_a_note():
    pages = [Words(text, (n,), page=1) for n, text in enumerate((*OTHERS, "Key: b is bold"), 1)]
    further = [Words(text, (n,), page=2) for n, text in enumerate(("Calling", "Calls.", "Key: b is bold"), 6)]
    noted = [Words("Note: at entry", (5,), page=1) if line.lines == (5,) else line for line in pages]

    assert [line.text for line in keys_apart([*pages, *further])[0]] == [*OTHERS, "Calling", "Calls."]
    assert [line.text for line in keys_apart([*noted, *further])[0]][4] == "Note: at entry"
