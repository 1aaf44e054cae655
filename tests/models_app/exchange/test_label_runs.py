"""Labels ahead of their texts, without numbers. Every content is invented."""

import pytest

from models_app.exchange.label_runs import labels_ahead
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import asked, best, left

AHEAD = "{0} has its labels ahead of their texts"


def document(labels, first, second, defined=True):
    """Two competencies with these labels, one below the other, and the texts below them."""
    listed = "\n".join(labels)
    about = ("Cares for all of them.\n", "Keeps all of it clean.\n") if defined else ("", "")
    return (
        f"Zoo Crew\n\nFeeding\n{about[0]}{listed}\n" + "\n".join(first)
        + f"\n\nCleaning\n{about[1]}{listed}\n" + "\n".join(second)
    )  # fmt: skip


@pytest.mark.parametrize("defined", [True, False])
@pytest.mark.parametrize(
    ("labels", "field"),
    [
        (("Learner", "Keeper", "Senior Keeper"), "levels"),
        (("Bronze", "Silver"), "levels"),
        (("Meets Standard", "Exceeds Standard"), "standards"),
    ],
)
def test_as_many_texts_as_labels_that_come_back_are_paired_in_their_order(labels, field, defined):
    texts = [f"Does as much as {n} of them." for n in range(len(labels))]

    reading = best(document(labels, texts, texts[::-1], defined))

    assert [row.name for row in reading.model.competencies] == ["Feeding", "Cleaning"]
    assert [(one.label, one.text) for one in getattr(reading.model.competencies[1], field)] == list(
        zip(labels, texts[::-1], strict=True)
    )
    assert {AHEAD.format("Feeding"), AHEAD.format("Cleaning")} <= {title for title, _ in asked(reading.model)}
    assert left(reading) == []


def test_where_the_counts_differ_nothing_is_paired():
    reading = best(document(("Learner", "Keeper"), ["One.", "Two.", "Three."], ["One.", "Two."]))

    assert [len(row.levels) for row in reading.model.competencies] == [0, 2]
    assert ("Feeding has 2 labels and 3 texts that can't be paired", (5, 6, 7, 8, 9)) in asked(reading.model)


@pytest.mark.parametrize(
    "text",
    [
        "Core Skills\nTact\nSpeaks well.\nOffice Skills\nTact\nSpeaks softly.",  # a name that comes back
        "Tact\nLow\nHigh\nSpeaks well.\nDrive\nLow\nHigh\nGoes on.",  # one text for two labels
        "Tact\n- Low\n- High\nOne.\nTwo.\nDrive\n- Low\n- High\nOne.\nTwo.",  # items of a list
        "Tact\nLow\nHigh\nOne.\nTwo.",  # once
    ],
)
def test_other_lines_are_no_labels(text):
    assert labels_ahead([written_lines(text)]) == frozenset()


@pytest.mark.parametrize(
    ("first", "second", "definitions", "asks", "sureness"),
    [
        ("Definition\nBehaviors\n\n{0}\n{1}\n{2}", None, [0, 0], True, "a guess"),
        ("Definition:\nKey Behaviors:\n{0}\n- {1}\n- {2}", None, [0, 0], True, "a guess"),
        # one of them alone has lost its text
        (
            "Definition\nBehaviors\n{1}\n{2}",
            "Definition\n{0}\nBehaviors\n{1}\n{2}",
            [None, 0],
            False,
            "a guess",
        ),
        ("Definition\nBehaviors\n- {0}\n- {1}\n- {2}", None, [None, None], False, "sure"),
        ("Definition\nBehaviors\n{0}", None, [None, None], False, "a guess"),  # one text for both
    ],
)
def test_the_first_text_below_labels_of_a_definition_and_a_list_is_the_definition(
    first, second, definitions, asks, sureness
):
    texts = ("Gives hay to all animals.", "Weighs the hay.", "Counts the bales.")
    below = [part.format(*texts) for part in (first, second or first)]

    reading = best(f"Zoo Crew Model\n\nFeeding\n{below[0]}\n\nCleaning\n{below[1]}\n")

    rows = reading.model.competencies
    assert [row.name for row in rows] == ["Feeding", "Cleaning"]
    assert [row.definition for row in rows] == [None if n is None else texts[n] for n in definitions]
    ahead = {AHEAD.format("Feeding"), AHEAD.format("Cleaning")}
    assert ahead & {title for title, _ in asked(reading.model)} == (ahead if asks else set())
    assert reading.sureness == sureness
    assert left(reading) == []
