"""A person names columns and headings: any table or headed document becomes readable. Every content is invented."""

import json
from dataclasses import replace

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.block_doubts import NO_USE
from models_app.exchange.lines import written_lines
from models_app.exchange.mapping import ColumnUse, Mapping, TextUse
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import read_with
from models_app.exchange.table_notes import NO_ROW
from tests.models_app.exchange.reading import asked, left, outline, rows

TABLE = rows(
    "Wissen\tWas es ist\tStufe A\tStufe B\tWer",
    "Knoten\tBindet Knoten.\tEinen.\tViele.\tAnna",
    "Segel\tSetzt Segel.\tEines.\t\tBert",
)
COLUMNS = Mapping(
    columns=(
        ColumnUse(0, "name"),
        ColumnUse(1, "definition"),
        ColumnUse(2, "level", "Stage A"),
        ColumnUse(3, "level"),
        ColumnUse(4, "not_used"),
    )
)


def test_columns_named_by_hand():
    reading = read_with(TABLE, "by_hand", COLUMNS)

    assert (reading.code, reading.refusal) == ("by_hand", "")
    assert outline(reading.model) == [
        ("Knoten", None, "Bindet Knoten.", {"Stage A": "Einen.", "Stufe B": "Viele."}),
        ("Segel", None, "Setzt Segel.", {"Stage A": "Eines."}),
    ]
    assert left(reading) == [
        (1, "Wer", "The column is not used"),
        (2, "Anna", "The column is not used"),
        (3, "Bert", "The column is not used"),
    ]


@pytest.mark.parametrize(
    ("cell", "level"), [("2", "Level 2"), ("level 1", "Level 1"), ("1-2", None), ("4", None), ("", None)]
)
def test_a_required_level_is_stated_by_its_number_and_never_by_a_range(cell, level):
    uses = ("name", "level", "level", "required")
    mapping = Mapping(columns=tuple(ColumnUse(n, use) for n, use in enumerate(uses)))
    table = rows("Wissen\tLevel 1\tLevel 2\tZiel", f"Knoten\tEinen.\tViele.\t{cell}")

    reading = read_with(table, "by_hand", mapping)

    (knots,) = reading.model.competencies
    told = "The stated level of Knoten is none of the document's levels" in dict(asked(reading.model))
    assert (knots.required_level and knots.required_level.label, told) == (level, bool(cell) and not level)


def test_a_table_without_a_head():
    mapping = Mapping(columns=(ColumnUse(0, "name"), ColumnUse(1, "definition")), has_head=False)

    reading = read_with(rows("Knoten\tBindet Knoten.", "Segel\tSetzt Segel."), "by_hand", mapping)

    assert outline(reading.model) == [("Knoten", None, "Bindet Knoten."), ("Segel", None, "Setzt Segel.")]
    assert left(reading) == []


HEADED = """Handbuch
Stand: heute
KNOTEN
Worum es geht: Bindet Knoten.
Das sieht man
Bindet schnell
Bindet fest
Weiter: siehe Heft
SEGEL
Worum es geht: Setzt Segel.
Anfang: Setzt eines.
Ende: Setzt alle.
"""
TEXTS = Mapping(
    title_line=1,
    texts=(
        TextUse("name", style="capitals"),
        TextUse("definition", label="Worum es geht"),
        TextUse("indicators", label="das sieht man"),
        TextUse("level", label="Anfang"),
        TextUse("level", label="Ende"),
        TextUse("not_used", label="Weiter"),
    ),
)


def test_headings_named_by_hand():
    reading = read_with(written_lines(HEADED), "by_hand", TEXTS)

    assert outline(reading.model) == [
        ("KNOTEN", None, "Bindet Knoten.", ["Bindet schnell", "Bindet fest"]),
        ("SEGEL", None, "Setzt Segel.", {"Anfang": "Setzt eines.", "Ende": "Setzt alle."}),
    ]
    assert reading.model.title.text == "Handbuch"
    assert left(reading) == [(8, "Weiter: siehe Heft", "Left out by whoever named the columns and headings")]


