"""Where the head of a table stands, and what single rows are, by a person's word: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.head_choices import as_text, from_text, head_choices
from models_app.exchange.mapping import ColumnUse, HeadRow, LineUse, Mapping
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from tests.models_app.exchange.reading import left, outline, rows

COLUMNS = (ColumnUse(0, "name"), ColumnUse(1, "definition"))
TABLE = rows("Amt\tElm", "Heft\tPiloten", "Wissen\tWas es ist", "Knoten\tBindet.", "Segel\tSetzt.")
MADE = [("Knoten", None, "Bindet."), ("Segel", None, "Setzt.")]


def read(mapping, words=TABLE):
    return read_with(words, "by_hand", Mapping.from_plain(mapping.as_plain()))


def test_rows_above_the_head_that_was_named_are_the_front():
    reading = read(Mapping(COLUMNS, heads=(HeadRow(3),)))

    assert outline(reading.model) == MADE
    assert [(part.heading, part.paragraphs) for part in reading.model.parts] == [
        ("Amt", ("Elm",)),
        ("Heft", ("Piloten",)),
    ]
    assert left(reading) == []


def test_a_table_may_have_no_head_beside_others_that_have_one():
    others = rows("Tiden\tLiest.", "Boje\tMeldet.", table=2, start=6)

    reading = read(Mapping(COLUMNS, heads=(HeadRow(3), HeadRow(6, head=False))), [*TABLE, *others])

    assert outline(reading.model) == [*MADE, ("Tiden", None, "Liest."), ("Boje", None, "Meldet.")]


@pytest.mark.parametrize(
    ("uses", "title", "groups", "unused"),
    [
        (
            (LineUse(1, "not_used", reason="Nobody asks"), LineUse(2, "title")),
            "Heft: Piloten",
            [],
            ["Nobody asks"] * 2,
        ),
        ((LineUse(1, "front"), LineUse(2, "group")), "", ["Heft Piloten"], []),
    ],
)
def test_what_is_said_of_single_rows_counts(uses, title, groups, unused):
    reading = read(Mapping(COLUMNS, lines=uses))

    assert [entry[0] for entry in outline(reading.model)] == ["Knoten", "Segel"]
    assert reading.model.title.text == title
    assert [group.text for group in reading.model.groups] == groups
    assert [reason for *_, reason in left(reading)] == unused


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        (Mapping(COLUMNS, heads=(HeadRow(9),)), "Line 9 is not in the document: its last line is 5."),
        (Mapping(COLUMNS, heads=(HeadRow(1), HeadRow(3))), "Lines 1 and 3 are rows of one table"),
        (
            Mapping(COLUMNS, lines=(LineUse(4, "definition"),)),
            "Line 4 is a row of a table whose columns are named.",
        ),
    ],
)
def test_what_can_not_be_said_of_rows_is_refused_in_words(mapping, why):
    assert read(mapping).refusal.startswith(why)


def test_a_row_with_a_name_alone_above_texts_is_asked_about():
    words = rows("Wissen\tWas es ist", "Deck", "Knoten\tBindet.", "Segel\tSetzt.", "Tiden")

    asked, named = read(Mapping(COLUMNS), words), read(Mapping(COLUMNS, lines=(LineUse(2, "group"),)), words)

    found = [
        [(one.title, one.competency) for one in reading.model.findings if "may be a group" in one.title]
        for reading in (asked, named)
    ]
    assert found == [[("'Deck' may be a group and no competency", 0)], []]
    assert [entry[:2] for entry in outline(named.model)] == [
        ("Knoten", "Deck"),
        ("Segel", "Deck"),
        ("Tiden", "Deck"),
    ]


def test_a_line_outside_tables_is_no_head():
    words = [*rows("Wissen\tWas es ist", "Knoten\tBindet."), Words("Ende", (3,))]

    assert "Line 3 is no row of a table" in read(Mapping(COLUMNS, heads=(HeadRow(3),)), words).refusal


@pytest.mark.parametrize(
    "heads", [[{"line": 0}], [{}], [{"line": 2}, {"line": 2}], [{"line": 2, "head": "no"}], [{"row": 2}], "2"]
)
def test_heads_that_are_none_are_refused(heads):
    with pytest.raises(Unreadable):
        Mapping.from_plain({"heads": heads})


def test_heads_contradict_a_document_without_heads():
    with pytest.raises(Unreadable, match="Leave one of them out"):
        Mapping.from_plain({"heads": [{"line": 2}], "has_head": False})


def test_the_choices_begin_with_what_the_portal_takes_for_the_head():
    facts = rows("Title\tPilots", "Competency\tDefinition", "Knots\tTies.")
    goes_on = rows("Sails\tSets sails.", "Tides\tReads tides.", table=2, start=4)

    first, second = head_choices([*facts, *goes_on])

    assert first.rows == (
        (1, "Row 1: Title / Pilots"),
        (2, "Row 2: Competency / Definition"),
        (3, "Row 3: Knots / Ties."),
    )
    assert (first.guess, second.guess) == ("2", "")
    assert [first.said(chosen) for chosen in ("2", "1", "none")] == [None, HeadRow(1), HeadRow(1, head=False)]
    assert [second.chosen(heads) for heads in ((), (HeadRow(5),), (HeadRow(5, head=False),))] == [
        "",
        "5",
        "none",
    ]


def test_a_row_far_below_is_offered_where_it_was_said():
    long = rows(*(f"Word {n}\tText" for n in range(1, 20)))

    (choice,) = head_choices(long, (HeadRow(15),))

    assert [line for line, _ in choice.rows] == [*range(1, 11), 15]
    assert sheet_of(long, heads=(HeadRow(15),)).tables[0].columns[0].head == "Word 15"


def test_heads_in_a_field_of_a_form_and_back():
    heads = (HeadRow(5), HeadRow(12, head=False))

    assert (as_text(heads), from_text("5,-12,x,0,99999999,\0")) == ("5,-12", heads)
