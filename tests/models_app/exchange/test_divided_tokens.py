"""Words of a text that stand in two lines, a part in each."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.divided_tokens import divided_in, in_parts
from models_app.exchange.placing import units_of
from models_app.exchange.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "lines", "wanted"),
    [
        ("All letters go. Their letters stay.", (1, 2), "all letters go their let ters stay"),
        ("Their letters", (1, 2), "their let ters"),
        ("letters stay", (1, 2), "let ters stay"),
        ("All letters stay.", (1, 2), "all letters stay"),
        ("Their letters stay.", (1,), "their letters stay"),
        ("Their letters stay.", (2, 3), "their letters stay"),
        ("Their letters stay open.", (1, 2, 3), "their let ters stay o pen"),
    ],
)
def test_a_word_is_looked_for_in_parts_where_its_line_ends_in_it(text, lines, wanted):
    passages = [
        Words(line, (n,)) for n, line in enumerate(("All letters go. Their let-", "ters stay o-", "pen."), 1)
    ]
    divided = divided_in([unit for passage in passages for unit in units_of(passage)])

    assert in_parts(tokens_of(text), lines, divided) == wanted.split()
