"""The ledger: each passage and cell is placed or not used, whatever a reader says or forgets."""

import pytest

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainJob,
    PlainModel,
    PlainStandard,
    Unused,
    Words,
)
from models_app.exchange.ledger import NO_WORDS, NOT_RECOGNISED, Entry, ledger_of


def written(*texts, kind=""):
    """Passages of these texts, on the lines 1, 2, …"""
    return [Words(text, (n,), kind) for n, text in enumerate(texts, 1)]


def model_of(*competencies, title="", **fields):
    return PlainModel(
        Words(title, (1,) if title else ()), PlainJob("", ()), (), (), (), tuple(competencies), **fields
    )


def told(words, model):
    """(line, cell, text, what became of it) of every entry."""
    return [(e.line, e.cell, e.text, e.placed_as or e.reason) for e in ledger_of(words, model).entries]


MAPS = PlainCompetency("Map Reading", (1, 2), "Reads maps.", (2,), number=7)


def test_a_passage_is_placed_with_all_texts_that_it_holds():
    words = written("7. MAP READING – Reads maps.")

    entries = told(words, model_of(PlainCompetency("Map Reading", (1,), "Reads maps.", (1,), number=7)))

    assert entries == [
        (1, None, "7. MAP READING – Reads maps.", "Number, name and definition of 7. Map Reading")
    ]


def test_a_forgotten_passage_is_not_recognised_without_anybody_saying_so():
    ledger = ledger_of(written("7. Map Reading", "Reads maps.", "Draws maps."), model_of(MAPS))

    assert ledger.entries[2] == Entry(3, None, "Draws maps.", None, NOT_RECOGNISED, 2)
    assert (ledger.passages, ledger.read, ledger.placed, ledger.not_used) == (3, 3, 2, 1)
    assert (ledger.words, ledger.words_placed) == (7, 5)


def test_words_left_over_in_a_passage_are_an_entry_of_their_own():
    words = written("7. Map Reading (see annex B) now", "Reads maps.")

    assert told(words, model_of(MAPS)) == [
        (1, None, "7. Map Reading", "Number and name of 7. Map Reading"),
        (1, None, "see annex B) now", NOT_RECOGNISED),
        (2, None, "Reads maps.", "Definition of 7. Map Reading"),
    ]


def test_a_reason_of_the_reader_stands_for_a_line_or_for_some_words():
    words = written("7. Map Reading page 3 draft", "Reads maps.", "Confidential")
    model = model_of(MAPS, unused=(Unused((3,), "A stamp"), Unused((1,), "A page number", "page 3")))

    assert told(words, model) == [
        (1, None, "7. Map Reading", "Number and name of 7. Map Reading"),
        (1, None, "page 3", "A page number"),
        (1, None, "draft", NOT_RECOGNISED),
        (2, None, "Reads maps.", "Definition of 7. Map Reading"),
        (3, None, "Confidential", "A stamp"),
    ]


def test_a_name_claims_no_word_of_a_sentence_that_nobody_read():
    words = written("Map Reading", "This is about map reading.")
    model = model_of(PlainCompetency("Map Reading", (1, 2), None, ()))

    assert told(words, model)[1] == (2, None, "This is about map reading.", NOT_RECOGNISED)


def test_equal_cells_are_counted_one_by_one():
    words = written("Map Reading\tReads maps.\tReads maps.", kind="row")
    once = PlainCompetency(
        "Map Reading", (1,), None, (1,), levels=(PlainStandard("Basic", "Reads maps.", (1,)),)
    )

    assert told(words, model_of(once)) == [
        (1, 0, "Map Reading", "Name of Map Reading"),
        (1, 1, "Reads maps.", "Level 'Basic' of Map Reading"),
        (1, 2, "Reads maps.", NOT_RECOGNISED),
    ]


def test_empty_cells_are_no_entries_and_one_cell_of_a_row_is_a_cell():
    words = [Words("Map Reading\t\t \t", (1,), "row"), Words("Map Reading", (2,), "row")]
    model = model_of(PlainCompetency("Map Reading", (1, 2), None, ()))

    assert [(e.line, e.cell) for e in ledger_of(words, model).entries] == [(1, 0), (2, 0)]


