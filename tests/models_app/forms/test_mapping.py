"""The form by which a person names columns and headings."""

import pytest

from models_app.exchange.mapping import Mapping, TextUse
from models_app.exchange.mapping_sheet import Sheet, sheet_of
from models_app.forms.mapping import MappingForm
from tests.models_app.exchange.reading import rows


@pytest.mark.parametrize(("alone", "said", "rows"), [(0, 0, 4), (7, 0, 7), (7, 5, 9), (7, 3, 7), (0, 6, 10)])
def test_there_is_a_row_for_each_line_that_may_be_named_and_more_once_these_are_filled(alone, said, rows):
    texts = tuple(TextUse("name", label=f"Rope {n}") for n in range(said))

    form = MappingForm(sheet=Sheet((), (), (), (), alone, False), mapping=Mapping(texts=texts))

    assert len(form.further) == rows


def test_every_row_that_was_sent_is_read():
    sent = {f"words_{n}": f"Rope {n}" for n in range(9)} | {f"u_o_{n}": "name" for n in range(9)}

    form = MappingForm({**sent, "edit": "1"}, sheet=Sheet((), (), (), (), 0, False))

    assert form.is_valid()
    assert [text.label for text in form.mapping().texts] == [f"Rope {n}" for n in range(9)]


@pytest.mark.parametrize(
    ("names", "problems"),
    [
        ("key", {}),
        ("number", {}),
        ("not_used", {
            "u_t2_0": ["Table 2, column 1: no table with names has a ‘Number or ID that joins tables’ or a ‘Number’. "
                       "Say there which column it is, each table by itself."],
        }),
    ],
)  # fmt: skip
def test_a_table_is_joined_with_one_of_names_that_has_a_number_too(names, problems):
    lines = [*rows("Was\tWort", "C1\tRope", "C2\tSail"), *rows("Was\tTun", "C1\tTies.", table=2, start=9)]
    sent = {"u_t1_0": names, "u_t1_1": "name", "u_t2_0": "key", "u_t2_1": "indicators"}

    form = MappingForm({**sent, "edit": "1"}, sheet=sheet_of(lines, apart=True))

    assert form.errors == problems
