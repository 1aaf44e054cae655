"""Tables with one indicator a row: every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.recognising import Reading, readings_of

HEAD = ("Competency", "Definition", "Behavioral Indicators")
SORTING, FILING = ("Mail Sorting", "Sorts mail by street."), ("Filing", "Files what has been dealt with.")
ITEMS = ("Reads each label", "Asks in doubt", "Keeps the trays in order", "Writes the date")


def reading(*rows: tuple[str, ...], pages: tuple[int, ...] = ()) -> Reading:
    """The best reading of a table with these rows below its head."""
    lines = enumerate((HEAD, *rows), 1)
    return readings_of(
        [
            Words("\t".join(row), (n,), "row", table=1, page=pages[n - 1] if pages else 1, row=n)
            for n, row in lines
        ]
    )[0]


def indicators(found: Reading) -> dict[str, list[str]]:
    assert found.model is not None
    return {row.family: [item.text for item in row.indicators] for row in found.model.competencies}


def joins(found: Reading) -> list[str]:
    """Findings about rows that were joined."""
    assert found.model is not None
    return [one.title for one in found.model.findings if "Row of" in one.title or "row below" in one.title]


def rows(
    second: tuple[str, str], fourth: tuple[str, str], items: tuple[str, ...] = ITEMS
) -> list[tuple[str, ...]]:
    named = ((*SORTING,), second, (*FILING,), fourth)
    return [(*cells, item) for cells, item in zip(named, items, strict=True)]


@pytest.mark.parametrize(
    ("second", "fourth"), [(("", ""), ("", "")), (SORTING, FILING), ((SORTING[0], ""), ("", ""))]
)
def test_each_row_is_an_item_of_the_name_above(second: tuple[str, str], fourth: tuple[str, str]) -> None:
    found = reading(*rows(second, fourth))

    assert indicators(found) == {"Mail Sorting": list(ITEMS[:2]), "Filing": list(ITEMS[2:])}
    assert joins(found) == []
    assert found.share == 1.0


def test_a_rest_that_begins_small_stays_part_of_its_sentence() -> None:
    found = reading(*rows(("", ""), ("", ""), ("Reads each", "label twice", *ITEMS[2:])))

    assert indicators(found)["Mail Sorting"] == ["Reads each label twice"]


def test_a_row_on_the_next_page_may_be_torn_and_is_told() -> None:
    found = reading(*rows(("", ""), ("", "")), pages=(1, 1, 2, 2, 2))

    assert joins(found) == [
        "Row of 'Mail Sorting' broken over the page",
        "Row of 'Filing' broken over the page",
    ]


def test_one_name_with_a_further_row_proves_no_list() -> None:
    found = reading(*[row for n, row in enumerate(rows(("", ""), ("", ""))) if n != 3])

    assert joins(found) == ["Row of 'Mail Sorting' broken over the page"]
