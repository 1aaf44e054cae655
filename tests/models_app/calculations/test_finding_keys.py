"""Findings keep their names when others come and go."""

import pytest

from models_app.calculations.finding_keys import finding_keys, needs_value
from models_app.calculations.plain import PlainFinding
from models_app.choices import FindingKind


def finding(kind, competency=None):
    return PlainFinding(kind, "", "", (), competency)


def test_a_key_is_kind_place_and_turn():
    findings = [
        finding(FindingKind.DEFINITION, 0),
        finding("definition", 1),
        finding(FindingKind.TEXT),
        finding(FindingKind.TEXT),
        finding(FindingKind.DEFINITION, 0),
    ]

    keys = finding_keys(findings)

    assert keys == ["definition-0-1", "definition-1-1", "text-model-1", "text-model-2", "definition-0-2"]
    assert finding_keys(findings[1:4]) == keys[1:4]


@pytest.mark.parametrize(
    ("kind", "competency", "expected"),
    [("required_level", 0, True), ("required_level", None, False), ("text", 0, False)],
)
def test_a_value_is_needed_for_a_value_of_a_competency(kind, competency, expected):
    assert needs_value(finding(kind, competency)) is expected
