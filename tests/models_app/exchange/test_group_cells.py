"""Groups in merged cells: every content is invented."""

import pytest

from tests.models_app.exchange.reading import asked, best, rows

HEAD = "Category\tCompetency\tDefinition\tLevel 1\tLevel 2"
GOES_ON, WITHOUT = "The group stands beside several rows", "Some competencies have no group"


def document(*groups):
    """A competency a row, with these cells of the group."""
    return rows(HEAD, *(f"{group}\tSkill {n}\tDoes it.\tOne.\tTwo." for n, group in enumerate(groups)))


def groups_of(model):
    return [model.groups[c.group].text if c.group is not None else None for c in model.competencies]


@pytest.mark.parametrize(
    ("cells", "groups", "found"),
    [
        (("Core", "", "Shop", ""), ["Core", "Core", "Shop", "Shop"], [(GOES_ON, (3, 5))]),
        (("Core", "", "Core", "", "Shop"), ["Core"] * 4 + ["Shop"], [(GOES_ON, (3, 5))]),
        (("Core", "Core", "", "Shop"), ["Core", "Core", None, "Shop"], [(WITHOUT, (4,))]),
        (("Core", "Shop", "", "Core"), ["Core", "Shop", None, "Core"], [(WITHOUT, (4,))]),
        (("", "Core", "", "Shop"), [None, "Core", None, "Shop"], [(WITHOUT, (2, 4))]),
        (("Core", "Core", "Shop", "Shop"), ["Core", "Core", "Shop", "Shop"], []),
        (("", "", "", ""), [None] * 4, []),
    ],
)
def test_a_merged_cell_of_a_group_counts_for_all_its_rows(cells, groups, found):
    model = best(document(*cells)).model

    assert groups_of(model) == groups
    assert [(title, lines) for title, lines in asked(model) if title in (GOES_ON, WITHOUT)] == found


def test_a_merged_cell_of_a_group_in_a_table_with_one_level_a_row():
    words = rows(
        "Category\tCompetency\tLevel\tDescription",
        "Core\tZoning\tBasic\tReads the code.",
        "\t\tExpert\tWrites the code.",
        "\tMaps\tBasic\tReads maps.",
        "\t\tExpert\tDraws maps.",
        "Shop\tSelling\tBasic\tSells bread.",
        "\t\tExpert\tSells all.",
    )

    reading = best(words)

    assert (reading.code, groups_of(reading.model)) == ("level_rows", ["Core", "Core", "Shop"])
    assert (GOES_ON, (4,)) in asked(reading.model)


def test_an_empty_cell_behind_the_names_is_no_merged_one():
    model = best(
        rows("Competency\tType\tLevel 1\tLevel 2", "Zoning\tCore\tOne.\tTwo.", "Maps\t\tOne.\tTwo.")
    ).model

    assert groups_of(model) == ["Core", None]
    assert (WITHOUT, (3,)) in asked(model)