def test_a_text_joined_from_several_lines_is_followed():
    words = written("7. Map Reading: Reads maps and", "draws them, and tells", "others why. Page 2")
    joined = PlainCompetency(
        "Map Reading", (1,), "Reads maps and draws them, and tells others why.", (1, 2, 3), number=7
    )

    assert told(words, model_of(joined)) == [
        (1, None, "7. Map Reading: Reads maps and", "Number, name and definition of 7. Map Reading"),
        (2, None, "draws them, and tells", "Definition of 7. Map Reading"),
        (3, None, "others why", "Definition of 7. Map Reading"),
        (3, None, "Page 2", NOT_RECOGNISED),
    ]


def test_a_row_broken_over_the_page_is_followed_in_its_cell():
    words = written("Maps\tReads maps\tDraws maps and", "\t\tpaths.", kind="row")
    levels = (
        PlainStandard("Basic", "Reads maps", (1,)),
        PlainStandard("Expert", "Draws maps and paths.", (1, 2)),
    )

    entries = told(words, model_of(PlainCompetency("Maps", (1, 2), None, (), levels=levels)))

    assert entries[2:] == [
        (1, 2, "Draws maps and", "Level 'Expert' of Maps"),
        (2, 2, "paths.", "Level 'Expert' of Maps"),
    ]


def test_labels_that_a_reader_understood_are_placed_with_their_meaning():
    words = written("Definition: Reads maps.")
    model = model_of(
        PlainCompetency("Maps", (), "Reads maps.", (1,)),
        frame=(Frame("Definition", (1,), "Label of the definition"),),
    )

    assert told(words, model) == [
        (1, None, "Definition: Reads maps.", "Label of the definition; Definition of Maps")
    ]


def test_a_text_counts_only_on_the_lines_that_it_names():
    words = written("Reads maps.", "Reads maps.")
    model = model_of(PlainCompetency("Maps", (), "Reads maps.", (2,)))

    assert [entry.placed_as for entry in ledger_of(words, model).entries] == [None, "Definition of Maps"]


def test_signs_without_words_are_listed_too():
    assert told(written("* * *", "   "), model_of()) == [(1, None, "* * *", NO_WORDS)]


def test_signs_that_are_read_aloud_are_words():
    words = written("Scores ≥ 80 % in C++")
    model = model_of(PlainCompetency("Maps", (), "Scores 80 in C", (1,)))

    assert [entry.placed_as for entry in ledger_of(words, model).entries] == [None]


def test_cells_that_begin_alike_are_followed_each_in_its_own_column():
    words = written("Maps\tReads all maps of\tReads all maps", "\tthe sea.\tof the land.", kind="row")
    levels = (
        PlainStandard("Basic", "Reads all maps of the sea.", (1, 2)),
        PlainStandard("Expert", "Reads all maps of the land.", (1, 2)),
    )

    entries = told(words, model_of(PlainCompetency("Maps", (1, 2), None, (), levels=levels)))

    assert [what for *_, what in entries] == [
        "Name of Maps",
        "Level 'Basic' of Maps",
        "Level 'Expert' of Maps",
        "Level 'Basic' of Maps",
        "Level 'Expert' of Maps",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Map Reading", "Basic", "Basic work with maps.", "Helps others."],
        ["Map Reading", "Basic: Basic work with", "maps.", "Helps others."],
        ["Map Reading", "Basic", "Basic", "work with maps. Helps others."],
    ],
)
def test_a_text_that_begins_with_its_own_label_is_placed_whole(lines):
    level = PlainStandard("Basic", "Basic work with maps.\n\nHelps others.", (2, 3, 4))

    ledger = ledger_of(
        written(*lines), model_of(PlainCompetency("Map Reading", (1,), None, (), levels=(level,)))
    )

    assert (ledger.left, ledger.words_placed) == ((), ledger.words)