@pytest.mark.parametrize(
    ("lines", "chosen", "title", "job", "notes"),
    [
        (["Water Works Dispatcher: what we look for"], 1, "Water Works Dispatcher: what we look for", "", []),
        (["Title: Dispatcher"], 1, "Title: Dispatcher", "", []),
        (["Class: Dispatcher", "What we want"], 2, "What we want", "Dispatcher", []),
        (["Competency Model: Dispatcher"], 1, "Competency Model: Dispatcher", "Dispatcher", []),
        (["- Dispatcher"], 1, "- Dispatcher", "", []),
        (["Dispatcher", "Competency Model"], 1, "Dispatcher", "", []),
        (["Dispatcher", "Competency Model"], 2, "Competency Model", "", ["Dispatcher"]),
        (["Town of Salt: A Model", "Dispatcher"], 2, "Dispatcher", "", ["Town of Salt", "A Model"]),
        (["Why: Dispatchers", "Purpose", "It is used by all who hire."], 1, "Why: Dispatchers", "",
         ["Purpose", "It is used by all who hire."]),
    ],
)  # fmt: skip
def test_the_line_named_as_the_title_is_the_title_in_its_own_words(lines, chosen, title, job, notes):
    mapping = Mapping(title_line=chosen, texts=(TextUse("name", style="capitals"),))

    reading = read_with(written_lines("\n".join([*lines, "KNOTEN", "Bindet Knoten."])), "by_hand", mapping)

    read = reading.model
    texts = [text for part in read.parts for text in (part.heading, *part.paragraphs) if text]
    assert (read.title.text, read.job.title, texts) == (title, job, notes)
    assert left(reading) == []


def test_names_behind_labels_with_groups_and_numbers():
    text = "Feld: See\nThema: Knoten\nKennung: 12\nBindet Knoten.\nThema: Segel\nKennung: x\nSetzt Segel.\n"
    mapping = Mapping(
        texts=(
            TextUse("group", label="Feld"),
            TextUse("name", label="Thema"),
            TextUse("number", label="Kennung"),
        )
    )

    reading = read_with(written_lines(text), "by_hand", mapping)

    assert outline(reading.model) == [
        ("12. Knoten", "See", "Bindet Knoten."),
        ("Segel", "See", "Setzt Segel."),
    ]
    assert left(reading) == [(6, "x", "No whole number")]


def test_lines_named_by_their_style_are_what_the_person_said():
    text = "KNOTEN\n1. Bindet Knoten.\n- Bindet schnell\nSEGEL\n- Anfang: Setzt eines.\nEnde\nSetzt alle.\n"
    marked = [
        replace(line, marks=(Mark(0, 4, "bold"),)) if line.text == "Ende" else line
        for line in written_lines(text)
    ]
    mapping = Mapping(
        texts=(
            TextUse("name", style="capitals"),
            TextUse("definition", style="numbered"),
            TextUse("level", style="bold"),
            TextUse("level", label="Anfang"),
            TextUse("areas", style="bullet"),
        )
    )

    reading = read_with(marked, "by_hand", mapping)

    assert outline(reading.model) == [
        ("KNOTEN", None, "1. Bindet Knoten.", [("", "Bindet schnell")]),
        ("SEGEL", None, None, {"Anfang": "Setzt eines.", "Ende": "Setzt alle."}),
    ]
    assert left(reading) == []


def test_tables_are_told_by_their_width_and_reasons_are_kept():
    words = [
        *rows("Wer\tWas", "Anna\tRudert."),
        *rows("Wissen\tWer\tA", "Knoten\tBert\tEinen.", table=2, start=3),
    ]
    mapping = Mapping(
        columns=(
            ColumnUse(0, "name", width=3),
            ColumnUse(1, "not_used", width=3, reason="A person"),
            ColumnUse(2, "level", width=3),
        )
    )

    reading = read_with(words, "by_hand", mapping)

    assert outline(reading.model) == [("Knoten", None, None, {"A": "Einen."})]
    assert {reason for *_, reason in left(reading)} == {
        "Left out by whoever named the columns and headings",
        "A person",
    }


