"""Groups that a person named hold for the rows of tables below them. Every content is invented."""

from dataclasses import replace

import pytest

from models_app.exchange.by_hand import NO_ROW_BELOW
from models_app.exchange.mapping import ColumnUse, LineUse, Mapping, TextUse
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from tests.models_app.exchange.reading import left, outline, rows

TEXT = (
    "Sailing",
    "Core",
    "Everyone ties these.",
    "Wissen\tWas es ist\tArt",
    "Knoten\tBindet Knoten.",
    "Deck",
    "Wissen\tWas es ist\tArt",
    "Segel\tSetzt Segel.\tHand",
    "Ruder\tSteuert.",
)
WORDS = [
    replace(word, kind="heading" if word.text in ("Core", "Deck") else word.kind, table=word.lines[0] // 6)
    for word in rows(*TEXT)
]
NAMES = (ColumnUse(0, "name"), ColumnUse(1, "definition"))
LEVELS = (ColumnUse(0, "name"), ColumnUse(2, "level_label"), ColumnUse(1, "level_text"))
HEADINGS = {
    "lines": (LineUse(2, "group"), LineUse(6, "group")),
    "style": (TextUse("group", style="heading"),),
    "label": (TextUse("group", label="Core"), TextUse("group", label="Deck")),
}


def groups(mapping):
    model = read_with(WORDS, "by_hand", mapping).model
    return [(name, group) for name, group, *_ in outline(model)], [
        (p.heading, p.paragraphs) for p in model.parts
    ]


def said(how, columns):
    named = HEADINGS[how]
    lines, texts = (named, ()) if how == "lines" else ((), named)
    return Mapping(columns=columns, lines=lines, texts=texts, title_line=1)


@pytest.mark.parametrize("how", HEADINGS)
@pytest.mark.parametrize("columns", [NAMES, LEVELS], ids=["texts", "levels one a row"])
def test_rows_stand_in_the_group_above_their_table(how, columns):
    assert groups(said(how, columns)) == (
        [("Knoten", "Core"), ("Segel", "Deck"), ("Ruder", "Deck")],
        [("Core", ("Everyone ties these.",))],
    )


def test_the_group_of_a_column_goes_before_that_of_a_heading():
    mapping = said("lines", (*NAMES, ColumnUse(2, "group")))

    assert groups(mapping)[0] == [("Knoten", "Core"), ("Segel", "Hand"), ("Ruder", "Deck")]


def test_rows_above_the_first_group_have_none():
    mapping = Mapping(columns=NAMES, lines=(LineUse(6, "group"),), title_line=1)

    assert groups(mapping)[0] == [("Knoten", None), ("Segel", "Deck"), ("Ruder", "Deck")]


def test_a_note_below_a_group_that_is_named_as_one_is_none_of_the_head():
    words = (*HEADINGS["lines"], LineUse(3, "outside"))

    assert groups(Mapping(columns=NAMES, lines=words, title_line=1))[1] == [
        ("Core", ("Everyone ties these.",))
    ]


def test_a_table_without_a_row_below_its_head_proposes_and_holds_nothing():
    reading = read_with(WORDS, "by_hand", Mapping(columns=NAMES))

    assert [column.proposal for column in sheet_of(WORDS, apart=True).tables[0].columns] == [""]
    assert [why for n, _, why in left(reading) if n == 1] == [NO_ROW_BELOW]


@pytest.mark.parametrize(
    "mapping", [Mapping(NAMES, lines=(LineUse(900, "group"),)), Mapping(NAMES, title_line=900)]
)
def test_a_line_that_is_not_in_the_document_is_refused(mapping):
    assert read_with(WORDS, "by_hand", mapping).refusal == (
        "Line 900 is not in the document: its last line is 9."
    )
