from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.calculations.ratings import Absence
from assessments.calculations.scoring import (
    AgreedRating,
    Departure,
    Incomplete,
    NotCounted,
    Part,
    ScoreForm,
    ScoreRule,
    outcome,
    reaches,
    score,
)

calm = settings(derandomize=True, max_examples=200, deadline=None)


def rule(form=ScoreForm.MEAN, decimals=2, low=1, high=5):
    return ScoreRule("Test rules", 1, form, Decimal(low), Decimal(high), decimals)


def agreed(*pairs):
    """AgreedRatings from (weight, value) pairs; an Absence may stand for the value."""
    return [
        AgreedRating(
            competency=f"c{number}",
            name=f"Competency {number}",
            weight=Decimal(str(weight)),
            value=None if isinstance(value, Absence) else Decimal(str(value)),
            absence=value if isinstance(value, Absence) else None,
        )
        for number, (weight, value) in enumerate(pairs, start=1)
    ]


def oracle(pairs, form, low=1, high=5):
    """The written rule again, from text to numerator and denominator, without the code under test."""
    weights = [Fraction(str(weight)) for weight, _ in pairs]
    total, weight_sum = Fraction(0), Fraction(0)
    for (_, value), weight in zip(pairs, weights, strict=True):
        total += weight * Fraction(str(value))
        weight_sum += weight
    mean = total / weight_sum
    way = (mean - low) / (high - low)
    return {"mean": mean, "percent": 100 * way, "transmuted": 70 + 30 * way}[form]


def test_score_with_its_parts():
    found = score(agreed((2, 4), (1, 3)), rule())

    assert found.exact == Fraction(11, 3)
    assert str(found.shown) == "3.67"
    assert found.parts == (
        Part("c1", "Competency 1", Decimal(2), Fraction(2, 3), Fraction(4), Fraction(8, 3), Fraction(8, 3)),
        Part("c2", "Competency 2", Decimal(1), Fraction(1, 3), Fraction(3), Fraction(1), Fraction(1)),
    )


@pytest.mark.parametrize(
    ("form", "values", "exact", "shown"),
    [
        (ScoreForm.TRANSMUTED, [4, 4, 4, 4, 4, 4, 4, 3], Fraction("91.5625"), "91.56"),  # raw 31 of 8 to 40
        (ScoreForm.TRANSMUTED, [1] * 8, Fraction(70), "70.00"),
        (ScoreForm.TRANSMUTED, [5] * 8, Fraction(100), "100.00"),
        (ScoreForm.PERCENT, [1], Fraction(0), "0.00"),
        (ScoreForm.PERCENT, [5], Fraction(100), "100.00"),
        (ScoreForm.PERCENT, [3, 4], Fraction("62.5"), "62.50"),
        (ScoreForm.MEAN, [4, 4, 3], Fraction(11, 3), "3.67"),
    ],
)
def test_score_forms(form, values, exact, shown):
    found = score(agreed(*((1, value) for value in values)), rule(form))

    assert (found.exact, str(found.shown)) == (exact, shown)


def test_score_of_zero_is_a_score():
    found = score(agreed((1, 0), (1, 0)), rule(low=0, high=4))

    assert (found.exact, str(found.shown)) == (Fraction(0), "0.00")


@pytest.mark.parametrize(
    ("absence", "reason"),
    [
        (Absence.NOT_RATED, "No agreed rating on Competency 2."),
        (Absence.RECUSED, "No agreed rating on Competency 2: the panel was recused."),
        (Absence.NOT_OBSERVED, "Competency 2: not observed."),
        (Absence.NOT_APPLICABLE, "Competency 2: not applicable."),
        (Absence.LEVEL_WITHOUT_VALUE, "Competency 2: rated on a level that has no value."),
    ],
)
def test_score_is_incomplete_with_the_reason(absence, reason):
    assert score(agreed((1, 5), (1, absence)), rule()) == Incomplete((reason,))


def test_score_is_incomplete_with_every_reason():
    found = score(agreed((1, Absence.NOT_RATED), (1, 5), (3, Absence.NOT_OBSERVED)), rule())

    assert found == Incomplete(("No agreed rating on Competency 1.", "Competency 3: not observed."))


def test_score_of_nothing_is_incomplete():
    assert score([], rule()) == Incomplete(("No competency is assessed.",))


@pytest.mark.parametrize("value", ["0.99", "5.01"])
def test_score_refuses_a_value_outside_the_scale(value):
    with pytest.raises(ValueError, match="outside the scale"):
        score(agreed((1, value)), rule())


def test_score_refuses_a_competency_given_twice():
    with pytest.raises(ValueError, match="twice"):
        score([*agreed((1, 3)), *agreed((1, 4))], rule())


@pytest.mark.parametrize("weight", ["0", "-1", "NaN"])
def test_a_weight_is_a_positive_number(weight):
    with pytest.raises(ValueError, match=r"more than 0|finite"):
        agreed((weight, 3))


