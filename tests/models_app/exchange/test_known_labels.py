"""Labels that come back from block to block. Every content is invented."""

import pytest

from models_app.exchange.known_labels import Known, known_labels
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import asked, best


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


@pytest.mark.parametrize("asks", ["Required", "Target", "Needed for this job"])
def test_labels_one_below_the_other_among_which_one_is_required_are_levels(asks):
    block = "Watches boilers.\nStarter: Reads.\nFull: Runs.\nTop: Plans.\n{}: {}\n"

    found = known(block.format(asks, "Full"), block.format(asks, "Top"))

    assert found.levels == {"starter", "full", "top"}


@pytest.mark.parametrize("last", ["Required: A license", "Tools: Full"])
def test_labels_of_which_none_is_said_to_be_required_are_none(last):
    block = f"Watches boilers.\nStarter: Reads.\nFull: Runs.\nTop: Plans.\n{last}\n"

    assert known(block, block).levels == frozenset()


@pytest.mark.parametrize("number", ["", "{}. "])
def test_labels_that_come_back_and_nobody_knows_are_asked_about(number):
    block = "{}{}\nEntry: Reads {}.\nFull: Runs {}.\nTop: Plans {}.\n"
    names = ("Boiler Watch", "Water Testing")

    model = best("Boiler Model\n\n" + "\n".join(
        block.format(number.format(n), name, n, n, n) for n, name in enumerate(names, 4)
    )).model  # fmt: skip

    assert "Labels that come back were kept as areas: 'Full', 'Top'" in dict(asked(model))


@pytest.mark.parametrize("label", ["Needed at entry", "Senior staff only"])
def test_a_label_in_front_of_answers_only_names_no_level(label):
    block = "Is kind.\nBasic: Greets.\nExpert: Calms.\n{}: {}"

    found = known(block.format(label, "yes"), block.format(label, "No"))

    assert (found.levels, found.further) == ({"basic", "expert"}, {label.casefold()})
