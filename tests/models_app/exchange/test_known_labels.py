"""Labels that come back from block to block. Every content is invented."""

import pytest

from models_app.exchange.known_labels import Known, known_labels
from models_app.exchange.lines import written_lines


def known(*blocks):
    return known_labels(written_lines(block) for block in blocks)


def test_a_label_between_levels_named_by_words_is_one_of_them():
    block = "Enters filings.\nBasic: Types.\nAble: Codes.\nExpert: Audits.\nRequired: Able"

    assert known(block, block) == Known(
        levels=frozenset({"basic", "able", "expert"}), further=frozenset({"required"})
    )


@pytest.mark.parametrize(
    "block",
    [
        "Basic: Types.\nExample: A form.\nExpert: Audits.\nExample: A file.",
        "Basic: Types.\nExpert: Audits.\nExample: A file.",
        "Level 1: Types.\nExample: A form.\nLevel 2: Audits.",
        "Example: A form.\nBasic: Types.\nExpert: Audits.",
    ],
)
def test_another_label_among_them_is_none(block):
    assert "example" not in known(block, block).levels


def test_a_label_that_stands_elsewhere_in_another_block_is_none():
    between, behind = (
        "Basic: Types.\nTools: A form.\nExpert: Audits.",
        "Basic: Types.\nExpert: Audits.\nTools: A form.",
    )

    assert known(between, behind).levels == {"basic", "expert"}
