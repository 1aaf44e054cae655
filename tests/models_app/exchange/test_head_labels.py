"""Lines of the document's head that are written like labels."""

import pytest

from models_app.exchange.blocks import Block
from models_app.exchange.known_labels import Known
from models_app.exchange.levels_for_all import DIFFERING, PROPOSED
from models_app.exchange.lines import written_lines
from models_app.exchange.recognising import readings_of

NAMES = ("Field Safety", "Public Contact", "Planning Work")
LABELLED = (
    "Definition: Works with care.\nIndicators:\n- Keeps records.\nLevels:\nBasic: Helps.\nExpert: Leads."
)
HEADED = "Works with care.\nPerformance Standards\nSatisfactory\nHelps.\nSuperior\nLeads."


def document(label: str, block: str) -> str:
    return "\n".join(
        ["Harbor Agency", "Crane Operator", label, "", *(f"{name}\n{block}\n" for name in NAMES)]
    )


@pytest.mark.parametrize(
    "label",
    ["COMPETENCY STANDARD", "PERFORMANCE STANDARDS", "Behavioral Indicators", "Levels", "Definitions:"],
)
@pytest.mark.parametrize("block", [LABELLED, LABELLED.replace("Definition: ", ""), HEADED])
def test_no_label_stands_above_all_names(label: str, block: str) -> None:
    best = readings_of(written_lines(document(label, block)))[0]

    assert best.model is not None
    assert [one.family for one in best.model.competencies] == list(NAMES)


def test_a_label_of_the_first_competency_alone_stays_its_label() -> None:
    text = "\n".join(
        f"{name}\n{'Behavioral Indicators' if n == 0 else 'Definition: Works with care.'}\n- Keeps records.\n"
        "Levels:\nBasic: Helps.\nExpert: Leads.\n"
        for n, name in enumerate(NAMES)
    )
    model = readings_of(written_lines(f"Competency Model\n\n{text}"))[0].model

    assert model is not None
    assert next((one.family, len(one.indicators)) for one in model.competencies) == (NAMES[0], 1)


@pytest.mark.parametrize(
    ("standards", "left"), [(frozenset(), ["A label without a text"]), ({"odd words"}, [])]
)
def test_a_label_without_a_text_is_not_placed_unless_it_is_known(
    standards: frozenset[str], left: list[str]
) -> None:
    lines = written_lines("Standards:\nOdd Words\nDefinition: Works with care.")

    block = Block(Known(standards=frozenset(standards))).read(lines)

    assert [one.reason for one in block.unused] == left


LEVELS = "Works with care.\nLevel 1: Helps.\nLevel 2: Leads.\n"


@pytest.mark.parametrize(
    ("line", "own", "set_", "asked"),
    [
        ("Required level for all competencies: Level 2", "", "Level 2", None),
        ("Required proficiency: Level 2 for all competencies", "", "Level 2", None),
        ("Minimum level for this class: Level 2", "", None, PROPOSED),
        ("Required Level: Level 2", "", None, PROPOSED),
        ("Required level for all competencies: Level 2", "Required level: Level 1\n", "Level 1", DIFFERING),
        ("Required level for all competencies: Level 2", "Required level: Level 2\n", "Level 2", None),
    ],
)
def test_a_required_level_in_the_head_is_no_competency(
    line: str, own: str, set_: str | None, asked: str | None
) -> None:
    head = f"Crane Operator\nClass Code: 6105\n{line}\n\n"
    reading = readings_of(written_lines(head + "\n".join(f"{name}\n{LEVELS}{own}" for name in NAMES)))[0]

    assert reading.model is not None
    assert [one.family for one in reading.model.competencies] == list(NAMES)
    assert (reading.model.title.text, reading.model.job.code) == ("Crane Operator", "6105")
    levels = {one.required_level.label if one.required_level else None for one in reading.model.competencies}
    assert levels == {set_}
    titles = [one.title for one in reading.model.findings if one.title in (PROPOSED, DIFFERING)]
    assert titles == ([asked] if asked else [])
