from dataclasses import replace

from competency_portal.exchange.document import COLUMNS, NAME, RECOGNISED
from models_app.calculations.plain import Words
from models_app.exchange.doubtful_layout import LEAST_WORDS, of_doubtful_lines, refused
from models_app.exchange.sureness import leaves_open
from tests.models_app.exchange.reading import best


def lines(*pages, words=LEAST_WORDS, doubtful=COLUMNS):
    return [
        Words(" ".join(["word"] * words), (n,), page=page, doubtful=doubtful)
        for n, page in enumerate(pages, 1)
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


def test_a_name_that_may_stand_in_a_text_is_told_however_few_the_words_are():
    found = of_doubtful_lines([*lines(1), *lines(2, 4, words=3, doubtful=NAME)])

    assert told(found) == [("page 1", (1,), True), ("pages 2, 4", (1, 2), True)]
    assert found[1].title == "A line that may be a name was read as text on pages 2, 4"
    assert refused(lines(2, doubtful=NAME), "There are no names.") == "There are no names."


def test_words_recognised_in_a_picture_are_told_and_leave_the_reading_open():
    model = best("Core Model\n\nCrew Work: Splits work.\n\nDock Care: Keeps the dock.").model
    found = of_doubtful_lines(lines(1, 2, words=3, doubtful=RECOGNISED))

    assert told(found) == [("pages 1, 2", (1, 2), False)]
    assert leaves_open(replace(model, findings=tuple(found)))
    assert not leaves_open(replace(model, findings=()))


def test_a_refusal_says_first_what_disturbs_and_what_to_do():
    assert refused(lines(1, 2), "There are no names.") == (
        "Columns or a table without lines can't be told apart on pages 1, 2, so each line was read from side to side. "
        "Save the document as a Word file or a spreadsheet, or say by hand what its columns and headings are. "
        "There are no names."
    )
    assert refused(lines(1, words=LEAST_WORDS - 1), "There are no names.") == "There are no names."
