"""The form by which a person names columns and headings."""

import pytest

from models_app.exchange.mapping import Mapping, TextUse
from models_app.exchange.mapping_sheet import Sheet
from models_app.forms.mapping import MappingForm


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
