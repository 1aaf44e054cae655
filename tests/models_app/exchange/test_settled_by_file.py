"""Findings about levels and uses beside what an edited file states of them."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import PlainFinding, PlainLevelRef
from models_app.exchange.settled_by_file import STATED, settled_by_file
from tests.models_app.exchange.tabular.test_workbook import model_with

LOW = PlainLevelRef("Low", "s")


def settled(kind, finding, **stated):
    """State, value and reason of a finding of this kind beside what the competency states."""
    plain = model_with("x")
    row = replace(plain.competencies[0], required_level_reason="", selection_use_reason="", **stated)
    about = PlainFinding(kind, "Not stated", "", (), 0, *finding)
    [found] = settled_by_file(replace(plain, competencies=(row,), findings=(about,))).findings
    return found.settled, found.value, found.reason


@pytest.mark.parametrize(
    ("kind", "finding", "stated", "expected"),
    [
        ("required_level", (), {"required_level": LOW}, (True, "Low (x)", STATED)),
        ("required_level", (), {"required_level": None}, (False, "", "")),
        ("required_level", (True, "Low (x)", "Ann."), {"required_level": LOW}, (True, "Low (x)", "Ann.")),
        ("required_level", (True, "Low (x)", "Ann."), {"required_level": None}, (False, "", "")),
        ("required_level", (True, "Stays open", "Ann."), {"required_level": None}, (True, "Stays open", "Ann.")),
        ("required_level", (True, "High (x)", "Ann."), {"required_level": LOW},
         (True, "Low (x)", f"{STATED} It was settled as 'High (x)' before.")),
        ("selection_use", (), {"selection_use": "for_selection"}, (True, "For selection", STATED)),
        ("selection_use", (), {"selection_use": "not_stated"}, (False, "", "")),
        ("selection_use", (True, "For selection", "Ann."), {"selection_use": "not_stated"}, (False, "", "")),
        ("text", (), {}, (False, "", "")),
    ],
)  # fmt: skip
def test_a_finding_says_what_the_file_states_beside_it(kind, finding, stated, expected):
    assert settled(kind, finding, **stated) == expected


def test_what_agrees_is_left_alone():
    assert settled_by_file(plain := model_with("x")) is plain