def test_tables_of_levels_below_names_outside_of_them():
    words = []
    for name, *cells in (("Maps", "Reads.", "Draws."), ("Paths", "Walks.", "Leads.")):
        start = len(words) + 1
        words += [
            Words(name, (start,), "heading"),
            *rows("Basic\tExpert\tUse", "\t".join([*cells, "No"]), table=start, start=start + 1),
        ]
        words += [Words("- asks", (start + 3,))]
    mapping = Mapping(
        columns=(ColumnUse(0, "level"), ColumnUse(1, "level")),
        texts=(TextUse("name", style="heading"), TextUse("indicators", style="bullet")),
    )

    reading = read_with(words, "by_hand", mapping)

    assert outline(reading.model) == [
        ("Maps", None, None, {"Basic": "Reads.", "Expert": "Draws."}, ["asks"]),
        ("Paths", None, None, {"Basic": "Walks.", "Expert": "Leads."}, ["asks"]),
    ]
    assert left(reading) == [(n, "No", "Nobody named what its column holds") for n in (3, 7)]


def test_rows_that_no_name_stands_above_are_left_for_that_reason():
    words = [*rows("Basic\tExpert", "Reads.\tDraws."), Words("MAPS", (3,))]
    words += rows("Basic\tExpert", "Walks.\tLeads.", "Runs.\t", table=2, start=4)
    mapping = Mapping(
        columns=(ColumnUse(0, "level"), ColumnUse(1, "level")), texts=(TextUse("name", style="capitals"),)
    )

    reading = read_with(words, "by_hand", mapping)

    assert outline(reading.model) == [("MAPS", None, None, {"Basic": "Walks.", "Expert": "Leads."})]
    assert left(reading) == [
        (2, "Reads.", "No name stands above the table"),
        (2, "Draws.", "No name stands above the table"),
        (6, "Runs.", "A second text of a level that has one"),
    ]


def test_a_level_without_a_head_or_a_label_is_refused():
    mapping = Mapping(columns=(ColumnUse(0, "name"), ColumnUse(1, "level")), has_head=False)

    assert "Column 2 of table 1 has no head" in read_with(rows("Knoten\tEinen."), "by_hand", mapping).refusal


def test_a_mapping_travels_as_json():
    for mapping in (COLUMNS, TEXTS, Mapping()):
        assert Mapping.from_plain(json.loads(json.dumps(mapping.as_plain()))) == mapping


