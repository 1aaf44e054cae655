"""Words that remind of subjects an interview must not ask about."""

import pytest

from assessments.calculations.forbidden_subjects import subjects_touched


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Are you married and how old are you?", ["age", "marital or family status"]),
        ("How OLD\nare you?", ["age"]),
        ("What is your religion, and your own health like?", ["religion", "health"]),
        ("Do you plan to have any children?", ["pregnancy and children"]),
        ("Are you a U.S. taxpayer? Are you an American citizen?", ["citizenship"]),
        ("Have you ever been arrested?", ["arrest record"]),
        ("What did you earn? What was your salary?", ["salary history"]),
        ("Tell us of a service to citizens that you ran for the health department.", []),
        ("How did you manage a project about family housing with a union?", []),
        ("How do you handle races between threads, and your agenda?", []),
        ("", []),
    ],
)
def test_subjects_touched(text, subjects):
    assert subjects_touched(["Tell us about a time.", text]) == subjects
