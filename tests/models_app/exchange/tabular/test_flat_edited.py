"""The flat table after people edited it: emptied cells, moved rows, rows that contradict each other."""

import csv
from io import StringIO

import pytest

from competency_portal.exchange.sheets import read_csv
from models_app.calculations.left_out import EMPTIED, texts_left_out
from models_app.calculations.plain import Unreadable
from models_app.exchange.empty_texts import EMPTY, without_empty_texts
from models_app.exchange.imported import readings_for
from models_app.exchange.tabular import flat
from tests.models_app.exchange.tabular.test_workbook import model_with, two_competencies

NO, VARIANT, WHAT, LABEL, TEXT = 3, 6, 7, 8, 9


def changed(change, plain=None):
    """The best reading of the table after a function changed its rows."""
    rows = list(csv.reader(StringIO(flat.write(plain or model_with("x")).decode("utf-8-sig"))))
    change(rows)
    text = StringIO()
    csv.writer(text).writerows(rows)
    return readings_for(read_csv(text.getvalue().encode()))[0]


def without(what, column=TEXT):
    def change(rows):
        for row in rows[1:]:
            if row[WHAT] == what:
                row[column] = ""

    return change


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("indicator", "Behavioral indicators of 7. Skill (x)"),
        ("standard", "Performance standards of 7. Skill (x)"),
        ("level", "Level texts of 7. Skill (x)"),
        ("definition", "Definition of 7. Skill (x)"),
    ],
)
def test_an_emptied_cell_is_left_out_and_never_an_empty_text(what, asked):
    reading = changed(without(what))

    assert str(texts_left_out(model_with("x"), reading.model, {0: 0})[0]) == asked
    assert [f.title for f in reading.model.findings] == (
        [f"7. Skill (x) {EMPTIED}"] if what != "definition" else []
    )
    assert without_empty_texts(reading.model) == reading.model
    assert {entry.reason for entry in reading.ledger.left} <= {EMPTY}


def test_rows_that_moved_belong_to_their_number():
    reading = changed(lambda rows: rows.append(rows.pop(2)), two_competencies())

    assert [one.name for one in reading.model.competencies] == ["7. Skill (x)", "8. Judgment (x)"]
    assert reading.model.competencies[0].definition == "x"


def test_rows_of_one_number_that_name_two_are_told():
    reading = changed(lambda rows: rows[3].__setitem__(VARIANT, "y"))

    assert [(f.title, f.detail, f.lines) for f in reading.model.findings] == [
        (
            "Rows of 7. Skill (x) differ in 'Variant'",
            "They have the number 1. 'x' was taken; row 4 says 'y'.",
            (4,),
        )
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            without("indicator", NO),
            "Row 6, column 'No.': a number is needed here. It says whose the text is.",
        ),
        (without("level", LABEL), "Row 5, column 'Label': a level needs a label."),
    ],
)
def test_rows_that_say_of_nobody_are_refused(change, message):
    with pytest.raises(Unreadable) as error:
        rows = list(csv.reader(StringIO(flat.write(model_with("x")).decode("utf-8-sig"))))
        change(rows)
        text = StringIO()
        csv.writer(text).writerows(rows)
        flat.read(read_csv(text.getvalue().encode()))

    assert str(error.value) == message
