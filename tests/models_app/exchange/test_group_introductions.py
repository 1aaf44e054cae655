"""Texts between the heading of a group and its table are notes of the group. Every content is invented."""

from dataclasses import replace

import pytest

from tests.models_app.exchange.reading import best
from tests.models_app.exchange.test_group_headings import ACROSS, DOWN, LISTED, document

TITLE = ("Town Clerk Model",)
ASKED = "Headings above tables may name groups"


def introduced(kind, texts, title=TITLE):
    """Two tables with a heading above each, and these texts below the headings."""
    words = [
        line
        for word in document(kind, "Core", "Technical", title)
        for line in (word, *(replace(word, text=text, kind="paragraph") for text in texts.get(word.text, ())))
    ]
    return [replace(word, lines=(n,)) for n, word in enumerate(words, 1)]


def sheets(*titles):
    """Two sheets with these rows above the head of each."""
    words = [
        line
        for word in document(LISTED, "Core", "Technical")
        for line in (word, *(replace(word, text=text, kind="row") for text in titles if not word.table))
    ]
    second = next(n for n, word in enumerate(words) if word.text == "Technical")
    tables = (1, 2)
    return [
        replace(word, lines=(n + 1,), page=tables[n >= second], table=table, row=table and n + 1)
        for n, word in enumerate(words)
        for table in [None if word.kind == "heading" else tables[n >= second]]
    ]


def told(reading):
    """The title, the names with their groups, the notes, the sureness and what is asked about groups."""
    model = reading.model
    names = {c.name: model.groups[c.group].text if c.group is not None else None for c in model.competencies}
    notes = {part.heading: part.paragraphs for part in model.parts if part.paragraphs}
    asked = ASKED in [finding.title for finding in model.findings]
    return model.title.text, (names["Zoning"], names["Maps"]), notes, reading.sureness, asked


@pytest.mark.parametrize("kind", [LISTED, ACROSS, DOWN], ids=["definitions", "levels across", "levels down"])
@pytest.mark.parametrize(
    "texts",
    [
        {"Core": ["These are shared by all."], "Technical": ["Only clerks are rated on these."]},
        {"Core": ["These are shared by all.", "They come first."]},
        {"Technical": ["Rated for clerks:"]},
    ],
)
def test_texts_below_headings_are_notes_of_groups(kind, texts):
    notes = {heading: tuple(several) for heading, several in texts.items()}

    assert told(best(introduced(kind, texts))) == (
        "Town Clerk Model",
        ("Core", "Technical"),
        notes,
        "sure",
        False,
    )


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        ({"Core": ["These are shared by all."]}, ()),
        ({"Core": ["These are shared.", "They come first.", "They are tested."]}, TITLE),
    ],
    ids=["the first heading may be the title", "too many texts"],
)
def test_headings_that_may_be_something_else_are_asked_about(texts, title):
    reading = best(introduced(ACROSS, texts, title))

    assert (reading.model.groups, reading.sureness, told(reading)[-1]) == ((), "a guess", True)


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (("Town Clerk Model",), "Town Clerk Model"),
        (("Town Clerk Model", "Updated June 2024"), "Town Clerk Model"),
        (("Updated June 2024",), ""),
    ],
)
def test_rows_that_each_sheet_repeats_stand_between_no_name_and_its_table(titles, title):
    reading = best(sheets(*titles))

    assert told(reading)[:2] == (title, ("Core", "Technical"))
    assert (told(reading)[-2:], reading.share) == (("sure", False), 1.0)
