"""The line right above the levels of every competency is their heading. Every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best, left

LOST = "has further paragraphs below its definition"
NUMBERED, LABELLED = (
    "{n}. {name} - Ties ropes{n}.\n{head}{levels}",
    "{name}\nDefinition: Ties ropes{n}.\n{head}{levels}",
)
LEVELS = "Basic: Ties one.\nExpert: Ties ten."


def read(form, heads, levels=LEVELS):
    names = {4: "Knots", 9: "Lookout", 6: "Paint"}
    blocks = [
        form.format(n=n, name=name, head=head, levels=levels)
        for (n, name), head in zip(names.items(), heads, strict=True)
    ]
    return best("Harbor Model\n\n" + "\n\n".join(blocks) + "\n")


def definitions(reading):
    return [competency.definition for competency in reading.model.competencies]


@pytest.mark.parametrize("form", [NUMBERED, LABELLED])
@pytest.mark.parametrize(
    "head", ["Level of Competency", "Ladder of the Guild", "Rungs:", "**What the rungs ask**"]
)
@pytest.mark.parametrize("levels", [LEVELS, "Level 1: Ties one.\nLevel 2: Ties ten."])
def test_it_is_no_part_of_the_definition_and_is_placed(form, head, levels):
    reading = read(form, [f"{head}\n"] * 3, levels)

    assert definitions(reading) == ["Ties ropes4.", "Ties ropes9.", "Ties ropes6."]
    assert [len(competency.levels) for competency in reading.model.competencies] == [2, 2, 2]
    assert [title for title, _ in asked(reading.model) if LOST in title] == []
    assert left(reading) == []


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        (["Rungs\n", "Rungs\n", "Steps\n"], "Ties ropes4.\n\nRungs"),
        (["Rungs\n", "Rungs\n", ""], "Ties ropes4.\n\nRungs"),
        (["It has rungs.\n"] * 3, "Ties ropes4.\n\nIt has rungs."),
        (["Rungs\nIt has them.\n"] * 3, "Ties ropes4.\n\nRungs\n\nIt has them."),
    ],
)
def test_a_line_that_does_not_come_back_a_sentence_or_one_farther_above_stays_with_the_definition(
    heads, first
):
    reading = read(NUMBERED, heads)

    assert definitions(reading)[0] == first
    assert f"4. Knots {LOST}" in [title for title, _ in asked(reading.model)]
