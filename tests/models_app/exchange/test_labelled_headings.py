"""Headings with a label in front, and documents made of labels alone: whatever they say, no reader breaks on them."""

from random import Random

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.labelled_headings import labelled_as, sorted_out
from models_app.exchange.labels import Section
from models_app.exchange.recognising import readings_of
from tests.models_app.exchange.reading import asked, check_everything_is_counted

LABELS = (
    "Group", "Cluster", "Category", "Number", "No.", "Required level", "Selection", "Used in selection", "Name",
    "Competency", "Definition", "Level", "Level 1", "Behavioral indicators", "Standard", "Proficiency levels",
)  # fmt: skip
TEXTS = (
    "",
    "4",
    "yes",
    "Level 2",
    "Basic",
    "x",
    "Teamwork",
    "7. Writing",
    "• Does it",
    "Writes what others read.",
)
GROUP_FINDING = "'{}' was read as a group with a note"


def document(*texts):
    """Lines, headings with '#' in front."""
    return [
        Words(text.removeprefix("# "), (n,), kind="heading" if text.startswith("# ") else "")
        for n, text in enumerate(texts, 1)
    ]


def works(*heads):
    """Each of these heads with a definition below it."""
    return [line for head in heads for line in (head, f"Definition: What is meant by {head[-4:]} here.")]


def read(*texts):
    model = readings_of(document(*texts))[0].model
    return [(c.number, c.family, model.groups[c.group].text if c.group is not None else None) for c in
            model.competencies], model  # fmt: skip


@pytest.mark.parametrize("text", ["Keeps all safe.", "Definition: Keeps all safe."])
def test_a_heading_named_as_a_group_with_a_text_below_it_is_a_group_with_a_note_and_asks(text):
    groups = ("# Cluster: Safety", text), ("# Cluster: Office", text)
    found, model = read(*groups[0], *works("# Teamwork", "# Writing"), *groups[1], *works("# Reading"))

    assert found == [(None, "Teamwork", "Safety"), (None, "Writing", "Safety"), (None, "Reading", "Office")]
    assert [(part.heading, part.paragraphs) for part in model.parts] == [
        ("Safety", (text,)),
        ("Office", (text,)),
    ]
    assert asked(model)[2:] == [
        (GROUP_FINDING.format("Safety"), (1,)),
        (GROUP_FINDING.format("Office"), (7,)),
    ]


def test_a_group_is_no_title_and_behind_the_last_competency_a_note():
    found, model = read(
        "# Cluster: Safety", *works("# Teamwork", "# Writing"), "# Cluster: Form", "All were asked."
    )

    assert found == [(None, "Teamwork", "Safety"), (None, "Writing", "Safety")]
    assert (model.title.text, [part.paragraphs for part in model.parts]) == ("", [("All were asked.",)])


@pytest.mark.parametrize("label", ["Name: ", ""])
def test_numbers_above_the_names_are_those_of_the_names_below_them(label):
    found, model = read("# Number: 4", *works(f"{label}Teamwork"), "# Number: 7", *works(f"{label}Writing"))

    assert (found, model.title.text) == ([(4, "Teamwork", None), (7, "Writing", None)], "")


def test_what_tells_the_group_or_number_of_its_own_competency_stays_with_it():
    lines = document(
        "Name: Ropes", "# Group: Deck", "Ties.", "Name: Sails", "# Group: Deck", "Sets.", "Number: 4"
    )

    apart = sorted_out(lines, [0, 3])

    assert (apart.lines, apart.starts, apart.parts) == (lines, [0, 3], [])
    assert [labelled_as(lines[n], Section.GROUP) for n in (0, 1, 2)] == ["", "Deck", ""]


def drawn(seed):
    """A document of label words, as headings, labels, rows and plain lines."""
    random, lines, number = Random(seed), [], 0
    for _ in range(random.randint(2, 14)):
        number += random.choice((1, 1, 1, 2))
        label, text = random.choice(LABELS), random.choice(TEXTS)
        shown = random.choice((f"{label}: {text}", f"{label} – {text}", label, text or label)).strip()
        if random.random() < 0.3:
            lines.append(Words(shown, (number,), kind="heading", depth=random.choice((1, 2, None))))
        else:
            cell = f"\t{random.choice(TEXTS)} " if random.random() < 0.1 else ""
            lines.append(Words(shown + cell, (number,)))
    return lines


def test_no_line_of_a_document_that_is_made_of_labels_is_lost():
    noted = 0
    for seed in range(1000):
        lines = drawn(seed)
        named = [n for n, line in enumerate(lines) if line.text.startswith(("Name", "Competency"))]
        apart = sorted_out(lines, named or [0])

        found = [*apart.lines, *apart.frame, *apart.parts]
        noted += len(apart.parts)
        assert {n for one in found for n in one.lines} == {n for line in lines for n in line.lines}
    assert noted > 10


def test_no_reader_breaks_on_a_document_that_is_made_of_labels():
    for seed in range(25):
        lines = drawn(seed)
        for reading in readings_of(lines):
            if reading.model:
                check_everything_is_counted(lines, reading)
