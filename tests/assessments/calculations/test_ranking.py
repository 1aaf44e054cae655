import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.calculations.ranking import Entrant, NotRanked, natural_order, natural_sort_text, rank
from assessments.calculations.scoring import (
    AgreedRating,
    Departure,
    Incomplete,
    NotCounted,
    ScoreForm,
    ScoreRule,
    score,
)

RULE = ScoreRule("Test rules", 1, ScoreForm.MEAN, Decimal(1), Decimal(5))
calm = settings(derandomize=True, max_examples=100, deadline=None)


def scored(number, value):
    return Entrant(
        f"key-{number}", number, score([AgreedRating("c1", "One", Decimal(1), Decimal(value))], RULE)
    )


def standings(ranking):
    return [(place.rank, place.number, place.shared_by) for place in ranking.ranked]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        (["3"], [(1, "1", 1)]),
        (["3", "5", "4"], [(1, "2", 1), (2, "3", 1), (3, "1", 1)]),
        (["4", "5", "4", "1"], [(1, "2", 1), (2, "1", 2), (2, "3", 2), (4, "4", 1)]),
        (["4", "4", "4"], [(1, "1", 3), (1, "2", 3), (1, "3", 3)]),
        (["5", "5", "1", "1"], [(1, "1", 2), (1, "2", 2), (3, "3", 2), (3, "4", 2)]),
    ],
)
def test_rank(values, expected):
    entrants = [scored(str(number), value) for number, value in enumerate(values, start=1)]

    assert standings(rank(entrants)) == expected


def test_rank_compares_before_rounding_and_says_so():
    first, second, third = rank([scored("1", "3.661"), scored("2", "3.664"), scored("3", "3.2")]).ranked

    assert [(first.number, first.rank, str(first.score.shown)), (second.number, second.rank)] == [
        ("2", 1, "3.66"),
        ("1", 2),
    ]
    assert [place.looks_equal for place in (first, second, third)] == [True, True, False]


def test_thirds_are_equal_when_they_are():
    ratings = [
        [AgreedRating(f"c{place}", "One", Decimal(1), Decimal(value)) for place, value in enumerate(values)]
        for values in ([3, 4, 4], [4, 4, 3])
    ]

    found = rank(
        Entrant(str(place), str(place), score(given, RULE)) for place, given in enumerate(ratings, start=1)
    )

    assert standings(found) == [(1, "1", 2), (1, "2", 2)]


def test_a_shared_place_is_named():
    first, second = rank([scored("1", "3"), scored("2", "3")]).ranked

    assert [first.in_words, second.in_words] == ["1, shared by 2 candidates"] * 2
    assert (first.is_tie, first.looks_equal) == (True, False)
    assert rank([scored("1", "3")]).ranked[0].in_words == "1"


def test_who_has_no_score_is_listed_apart_by_number():
    entrants = [
        Entrant("k10", "C-10", NotCounted(Departure.WITHDRAWN, "Took another job")),
        scored("C-1", "2"),
        Entrant("k9", "C-9", Incomplete(("No agreed rating on One.", "Two: not observed."))),
        Entrant("k2", "C-2", NotCounted(Departure.NO_SHOW)),
    ]

    found = rank(entrants)

    assert standings(found) == [(1, "C-1", 1)]
    assert found.not_ranked == (
        NotRanked("k2", "C-2", "Did not appear", ()),
        NotRanked("k9", "C-9", "Incomplete", ("No agreed rating on One.", "Two: not observed.")),
        NotRanked("k10", "C-10", "Withdrawn", ("Took another job",)),
    )


@pytest.mark.parametrize(
    "in_order",
    [
        ["1", "2", "10"],
        ["C-9", "C-10", "C-100"],
        ["26-0412-9", "26-0412-10"],
        ["01", "1", "2"],
        ["A1", "B1", "b2", "B10"],
        ["9" * 98, "1" + "0" * 98],
        ["", "1", "a"],
    ],
)
def test_natural_order(in_order):
    backwards = in_order[::-1]

    assert sorted(backwards, key=natural_order) == in_order


@pytest.mark.parametrize(
    ("number", "text"),
    [("C-10", "c-0210"), ("C-007", "c-017"), ("0", "00"), ("", ""), ("1a" * 10, "011a" * 10)],
)
def test_natural_sort_text(number, text):
    assert natural_sort_text(number) == text


def test_ten_thousand_candidates_on_one_place():
    found = rank(scored(str(number), "3") for number in range(10_000))

    assert found.ranked[-1].in_words == "1, shared by 10000 candidates"


values = st.lists(st.decimals("1", "5", places=1), max_size=30)


@calm
@given(values, st.randoms(use_true_random=False))
def test_rank_does_not_depend_on_the_order_of_candidates(values, shuffler):
    entrants = [scored(str(number), value) for number, value in enumerate(values)]

    assert rank(shuffler.sample(entrants, len(entrants))) == rank(entrants)


@calm
@given(values)
def test_rank_is_one_more_than_the_number_of_better_candidates(values):
    found = rank(scored(str(number), value) for number, value in enumerate(values))

    for place in found.ranked:
        own = values[int(place.number)]
        assert place.rank == 1 + sum(value > own for value in values)
        assert place.shared_by == values.count(own)


@calm
@given(values, st.decimals("1", "5", places=1))
def test_another_candidate_changes_nobodys_score(values, newcomer):
    entrants = [scored(str(number), value) for number, value in enumerate(values)]

    before = {place.number: place.score for place in rank(entrants).ranked}
    after = {place.number: place.score for place in rank([*entrants, scored("new", newcomer)]).ranked}

    after.pop("new")
    assert after == before


def test_rank_is_stable_over_runs():
    entrants = [scored(f"C-{number}", random.Random(number).choice("345")) for number in range(500)]

    assert rank(entrants) == rank(list(entrants))
