"""Headings above tables are groups where each of several tables has one. Every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.group_headings import headings_above_tables
from tests.models_app.exchange.reading import best, left, outline, rows

LISTED = ("Competency\tDefinition", ["Zoning\tReads codes."], ["Maps\tDraws maps.", "Roads\tPlans roads."])
ACROSS = ("Competency\tBasic\tExpert", ["Zoning\tReads.\tWrites."], ["Maps\tDraws.\tPlots."])
DOWN = (
    "Competency\tLevel\tText",
    ["Zoning\tBasic\tReads.", "Zoning\tExpert\tWrites."],
    ["Maps\tBasic\tDraws.", "\tExpert\tPlots."],
)
NAMES = ["Zoning", "Maps"]


def document(kind, first, second, title=()):
    """Two tables with a heading above each."""
    head, *bodies = kind
    words = rows(*title, first, head, *bodies[0], second, head, *bodies[1])
    texts = (*title, first, second)
    tables = [replace(word, table=1 + (word.lines[0] > len(title) + 2 + len(bodies[0]))) for word in words]
    return [replace(word, kind="heading", table=None) if word.text in texts else word for word in tables]


def groups(reading):
    return [(row[0], row[1]) for row in outline(reading.model) if row[0] in NAMES]


@pytest.mark.parametrize("kind", [LISTED, ACROSS, DOWN], ids=["definitions", "levels across", "levels down"])
@pytest.mark.parametrize(
    ("first", "second", "title"),
    [("Core Competencies", "Technical Competencies", ()), ("Core", "Technical", ("Town Clerk Model",))],
)
def test_headings_of_tables_are_groups(kind, first, second, title):
    reading = best(document(kind, first, second, title))

    assert groups(reading) == [("Zoning", first), ("Maps", second)]
    assert (left(reading), reading.model.title.text) == ([], "".join(title))


@pytest.mark.parametrize("kind", [LISTED, ACROSS, DOWN], ids=["definitions", "levels across", "levels down"])
def test_names_of_sheets_are_groups(kind):
    words = document(kind, "Core", "Technical")
    second = next(word.lines[0] for word in words if word.text == "Technical")

    reading = best([replace(word, page=1 + (word.lines[0] >= second)) for word in words])

    assert groups(reading) == [("Zoning", "Core"), ("Maps", "Technical")]


def test_one_heading_above_the_first_table_may_be_the_title():
    reading = best(document(ACROSS, "Town Clerk", "Further Tasks"))

    assert (groups(reading), reading.model.title.text) == ([("Zoning", None), ("Maps", None)], "Town Clerk")


def test_lines_without_a_letter_head_nothing():
    words = document(ACROSS, "***", "- - -")

    assert headings_above_tables(words) == []


def below_a_section(group, *further):
    """Headings of names below a heading, behind a section about the document."""
    lines = [("Town Clerk Model", 1), ("Purpose", 1), ("This guide helps to train.", None), (group, 1)]
    lines += [("Zoning", 2), ("Reads codes.", None), ("Maps", 2), ("Draws maps.", None), *further]
    return [
        Words(text, (n,), "heading" if depth else "", depth=depth) for n, (text, depth) in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    ("heading", "group"),
    [("Competencies", None), ("COMPETENCIES", None), ("Core Competencies", "Core Competencies")],
)
def test_heading_that_only_says_what_all_names_are_is_no_group(heading, group):
    reading = best(below_a_section(heading))

    assert groups(reading) == [("Zoning", group), ("Maps", group)]
    assert left(reading) == []


def test_heading_of_names_beside_another_group_is_a_group():
    reading = best(below_a_section("Competencies", ("Skills", 1), ("Typing", 2), ("Types letters.", None)))

    assert [row[:2] for row in outline(reading.model)] == [
        ("Zoning", "Competencies"),
        ("Maps", "Competencies"),
        ("Typing", "Skills"),
    ]


def test_word_of_a_column_of_groups_stays_the_group_of_all():
    words = rows(
        "Category\tCompetency\tDefinition", "Skill\tZoning\tReads codes.", "Skill\tMaps\tDraws maps."
    )

    assert groups(best(words)) == [("Zoning", "Skill"), ("Maps", "Skill")]


@pytest.mark.parametrize("kind", [LISTED, ACROSS, DOWN], ids=["definitions", "levels across", "levels down"])
def test_one_sentence_may_stand_between_a_heading_and_its_table(kind):
    words = document(kind, "Core", "Technical", ("Town Clerk Model",))
    said = [
        part
        for word in words
        for part in (
            [word, Words("All clerks do this.", ())] if word.text in ("Core", "Technical") else [word]
        )
    ]

    reading = best([replace(word, lines=(n,)) for n, word in enumerate(said, 1)])

    assert groups(reading) == [("Zoning", "Core"), ("Maps", "Technical")]
    assert (left(reading), reading.model.title.text) == ([], "Town Clerk Model")


def test_a_title_above_a_sentence_and_a_table_is_no_group():
    words = rows(
        "Port Board", "Clerk Model", "All do this.", *LISTED[:1], *LISTED[1], "Further", LISTED[0], *LISTED[2]
    )

    assert headings_above_tables(words) == []
