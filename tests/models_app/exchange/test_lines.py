import pytest

from competency_portal.exchange.document import Document, Mark, Passage
from competency_portal.exchange.parsing import parse_document
from models_app.calculations.plain import Words
from models_app.exchange.lines import without_typeface, words_of, written_lines


def test_words_of_a_document_keep_their_line_numbers_and_what_the_file_told():
    found = words_of(
        Document(
            "docx",
            (
                Passage("", "blank"),
                Passage("  Level 2 ", page=2, marks=(Mark(0, 10, "bold"), Mark(0, 2, "italic"))),
                Passage("\t"),
                Passage("\ta\tb", "row", page=3, table=1),
            ),
        )
    )

    assert found == [
        Words("Level 2", (2,), kind="paragraph", page=2, marks=(Mark(0, 7, "bold"),)),
        Words("\ta\tb", (4,), kind="row", page=3, table=1),
    ]


@pytest.mark.parametrize("text", ["one\n\n  two \n\tthree\t\n", "\n\none", "a\r\nb"])
def test_words_of_a_text_are_its_written_lines(text):
    found = words_of(parse_document(text.encode(), "a.txt"))

    assert [(words.text, words.lines) for words in found] == [
        (words.text, words.lines) for words in written_lines(text.replace("\r\n", "\n"))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AB = c*d", "AB = c*d"),
        ("a*b*c", "abc"),
        ("c *d", "c d"),
        ("*Reads* plans", "Reads plans"),
        ("**Level 2:** reads", "Level 2: reads"),
        ("Teamwork*", "Teamwork"),
        ("* **Reads** plans", "* Reads plans"),
        ("marked (*)", "marked (*)"),
    ],
)
def test_stars_of_typeface_are_no_words_and_those_that_mean_something_stay(text, words):
    assert without_typeface(text) == words
