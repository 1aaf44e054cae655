"""The source as the review draws it: typeface in its cells."""

import pytest

from competency_portal.exchange.document import CELL_BREAK, Document, Mark, Passage
from models_app.exchange.import_source import Run, drawing_of, runs_of

ITALIC = Mark(2, 5, "italic")


@pytest.mark.parametrize(
    ("text", "start", "marks", "runs"),
    [
        ("ab", 0, (), ()),
        ("abc", 2, (ITALIC,), (Run("abc", ("italic",)),)),
        ("ab", 0, (ITALIC,), ()),  # begins where the text ends
        ("x", 5, (ITALIC,), ()),  # ends where the text begins
        ("abcdefg", 0, (ITALIC,), (Run("ab", ()), Run("cde", ("italic",)), Run("fg", ()))),
        (
            f"abc{CELL_BREAK}",
            0,
            (ITALIC, Mark(1, 3, "bold")),
            (Run("a", ()), Run("b", ("bold",)), Run("c", ("bold", "italic")), Run("\n", ("italic",))),
        ),
    ],
)
def test_a_text_falls_into_runs_of_one_typeface(text, start, marks, runs):
    assert runs_of(text, start, marks) == runs


def test_a_mark_stands_in_the_cell_over_which_it_lies():
    row = Passage("Low\tHigh", kind="row", table=1, marks=(Mark(4, 8, "bold"),))

    (page,) = drawing_of(Document("docx", (row,)), None).pages

    low, high = page.blocks[0].passages[0].cells
    assert (low.runs, high.runs) == ((), (Run("High", ("bold",)),))


def test_data_keeps_its_indentation_and_other_texts_do_not():
    passages = (Passage('  "a": 1', kind="data"), Passage("  A text "))

    (page,) = drawing_of(Document("json", passages), None).pages

    drawn = [one.cells[0].text for block in page.blocks for one in block.passages]
    assert drawn == ['  "a": 1', "A text"]
