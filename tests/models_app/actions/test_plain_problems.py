"""What keeps a plain model from being stored."""

from dataclasses import replace

import pytest

from models_app.actions.plain_problems import problems_of
from models_app.calculations.plain import PlainArea, PlainStandard, Words
from tests.models_app.exchange.tabular.test_workbook import model_with


@pytest.mark.parametrize(
    "texts",
    [
        {"indicators": (Words(" ", ()),)},
        {"levels": (PlainStandard("Low", "", ()),)},
        {"standards": (PlainStandard("Best", "\n", ()),)},
        {"areas": (PlainArea("Areas", "", ()),)},
    ],
)
def test_a_text_without_a_word_is_refused(texts):
    plain = model_with("x")
    empty = replace(plain, competencies=(replace(plain.competencies[0], **texts),))

    assert problems_of(plain, {}) == []
    assert [problem.message for problem in problems_of(empty, {})] == [
        "'7. Skill (x)' has a text without a word. Take it out of the document."
    ]
