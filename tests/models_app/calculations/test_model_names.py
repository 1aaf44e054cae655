"""Models without a title, and models of one name."""

import pytest

from models_app.calculations.model_names import model_name, told_apart


@pytest.mark.parametrize(
    ("title", "name"),
    [("A Clerk", "A Clerk"), ("", "Untitled model of Clerk (12)"), ("  ", "Untitled model of Clerk (12)")],
)
def test_a_model_without_a_title_is_called_by_its_class(title, name):
    assert model_name(title, "Clerk (12)") == name


@pytest.mark.parametrize(
    ("models", "told"),
    [
        ([], []),
        ([("A", ("x", "1")), ("B", ("x", "1"))], ["A", "B"]),
        ([("A", ("x", "1")), ("B", ("x", "1")), ("A", ("y", "1"))], ["A (x)", "B", "A (y)"]),
        ([("A", ("x", "1")), ("A", ("x", "2"))], ["A (1)", "A (2)"]),
        ([("A", ("x", "1")), ("A", ("x", "2")), ("A", ("y", "1"))], ["A (x, 1)", "A (x, 2)", "A (y, 1)"]),
        ([("A", ("x", "1")), ("A", ("x", "1"))], ["A", "A"]),
    ],
)
def test_models_of_one_name_get_the_facts_that_tell_them_apart_and_no_others(models, told):
    assert told_apart(models) == told
