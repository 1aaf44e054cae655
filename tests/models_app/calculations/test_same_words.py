"""Words as they are told apart, however they are set."""

import re

import pytest

from models_app.calculations.same_words import folded
from tests.test_architecture import ROOT, python_files

BY_HAND = re.compile(r"join\([^\n]*(?:casefold\(\)\.split\(\)|split\(\)\)\.casefold\(\))")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  Senior\u00a0 Keeper\n", "senior keeper"),
        ("GROSSE STRASSE", "grosse strasse"),
        ("Große Straße", "grosse strasse"),
        (" \t", ""),
    ],
)
def test_capitals_and_blanks_tell_no_words_apart(text, words):
    assert folded(text) == words


def test_nobody_folds_words_by_hand():
    found = [
        str(path.relative_to(ROOT))
        for path in python_files("models_app", "assessments", "competency_portal")
        if BY_HAND.search(path.read_text())
    ]

    assert found == ["models_app/calculations/same_words.py"]
