"""A list of contents names no competency a second time. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.contents_list import IN_CONTENTS, without_contents
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import best, left, outline

NAMES = ["Zoning", "Plats", "Maps", "Survey Care"]
BLOCK = "{head}\nDefinition: Does it with care.\nLevel 1: Does it under guidance.\nBehavioral Indicators:\n- Ends it."
TEXT = ("Does it with care.", {"Level 1": "Does it under guidance."}, ["Ends it."])


@pytest.mark.parametrize(
    "entry", ["{n}. {name}", "{name}", "- {name}", "{name} ........ {n}", "{n}. {name}\t{n}"]
)
@pytest.mark.parametrize("head", ["{n}. {name}", "{name}"])
def test_blocks_below_a_list_of_contents_are_all_read(entry, head):
    numbered = list(enumerate(NAMES, 1))
    listed = [entry.format(n=n, name=name) for n, name in numbered]
    blocks = [BLOCK.format(head=head.format(n=n, name=name)) for n, name in numbered]

    reading = best("\n".join(["Works Competencies", "Contents", *listed, *blocks]))

    assert outline(reading.model) == [(name, None, *TEXT) for name in NAMES]
    assert {(line, reason) for line, _, reason in left(reading)} == {(n, IN_CONTENTS) for n in range(2, 7)}


def test_the_group_in_a_list_of_contents_goes_with_it():
    listed = ["Core", *NAMES]
    texts = ["Core", *(line for name in NAMES for line in (name, "Does it with care."))]

    reading = best("\n".join(["Works Model", *listed, *texts]))

    assert [row[0] for row in outline(reading.model)] == NAMES
    assert [line for line, _, _ in left(reading)] == [2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        "Model\nZoning\nPlats\nZoning\nReads.\nPlats\nDraws.",
        "Model\nZoning\nPlats\nMaps\nZoning\nPlats\nMaps\nReads.",
        "Model\nZoning\nPlats\nMaps\nMaps\nReads.\nPlats\nDraws.\nZoning\nZones.",
        "Model\nNovice\nProficient\nExpert\nNovice\nReads.\nProficient\nDraws.\nExpert\nTeaches.",
        "Model\nZoning\nPlats\nMaps\nZoning\nReads.\nPlats\nDraws.\nMaps\nMaps\nReads.",
    ],
)
def test_other_lines_that_come_back_stay(text):
    lines = written_lines(text)

    assert without_contents(lines) == (lines, [])


@pytest.mark.parametrize(
    "entry",
    ["{name} . . . {n}", "{name}…·_{n}", "{name} .... 1234", "{name} \t {n}"],
)
def test_leaders_of_every_kind_are_no_words_of_the_name(entry):
    listed = written_lines("\n".join(entry.format(n=n, name=name) for n, name in enumerate(NAMES, 1)))
    below = written_lines("\n".join(f"{name}\nDoes it with care." for name in NAMES))

    assert without_contents([*listed, *below])[0] == below


@pytest.mark.parametrize("entry", ["{name} ..{n}", "{name} ....12345", "{name} ...."])
def test_what_is_no_leader_with_a_page_belongs_to_the_line(entry):
    listed = written_lines("\n".join(entry.format(n=n, name=name) for n, name in enumerate(NAMES, 1)))
    lines = [*listed, *written_lines("\n".join(f"{name}\nDoes it with care." for name in NAMES))]

    assert without_contents(lines) == (lines, [])


@pytest.mark.parametrize("filling", [". ", ".", " ", "\t"])
def test_a_long_line_of_leaders_is_no_burden(filling):
    """Tried at each dot or blank anew, it would take longer than anybody waits."""
    lines = [Words("Zoning" + filling * 50_000 + "x", (1,))]

    assert without_contents(lines) == (lines, [])
