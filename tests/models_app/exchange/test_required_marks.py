"""Words beside a level's label that mark it as the required one. Every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.labels import TWO_LEVELS
from models_app.exchange.required_marks import read_unmarked
from tests.models_app.exchange.reading import best, left

NAMES = ("Zoning", "Mapping", "Surveying")


def _text(labels, mark, form="{label}{mark}: Does it at step {n}."):
    """A model of three competencies, the first of which needs its second level, and so on in a circle."""
    lines = ["Permit Model", ""]
    for place, name in enumerate(NAMES):
        lines += [name, f"Definition: Knows {name.lower()}."]
        required = (place + 1) % 3
        lines += [
            form.format(label=label, n=n, mark=mark if n == required else "")
            for n, label in enumerate(labels)
        ]
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("labels", "mark", "form"),
    [
        (("Basic", "Deft", "Expert"), " (required)", "{label}{mark}: Does it."),
        (("Level 1", "Level 2", "Level 3"), " [Required level]", "{label}{mark}: Does it."),
        (("Level 1", "Level 2", "Level 3"), " (required for this class)", "- {label}{mark} – Does it."),
        (("Seed", "Sapling", "Tree"), " (target)", "{label}{mark}: Does it."),
        (("Basic", "Skilled", "Expert"), " – required", "{label}{mark}: Does it."),
        (("Basic", "Skilled", "Expert"), " *required*", "{label}{mark}: Does it."),
        (("Basic", "Skilled", "Expert"), " (Required)", "{label}{mark}\nDoes it."),
        (("Basic", "Skilled", "Expert"), " (Required)", "{label}:{mark} Does it."),
        (("Basic", "Skilled", "Expert"), " (Required)", "{label}: Does it.{mark}"),
    ],
)
def test_the_label_is_the_rest(labels, mark, form):
    reading = best(_text(labels, mark, form))

    assert [
        ([level.label for level in one.levels], one.required_level and one.required_level.label)
        for one in reading.model.competencies
    ] == [(list(labels), labels[1]), (list(labels), labels[2]), (list(labels), labels[0])]
    assert {level.text for one in reading.model.competencies for level in one.levels} == {"Does it."}
    assert left(reading) == []


def test_two_marks_in_one_competency_mark_none():
    text = _text(("Level 1", "Level 2", "Level 3"), " (required)").replace(
        "Level 3:", "Level 3 (required):", 1
    )

    reading = best(text)

    first, second, _ = reading.model.competencies
    assert first.required_level is None
    assert second.required_level.label == "Level 3"
    assert left(reading) == [(n, "required", TWO_LEVELS) for n in (6, 7)]


def test_a_head_of_a_table_marks_the_level_of_all_its_rows():
    text = (
        "Competency\tDefinition\tBasic\tSkilled (required)\tExpert\n"
        "Zoning\tKnows the code.\tReads it.\tApplies it.\tWrites it.\n"
        "Mapping\tKnows maps.\tReads them.\tDraws them.\tDesigns them.\n"
    )

    model = best(text).model

    assert [words.text for words in model.level_labels] == ["Basic", "Skilled", "Expert"]
    assert [one.required_level.label for one in model.competencies] == ["Skilled", "Skilled"]
    assert model.competencies[0].required_level_reason == "The document writes '(required)' beside 'Skilled'."


@pytest.mark.parametrize("label", ["Certificate (required)", "Skilled (desired)", "Required level (target)"])
def test_other_words_stay(label):
    lines = [Words("Zoning", (1,)), Words(f"{label}: Knows it.", (2,)), Words("Basic: Learns.", (3,))]
    seen = []

    def read(found):
        seen.append([line.text for line in found])
        raise StopIteration

    with pytest.raises(StopIteration):
        read_unmarked(read, lines)

    assert seen == [[line.text for line in lines]]


def test_typeface_behind_the_mark_moves_along():
    marks = (Mark(0, 18, "bold"), Mark(20, 25, "italic"))
    lines = [Words("Level 2 (required): Draws.", (4,), marks=marks)]
    seen = []

    def read(found):
        seen.extend(found)
        raise StopIteration

    with pytest.raises(StopIteration):
        read_unmarked(read, lines)

    assert seen == [Words("Level 2: Draws.", (4,), marks=(Mark(0, 7, "bold"), Mark(9, 14, "italic")))]
