"""A table with one level a row, named by hand: every text is placed, or told as left out. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.level_rows_by_hand import NO_NAME
from models_app.exchange.levels_by_hand import NO_LEVEL, SECOND_ROW
from models_app.exchange.mapping import ColumnUse, Mapping, TextUse
from models_app.exchange.recognising import read_with
from tests.models_app.exchange.reading import asked, left, outline, rows

HEAD = "Bereich\tWissen\tWas es ist\tSoll\tStufe\tWorte\tWer"
USES = ("group", "name", "definition", "required", "level_label", "level_text", "not_used")
MAPPING = Mapping(columns=tuple(ColumnUse(n, use) for n, use in enumerate(USES)))


def test_rows_of_a_name_are_one_competency_with_its_levels():
    table = rows(
        HEAD,
        "Deck\tKnoten\tBindet Knoten.\tB\tA\tEinen.\tAnna",
        "\t\t\tB\tB\tViele.\tBert",
        "\tSegel\tSetzt Segel.\t\tA\tEines.\t",
        "\tSegel\tSetzt Segel.\t\tB\tAlle.\t",
    )

    reading = read_with(table, "by_hand", MAPPING)

    assert outline(reading.model) == [
        ("Knoten", "Deck", "Bindet Knoten.", {"A": "Einen.", "B": "Viele."}),
        ("Segel", "Deck", "Setzt Segel.", {"A": "Eines.", "B": "Alle."}),
    ]
    assert [one.required_level and one.required_level.label for one in reading.model.competencies] == [
        "B",
        None,
    ]
    assert [level.text for level in reading.model.level_labels] == ["A", "B"]
    assert [words for _, words, _ in left(reading)] == ["Wer", "Anna", "Bert"]
    assert reading.ledger.placed + reading.ledger.not_used == reading.ledger.read


@pytest.mark.parametrize(
    ("row", "title", "reason"),
    [
        ("\t\t\t\t\tViele.\t", "A text of 'Knoten' has no level", NO_LEVEL),
        ("\t\t\t\tA\tViele.\t", "Knoten has a second text for 'A'", SECOND_ROW),
        ("\t\tViele.\t\tB\tAlle.\t", "Knoten has more than one text for 'Was es ist'", None),
        ("\t\t\t\tB\t\t", None, None),
    ],
)
def test_what_has_no_place_is_told(row, title, reason):
    reading = read_with(rows(HEAD, "Deck\tKnoten\tBindet.\tA\tA\tEinen.\t", row), "by_hand", MAPPING)

    assert ([words for _, words, _ in left(reading)], [why for *_, why in left(reading)][1:]) == (
        ["Wer", "Viele."] if title else ["Wer"],
        [reason or "Another text in the same column, for the same competency"] if title else [],
    )
    assert [found for found in asked(reading.model) if found[0] == title] == (
        [(title, (3,))] if title else []
    )


def test_a_row_above_all_names_is_told():
    reading = read_with(
        rows(HEAD, "\t\t\t\tA\tEinen.\t", "Deck\tKnoten\tBindet.\t\tA\tZwei.\t"), "by_hand", MAPPING
    )

    assert outline(reading.model) == [("Knoten", "Deck", "Bindet.", {"A": "Zwei."})]
    assert ("A row has no name", (2,)) in asked(reading.model)
    assert {why for line, _, why in left(reading) if line == 2} == {NO_NAME}


@pytest.mark.parametrize(
    ("uses", "why"),
    [
        (("name", "level_label"), "Table 1: name both the column of the levels and"),
        (("name", "level_text"), "Table 1: name both the column of the levels and"),
        (("name", "level_label", "level_text", "level"), "Table 1: its levels stand either one a row or"),
    ],
)
def test_half_a_mapping_is_refused(uses, why):
    mapping = Mapping(columns=tuple(ColumnUse(n, use) for n, use in enumerate(uses)))

    reading = read_with(rows("Wissen\tStufe\tWorte\tMehr", "Knoten\tA\tEinen.\tX."), "by_hand", mapping)

    assert reading.model is None
    assert reading.refusal.startswith(why)


def test_levels_one_a_row_below_names_outside_the_table():
    lines = [
        Words("KNOTEN", (1,)),
        *rows(
            "Stufe\tWorte\tWer", "A\tEinen.\tAnna", "B\tViele.\t", "A\tAlle.\t", "\tWen.\t", "C\t\t", start=2
        ),
        Words("SEGEL", (8,)),
        *rows("Stufe\tWorte\tWer", "A\tEines.\t", start=9, table=2),
    ]
    columns = tuple(ColumnUse(n, use) for n, use in enumerate(("level_label", "level_text", "not_used")))

    reading = read_with(lines, "by_hand", Mapping(columns, (TextUse("name", style="capitals"),)))

    assert outline(reading.model) == [
        ("KNOTEN", None, None, {"A": "Einen.", "B": "Viele."}),
        ("SEGEL", None, None, {"A": "Eines."}),
    ]
    assert {(line, words): why for line, words, why in left(reading)} == {
        (3, "Anna"): "The column is not used",
        (5, "Alle."): SECOND_ROW,
        (6, "Wen."): NO_LEVEL,
    }
