import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.calculations.sealing import canonical_json, seal, seal_of_parts


class Form(StrEnum):
    MEAN = "mean"


@dataclass(frozen=True)
class Point:
    y: Decimal
    x: int


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (0, "0"),
        ("é", r'"\u00e9"'),
        (Form.MEAN, '"mean"'),
        (Decimal("1.50"), '"3/2"'),
        (Decimal("1.5"), '"3/2"'),
        (Decimal("-0"), '"0/1"'),
        (Fraction(2, 6), '"1/3"'),
        ([1, (2, 3)], "[1,[2,3]]"),
        ({"b": 1, "a": None}, '{"a":null,"b":1}'),
        (Point(Decimal(2), 1), '{"x":1,"y":"2/1"}'),
        (date(2026, 11, 22), '"2026-11-22"'),
        (datetime(2026, 11, 22, 3, tzinfo=UTC), '"2026-11-22T03:00:00.000000+00:00"'),
        (
            datetime(2026, 11, 21, 22, tzinfo=timezone(timedelta(hours=-5))),
            '"2026-11-22T03:00:00.000000+00:00"',
        ),
    ],
)
def test_canonical_json(value, text):
    assert canonical_json(value) == text


@pytest.mark.parametrize("value", [1.0, [0.5], {"a": 1.5}, {1: "a"}, {1, 2}, b"a", object(), Point])
def test_canonical_json_refuses_what_has_no_one_form(value):
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), datetime(2026, 11, 22, 3)])
def test_canonical_json_refuses_what_is_undefined(value):
    with pytest.raises(ValueError, match=r"finite|zone"):
        canonical_json(value)


def test_seal_is_the_hash_of_the_canonical_text():
    assert seal({"a": Decimal("0.5")}) == hashlib.sha256(b'{"a":"1/2"}').hexdigest()


def test_seal_takes_even_a_broken_surrogate():
    assert len(seal("\ud800")) == 64


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.fractions(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.dictionaries(st.text(), plain, max_size=5))
def test_seal_does_not_depend_on_the_order_of_keys(value):
    assert seal(dict(reversed(value.items()))) == seal(value)


def test_parts_that_are_canonical_already_give_the_same_seal():
    value = {"outputs": [1, None, "é"], "inputs": {"b": Decimal("0.5"), "a": []}}

    parts = {key: canonical_json(part) for key, part in value.items()}

    assert seal_of_parts(parts) == seal(value)
