"""Lines of the document's head that are written like labels."""

import pytest

from models_app.exchange.blocks import Block
from models_app.exchange.known_labels import Known
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