@pytest.mark.parametrize(("low", "high", "decimals"), [(5, 5, 2), (5, 1, 2), (1, 5, -1)])
def test_a_rule_must_make_sense(low, high, decimals):
    with pytest.raises(ValueError, match=r"below the highest|negative"):
        rule(low=low, high=high, decimals=decimals)


def test_a_rule_takes_the_form_as_stored_text():
    assert ScoreRule("Test rules", 1, "percent", Decimal(1), Decimal(5)).form is ScoreForm.PERCENT


def test_a_rule_in_words():
    assert rule(ScoreForm.TRANSMUTED).in_words == (
        "Test rules, version 1: weighted mean of the agreed ratings (1 to 5), carried over to 70 to 100. "
        "Computed exactly and rounded once, half up, to 2 decimals."
    )


def test_a_departure_goes_before_the_score():
    ratings = agreed((1, 5))

    assert outcome(ratings, rule(), departure=Departure.WITHDRAWN, reason="Took another job") == NotCounted(
        Departure.WITHDRAWN, "Took another job"
    )
    assert outcome(ratings, rule(), departure="no_show") == NotCounted(Departure.NO_SHOW, "")
    assert outcome(ratings, rule()) == score(ratings, rule())


def test_cut_offs_compare_the_exact_value():
    just_below = score(agreed(("29999", 5), ("10001", 2)), rule(ScoreForm.PERCENT))

    assert str(just_below.shown) == "81.25"
    assert not reaches(just_below, Decimal("81.25"))
    assert reaches(just_below, just_below.exact)


pairs = st.lists(
    st.tuples(
        st.decimals("0.001", "9999", places=3),
        st.decimals("1", "5", places=2),
    ),
    min_size=1,
    max_size=8,
)
forms = st.sampled_from(list(ScoreForm))


@calm
@given(pairs, forms)
def test_score_equals_the_oracle(weighted, form):
    assert score(agreed(*weighted), rule(form)).exact == oracle(weighted, form)


@calm
@given(pairs, forms, st.randoms(use_true_random=False))
def test_score_does_not_depend_on_order(weighted, form, random):
    ratings = agreed(*weighted)
    shuffled = random.sample(ratings, len(ratings))

    assert score(shuffled, rule(form)).exact == score(ratings, rule(form)).exact


@calm
@given(pairs, forms, st.data())
def test_raising_a_rating_never_lowers_the_score(weighted, form, data):
    position = data.draw(st.integers(0, len(weighted) - 1))
    weight, value = weighted[position]
    higher = data.draw(st.decimals(value, "5", places=2))
    raised = [*weighted[:position], (weight, higher), *weighted[position + 1 :]]

    before, after = score(agreed(*weighted), rule(form)), score(agreed(*raised), rule(form))

    assert after.exact >= before.exact
    assert (after.exact > before.exact) == (higher > value)


@calm
@given(pairs, forms, st.decimals("0.001", "1000", places=3))
def test_scaling_all_weights_changes_nothing(weighted, form, factor):
    scaled = [(Fraction(weight) * Fraction(factor), value) for weight, value in weighted]
    scaled = [(Decimal(w.numerator) / Decimal(w.denominator), value) for w, value in scaled]

    assert score(agreed(*scaled), rule(form)).exact == score(agreed(*weighted), rule(form)).exact


@calm
@given(pairs, forms)
def test_score_stays_within_its_ratings_and_its_range(weighted, form):
    found = score(agreed(*weighted), rule(form))

    values = [Fraction(str(value)) for _, value in weighted]
    assert min(values) <= found.mean <= max(values)
    assert rule(form).lowest <= found.exact <= rule(form).highest


@calm
@given(pairs, forms)
def test_parts_add_up(weighted, form):
    found = score(agreed(*weighted), rule(form))

    assert sum(part.share for part in found.parts) == 1
    assert sum(part.contribution for part in found.parts) == found.mean
    assert found.rule.base + sum(part.points for part in found.parts) == found.exact


@calm
@given(pairs, forms, st.integers(0, 6))
def test_rounding_is_only_for_display(weighted, form, decimals):
    found = score(agreed(*weighted), rule(form, decimals))

    assert found.exact == score(agreed(*weighted), rule(form)).exact
    assert -found.shown.as_tuple().exponent == decimals
    off = Fraction(found.shown) - found.exact
    half = Fraction(1, 2 * 10**decimals)
    assert -half < off <= half


@calm
@given(pairs, st.data())
def test_taking_a_rating_away_leaves_no_number(weighted, data):
    position = data.draw(st.integers(0, len(weighted) - 1))
    absence = data.draw(st.sampled_from(list(Absence)))
    ratings = agreed(*[*weighted[:position], (1, absence), *weighted[position + 1 :]])

    found = score(ratings, rule())

    assert isinstance(found, Incomplete)
    assert len(found.reasons) == 1
