"""Levels and required levels that one line packs into a definition. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best, left


def levels(text):
    return [
        (one.family, one.definition, [(level.label, level.text) for level in one.levels])
        for one in best(f"Wardens\n\n{text}").model.competencies
    ]


def test_levels_in_one_line_are_levels_below_what_stands_in_front_of_them():
    assert levels(
        "Tides: Reads tides. Basic: knows the table. Advanced: plans; says so.\n"
        "Nets: Basic - ties. Full - mends. Advanced - weaves."
    ) == [
        ("Tides", "Reads tides.", [("Basic", "knows the table."), ("Advanced", "plans; says so.")]),
        ("Nets", None, [("Basic", "ties."), ("Full", "mends."), ("Advanced", "weaves.")]),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Advanced - weaves. Basic - ties.",  # another order
        "Mends nets with care.",  # one of two only
        "Basic - ties nets.",
    ],
)
def test_what_does_not_come_back_in_order_stays_a_definition(second):
    text = "Basic - knows the table. Advanced - plans."

    assert levels(f"Tides: {text}\nNets: {second}") == [("Tides", text, []), ("Nets", second, [])]


def test_words_that_do_not_rank_are_no_levels():
    text = "Includes: tables. Excludes: clocks."

    assert levels(f"Tides: {text}\nNets: {text}") == [("Tides", text, []), ("Nets", text, [])]


def test_the_required_level_behind_a_definition():
    packed = "Reads tides. Basic: knows the table. Advanced: plans. "

    reading = best(
        f"Wardens\n\nTides: {packed}Required level: Advanced\nNets: {packed}(Required level: Master)\nKnots: {packed}"
    )

    assert [one.required_level and one.required_level.label for one in reading.model.competencies] == [
        "Advanced",
        None,
        None,
    ]
    assert [text for _, text, _ in left(reading)] == ["Master"]
    assert "The stated level of Nets is none of the document's levels" in dict(asked(reading.model))


def test_a_required_level_of_no_scale_is_named_and_not_used():
    reading = best(
        "Wardens\n\nTides - Reads tides. Required level: Full\nNets - Mends nets. Required level: Basic"
    )

    assert [one.definition for one in reading.model.competencies] == ["Reads tides.", "Mends nets."]
    assert [text for _, text, _ in left(reading)] == ["Full", "Basic"]


STAGES = ("Seed", "Sapling", "Tree")


def packed(labels, names=("Tides", "Nets", "Knots"), without=0):
    """A document whose definitions end with these labels; the last competencies without any."""
    texts = " ".join(f"{label}: Does the work of a {label.lower()}." for label in labels)
    kept = len(names) - without
    return "\n".join(f"{name}: Is done well. {texts if n < kept else ''}" for n, name in enumerate(names))


def test_labels_that_do_not_rank_are_levels_by_form_where_all_definitions_have_the_same():
    reading = best(f"Wardens\n\n{packed(STAGES)}")

    assert [label.text for label in reading.model.level_labels] == list(STAGES)
    assert "Nothing but their form tells that these are levels: 'Seed', 'Sapling', 'Tree'" in dict(
        asked(reading.model)
    )
    assert reading.sureness == "a guess"


@pytest.mark.parametrize(
    ("labels", "without"), [(STAGES[:2], 0), (STAGES, 1), (("Tools", "Training", "Evidence"), 0)]
)
def test_two_labels_or_labels_of_some_or_of_other_things_stay_in_the_definition(labels, without):
    assert best(f"Wardens\n\n{packed(labels, without=without)}").model.level_labels == ()
