"""The line right above names: a label, a title that may be a group, the file's own heading. All content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.front_titles import WHICH_TITLE
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import best, rows

TEXTS = {"Knots": "Ties knots.", "Sails": "Sews sails.", "Ropes": "Splices ropes.", "Tides": "Reads tides."}
AGENCY = "Quarry Lake Transit Agency\nBoat Hand\n"


def body(form):
    return "\n".join(form.format(name=name, text=text) for name, text in TEXTS.items())


def titles(reading):
    return [one.title for one in reading.model.findings]


@pytest.mark.parametrize(
    "label", ["PERFORMANCE STANDARDS", "COMPETENCY LEVELS", "Levels", "Proficiency Levels"]
)
@pytest.mark.parametrize("form", ["{name}\n{text}\n", "{name}: {text}"])
def test_names_below_a_label_as_the_last_line_of_the_title_stay_names_and_are_asked_about(label, form):
    found = best(f"{AGENCY}{label}\n\n{body(form)}\n")

    assert [one.name for one in found.model.competencies] == list(TEXTS)
    assert (found.sureness, found.model.title.text) == ("fairly sure", "Boat Hand")
    assert f"'{label}' stands above 'Knots' and was taken as no label" in titles(found)


def test_labels_that_nobody_knows_below_the_only_name_are_asked_about_at_its_place():
    found = best(f"Boat Hand\n\nSeamanship\nLevels\n{body('{name}: {text}')}\n")

    assert ([one.name for one in found.model.competencies], found.sureness) == (["Seamanship"], "a guess")
    asked = "These labels may be the names of competencies: 'Knots', 'Sails', 'Ropes', 'Tides'"
    assert [one.competency for one in found.model.findings if one.title == asked] == [0]


@pytest.mark.parametrize("labels", [("Basic", "Skilled", "Expert"), ("Level 1", "Level 2", "Level 3")])
def test_levels_by_their_words_below_the_only_name_are_not(labels):
    levels = "\n".join(f"{label}: Does it." for label in labels)

    assert best(f"Boat Hand\n\nSeamanship\nLevels\n{levels}\n").sureness == "fairly sure"


def tables(first, second, kind, depth=None):
    """Two tables with a line above each."""
    lines = rows(first, "Competency\tDefinition", "Knots\tTies knots.", "Sails\tSews sails.")
    lines += rows(second, "Competency\tDefinition", "Ropes\tSplices ropes.", table=2, start=5)
    above = {"kind": kind, "table": None, "depth": depth}
    return [Words(one.text, one.lines, **above) if "\t" not in one.text else one for one in lines]


@pytest.mark.parametrize(
    ("first", "kind", "depth", "title", "groups", "asked"),
    [
        ("People", "heading", 1, "", ["People", "Boats"], False),
        ("People", "paragraph", None, "People", ["Boats"], True),
        ("Boat Hand Competency Model", "heading", 1, "Boat Hand Competency Model", ["Boats"], False),
    ],
)
def test_lines_of_one_form_above_all_tables_are_groups_or_asked_about(
    first, kind, depth, title, groups, asked
):
    found = best(tables(first, "Boats", kind, depth))

    assert (found.model.title.text, [one.text for one in found.model.groups]) == (title, groups)
    assert (WHICH_TITLE in titles(found)) is asked


@pytest.mark.parametrize("heading", ["How to use this workbook", "Instructions", "About", "Read me"])
def test_a_heading_about_the_file_is_no_title(heading):
    lines = [Words(heading, (1,)), Words("Fill in one row for each of them.", (2,))]
    table = rows("Competency\tDefinition", "Knots\tTies knots.", "Sails\tSews sails.", start=4)
    found = best([*lines, *table])

    assert (found.model.title.text, [part.heading for part in found.model.parts]) == ("", [heading])
    assert "The document has no title" in titles(found)


def test_a_level_without_need_is_no_level_of_its_own():
    levels = "Basic: Begins.\nSkilled{}: Goes on.\nExpert: Leads."
    names = [f"{name}\nDefinition: {text}\nLevels:\n{levels}\n" for name, text in TEXTS.items()]
    text = "\n".join(one.format(" (desired)" if n == 1 else "") for n, one in enumerate(names))
    found = best(written_lines(f"Boat Hand Model\n\n{text}"))

    assert [one.text for one in found.model.level_labels] == ["Basic", "Skilled", "Expert"]
    asked = "'(desired)' stands beside 'Skilled' of Sails"
    assert [one.competency for one in found.model.findings if one.title == asked] == [1]
