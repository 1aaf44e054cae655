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
@pytest.mark.parametrize(
    "labels, title, by_form",
    [
        (
            ("Entry", "Full", "Top"),
            "Nothing but their form tells that these are levels: 'Full', 'Top'",
            True,
        ),
        (("Entry", "Journey", "Lead"), "Taken as levels: 'Lead'", False),
        (("Entry", "Journey", "Tools"), "Labels that come back were kept as areas: 'Tools'", False),
    ],
)
def test_labels_that_come_back_and_nobody_knows_are_asked_about(number, labels, title, by_form):
    block = "{}{}\n{}: Reads {n}.\n{}: Runs {n}.\n{}: Plans {n}.\n"
    names = ("Boiler Watch", "Water Testing")

    model = best("Boiler Model\n\n" + "\n".join(
        block.format(number.format(n), name, *labels, n=n) for n, name in enumerate(names, 4)
    )).model  # fmt: skip

    assert title in dict(asked(model))
    assert any(finding.by_form for finding in model.findings) == by_form


SHIFTS = ("Watches boilers.\n{0}\n{1}: Reads.\n{2}: Runs.\n{3}: Plans.\n",) * 3


@pytest.mark.parametrize(
    "head, labels, kind",
    [
        ("Performance Levels:", ("Entry", "Journey", "Expert"), "levels"),
        ("Performance Standards:", ("Entry", "Journey", "Expert"), "levels"),
        ("Performance Levels:", ("Unsatisfactory", "Basic", "Proficient"), "levels"),
        ("Performance Levels:", ("Deckhand", "Mate", "Bosun"), "by_form"),
        ("Benchmarks:", ("Deckhand", "Mate", "Bosun"), "by_form"),
        ("Behavioral Anchors:", ("Deckhand", "Mate", "Bosun"), "by_form"),
        ("Performance Standards:", ("Deckhand", "Mate", "Bosun"), "standards"),
        ("Performance Levels:", ("Marginal", "Satisfactory", "Superior"), "standards"),
        ("Performance Levels:", ("Quality", "Timeliness", "Cost"), "standards"),
        ("Performance Standards:", ("Standard 1", "Standard 2", "Standard 3"), "standards"),
        ("Level 1: Knows.\nPerformance Levels:", ("Entry", "Journey", "Expert"), "standards"),
        ("Novice: Knows.\nPerformance Levels:", ("Good", "Better", "Best"), "standards"),
        ("", ("Knowledge", "Attitude", "Ability"), "further"),
        ("", ("On deck", "At the gate", "Ashore"), "further"),
    ],
)
def test_labels_below_a_heading_are_levels_by_what_they_are_whatever_it_is_called(head, labels, kind):
    found = known(*(shift.format(head, *labels) for shift in SHIFTS))
    expected = {label.casefold() for label in labels}

    kinds = {"levels": found.levels - found.by_form, "by_form": found.by_form & found.levels}
    assert kinds.get(kind, getattr(found, kind)) - {"novice"} == expected


@pytest.mark.parametrize("labels", [("Knows", "Does", "Teaches"), ("Sail", "Steam", "Diesel")])
def test_one_series_below_each_of_three_competencies_is_a_scale_by_its_form(labels):
    blocks = [shift.format("", *labels) for shift in SHIFTS]
    expected = {label.casefold() for label in labels}

    turned = SHIFTS[0].format("", *reversed(labels))
    assert known(*blocks).by_form == expected
    assert known(*(block.replace(": ", "\n") for block in blocks)).by_form == expected
    assert known(*blocks[:2]).further == expected
    assert known(*blocks[:2], turned).further == expected
    assert known(*blocks[:2], blocks[2].replace("Plans.", "plans")).further == expected


@pytest.mark.parametrize("label", ["Needed at entry", "Senior staff only"])
def test_a_label_in_front_of_answers_only_names_no_level(label):
    block = "Is kind.\nBasic: Greets.\nExpert: Calms.\n{}: {}"

    found = known(block.format(label, "yes"), block.format(label, "No"))

    assert (found.levels, found.further) == ({"basic", "expert"}, {label.casefold()})
