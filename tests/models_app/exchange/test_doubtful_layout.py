from models_app.calculations.plain import Words
from models_app.exchange.doubtful_layout import LEAST_WORDS, of_doubtful_lines, refused


def lines(*pages, words=LEAST_WORDS):
    return [
        Words(" ".join(["word"] * words), (n,), page=page, doubtful=True) for n, page in enumerate(pages, 1)
    ]


def told(found):
    return [(one.title.partition(" on ")[2], one.lines, one.by_form) for one in found]


def test_lines_in_doubt_are_told_with_their_pages_and_make_the_reading_a_guess():
    assert told(of_doubtful_lines(lines(1))) == [("page 1", (1,), True)]
    assert told(of_doubtful_lines(lines(1, 3, 3))) == [("pages 1, 3", (1, 2, 3), True)]
    assert told(of_doubtful_lines(lines(*range(2, 12)))) == [("pages 2 to 11", tuple(range(1, 11)), True)]


def test_a_few_words_in_doubt_are_facts_above_the_model():
    assert of_doubtful_lines(lines(1, words=LEAST_WORDS - 1)) == []
    assert of_doubtful_lines([Words("word " * LEAST_WORDS, (1,), page=1)]) == []


def test_a_refusal_says_first_what_disturbs_and_what_to_do():
    assert refused(lines(1, 2), "There are no names.") == (
        "Columns or a table without lines can't be told apart on pages 1, 2, so each line was read from side to side. "
        "Save the document as a Word file or a spreadsheet, or say by hand what its columns and headings are. "
        "There are no names."
    )
    assert refused(lines(1, words=LEAST_WORDS - 1), "There are no names.") == "There are no names."