@pytest.mark.parametrize(
    ("plain", "reason"),
    [
        ([], "must be an object"),
        ({"other": 1}, "no other members"),
        ({"columns": 3}, "must be a list"),
        ({"columns": [{"use": "name"}]}, "needs its number"),
        ({"columns": [{"column": -1, "use": "name"}]}, "whole number from 0"),
        ({"columns": [{"column": True, "use": "name"}]}, "whole number from 0"),
        ({"columns": [{"column": 0, "use": "levels"}]}, "The use of a column"),
        ({"columns": [{"column": 0, "use": ["name"]}]}, "The use of a column"),
        ({"columns": [{"column": 0, "use": "level", "label": 3}]}, "A label must be a text"),
        ({"texts": [{"use": "name"}]}, "either by its style or by its label"),
        ({"texts": [{"use": "name", "style": "bold", "label": "x"}]}, "either by its style or by its label"),
        ({"texts": [{"use": "name", "style": "purple"}]}, "The style of a heading"),
        (
            {"texts": [{"use": "indicators", "style": "colon"}]},
            "The use of lines of the style 'colon' must be one",
        ),
        ({"title_line": 2**63}, "whole number from 1"),
        ({"has_head": "yes"}, "true or false"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_in_words(plain, reason):
    with pytest.raises(Unreadable, match=reason):
        Mapping.from_plain(plain)


def test_what_can_not_be_read_by_hand_says_so():
    words = [Words("Knoten", (1,))]

    assert read_with(words, "by_hand").refusal == "Say first what the columns and headings are."
    assert "no line and no row" in read_with(words, "by_hand", Mapping()).refusal
    assert read_with(words, "nobody").refusal == "There is no such reader."


def test_a_recogniser_can_be_chosen_by_its_code():
    text = "Model\nOne Thing – Says one.\nTwo Things – Says two.\n"

    assert read_with(written_lines(text), "definition_list").code == "definition_list"
    assert read_with(written_lines(text), "level_table").refusal


@pytest.mark.parametrize("has_head", [True, False])
def test_notes_below_a_table_are_no_rows_of_it(has_head):
    table = rows("Knoten\tBindet Knoten.", "Segel\tSetzt Segel.", "Note: for all crews.", "Total", start=2)
    words = [*rows("Name\tText"), *table] if has_head else table
    mapping = Mapping((ColumnUse(0, "name"), ColumnUse(1, "definition")), has_head=has_head)

    reading = read_with(words, "by_hand", mapping)

    assert [c.name for c in reading.model.competencies] == ["Knoten", "Segel"]
    assert left(reading) == [(5, "Total", NO_ROW)]
    assert ("Lines below a table were taken as notes", (4, 5)) in asked(reading.model)
    assert [part.paragraphs for part in reading.model.parts] == [("for all crews.",)]
    assert [table.rows for table in sheet_of(words, has_head=has_head).tables] == [2]


def test_every_row_with_a_name_is_a_competency_where_a_person_named_the_columns():
    mapping = Mapping(columns=(ColumnUse(0, "name"), ColumnUse(1, "definition")))

    reading = read_with(
        rows("Competency\tDefinition", "Vision\t", "Care\tActs.", "Drive", "Tact\tIs kind."),
        "by_hand",
        mapping,
    )

    assert outline(reading.model) == [
        ("Vision", None, None), ("Care", None, "Acts."), ("Drive", None, None), ("Tact", None, "Is kind."),
    ]  # fmt: skip
    assert left(reading) == []


UNCLEAR = "has a selection use that is not understood"


def _uses(reading):
    return [(c.selection_use, c.selection_use_reason, c.lines) for c in reading.model.competencies]


def test_a_column_of_the_selection_use_is_named_by_hand():
    words = rows(
        "Wissen\tScreen on this?", "Knoten\tY", "Segel\tnot for selection", "Anker\tmaybe", "Ruder\t"
    )
    mapping = Mapping(columns=(ColumnUse(0, "name"), ColumnUse(1, "selection")))

    reading = read_with(words, "by_hand", mapping)

    said = "The document states '{}' in the column of the selection use."
    assert _uses(reading) == [
        ("for_selection", said.format("Y"), (2,)),
        ("not_for_selection", said.format("not for selection"), (3,)),
        ("not_stated", "", (4,)),
        ("not_stated", "", (5,)),
    ]
    assert left(reading) == [(4, "maybe", NO_USE)]
    assert [title for title, _ in asked(reading.model) if UNCLEAR in title] == [f"Anker {UNCLEAR}"]


def test_labels_and_styles_of_the_selection_use_are_named_by_hand():
    text = "KNOTEN\nUse: No\nBindet Knoten.\nSEGEL\nUse\nyes\nANKER\nUse: as needed\nRUDER\n- Not for selection\n"
    mapping = Mapping(
        texts=(
            TextUse("name", style="capitals"),
            TextUse("selection", label="Use"),
            TextUse("selection", style="bullet"),
        )
    )

    reading = read_with(written_lines(text), "by_hand", mapping)

    own = "The document states it on a line of its own."
    assert _uses(reading) == [
        ("not_for_selection", own, (1, 2, 3)),
        ("for_selection", own, (4, 5, 6)),
        ("not_stated", "", (7, 8)),
        ("not_for_selection", own, (9, 10)),
    ]
    assert reading.model.competencies[0].definition == "Bindet Knoten."
    assert left(reading) == [(8, "as needed", NO_USE)]
    assert [title for title, _ in asked(reading.model) if UNCLEAR in title] == [f"ANKER {UNCLEAR}"]


@pytest.mark.parametrize("label", ["Anfang", "Anfang:", "**ANFANG**"])
def test_a_label_is_known_without_its_colon_and_typeface(label):
    mapping = Mapping(texts=(TextUse("name", style="capitals"), TextUse("level", label=label)))

    reading = read_with(written_lines("KNOTEN\nAnfang: Bindet einen.\n"), "by_hand", mapping)

    assert outline(reading.model) == [("KNOTEN", None, None, {"Anfang": "Bindet einen."})]
