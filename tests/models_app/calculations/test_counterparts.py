"""Which item of an older list is which of a newer one, what is gone, and what can't be told."""

import pytest

from models_app.calculations.counterparts import Counterparts, Doubt, Item, counterparts, merged

A, B, C = "Asks good questions.", "Balances the books each month.", "Calls customers back."
NEW = "Repairs roofs."


def unlabelled(*texts):
    return [Item("", text) for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "pairs", "gone", "doubts"),
    [
        ([], [A], {}, [], []),
        ([A, B, C], [A, C], {0: 0, 2: 1}, [1], []),
        ([A, B, A], [B, A], {1: 0, 2: 1}, [0], []),
        ([A, B, C], [C, A], {2: 0, 0: 1}, [1], []),
        ([A, B], ["asks  good questions.", B], {0: 0, 1: 1}, [], []),
        ([A, B, C], ["Calls the customers back", "Asks very good questions."], {2: 0, 0: 1}, [1], []),
        # Other words in the place of an old one are that one reworded; elsewhere they are new.
        ([A, B, C], [A, NEW, C], {0: 0, 1: 1, 2: 2}, [], []),
        ([A, B, C], [A, C, NEW], {0: 0, 2: 1}, [1], []),
        ([A, B, C], [NEW, C, A], {2: 1, 0: 2, 1: 0}, [], []),
        ([A, B, C], [A, NEW], {0: 0}, [], [Doubt((1, 2), 1)]),
        ([A, B, C], [NEW], {}, [], [Doubt((0, 1, 2), 2)]),
        # One out of two, and two out of one.
        ([A, B], [f"{A} {B}"], {0: 0, 1: 0}, [], []),
        ([f"{A} {B}", C], [A, B, C], {0: 1, 1: 2}, [], []),
    ],
)
def test_counterpart_is_found_by_words_else_by_place(old, new, pairs, gone, doubts):
    found = counterparts(unlabelled(*old), unlabelled(*new))

    assert found == Counterparts(pairs, gone, doubts)


@pytest.mark.parametrize(
    ("old", "new", "pairs", "gone"),
    [
        # A label that stands once is a slot, whatever its words.
        ([("Low", A), ("High", B)], [("HIGH", C)], {1: 0}, [0]),
        ([("Low", A), ("High", B)], [("Fair", A), ("High", C)], {0: 0, 1: 1}, []),
        ([("Low", A), ("Low", B)], [("Low", B)], {1: 0}, [0]),
        ([("", A), ("", B)], [("Further", B)], {1: 0}, [0]),
    ],
)
def test_labels_that_stand_once_are_slots(old, new, pairs, gone):
    found = counterparts([Item(*one) for one in old], [Item(*one) for one in new])

    assert found == Counterparts(pairs, gone)


def test_too_many_other_words_are_not_compared_one_by_one():
    old, new = ([f"{word} {n} {A}" for n in range(101)] for word in ("Early", "Late"))

    found = counterparts(unlabelled(*old), unlabelled(*new[:100]))

    assert found == Counterparts({}, [], [Doubt(tuple(range(101)), 1)])


def test_old_items_come_behind_those_that_stood_before_them():
    found = counterparts(unlabelled(A, B, C), unlabelled(C, NEW))

    assert merged(2, found, found.left_out) == [(True, 0), (True, 1), (False, 0), (False, 1)]
