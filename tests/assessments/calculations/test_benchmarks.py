"""Which texts of a model are proposed at which level of the rating scale."""

import pytest

from assessments.calculations.benchmarks import (
    Proposal,
    SourceText,
    between_levels,
    propose,
    without_example,
)

FIVE = ("Awareness", "Basic", "Intermediate", "Advanced", "Expert")
THREE = ("Contributing", "Journey", "Advanced")
TEXTS = tuple(SourceText(n, label, f"{label} text.") for n, label in enumerate(THREE, 1))
STANDARDS = (SourceText(1, "Satisfactory", "Does it."), SourceText(2, "Superior", "Does it well."))


def placed(proposals):
    return [(p.ordinal, p.key, p.origin) for p in proposals]


def test_level_texts_go_to_their_own_levels():
    assert propose(THREE, TEXTS, ()) == [
        Proposal(1, 1, "Contributing text.", "level_description"),
        Proposal(2, 2, "Journey text.", "level_description"),
        Proposal(3, 3, "Advanced text.", "level_description"),
    ]


def test_one_label_in_common_proves_nothing():
    """The highest of three levels is not the fourth of five because both are called Advanced."""
    assert propose(FIVE, TEXTS, ()) == []


def test_labels_in_another_order_prove_nothing():
    assert propose(THREE, tuple(reversed(TEXTS)), ()) == []


def test_a_scale_with_all_labels_and_more_takes_them():
    assert placed(propose(("None", *THREE), TEXTS, ())) == [
        (2, 1, "level_description"),
        (3, 2, "level_description"),
        (4, 3, "level_description"),
    ]


@pytest.mark.parametrize(("levels", "places"), [(5, [5, 3]), (4, [4, 2]), (3, [3, 2]), (2, [2, 1]), (1, [])])
def test_two_standards_stand_at_the_top_and_in_the_middle(levels, places):
    assert [p.ordinal for p in propose(FIVE[:levels], TEXTS, STANDARDS)] == places


def test_nothing_in_nothing_out():
    assert propose(FIVE, (), ()) == []


@pytest.mark.parametrize(
    ("definition", "below", "above", "words"),
    [
        (
            "Needs help often.",
            "1",
            "3",
            "No example at this level: Needs help often. Better than 1, short of 3.",
        ),
        ("", "4", "", "No example at this level. Better than 4."),
        ("Needs help", "", "2", "No example at this level: Needs help. Short of 2."),
        ("", "", "", "No example at this level."),
    ],
)
def test_a_level_without_an_example_says_its_definition_and_its_neighbours(definition, below, above, words):
    assert without_example(definition, between_levels(below, above)) == words
