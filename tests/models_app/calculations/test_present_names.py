"""What a finding's competency is called now."""

import pytest

from models_app.calculations.present_names import now_called

NAMES = {"Judgment", "Sound Judgment", "Problem Solving", "Problem Solving (Grade 2)"}


@pytest.mark.parametrize(
    ("title", "present", "expected"),
    [
        ("Required level of Judgment is not stated", "Judgment", ""),
        ("Required level of Judgment is not stated", "Sound Judgment", "Sound Judgment"),
        ("Required level of 3. Sound Judgment is not stated", "Judgment", "Judgment"),
        ("Problem Solving (Grade 2) has no definition", "Problem Solving", "Problem Solving"),
        ("Problem Solving (Grade 2) has no definition", "Problem Solving (Grade 2)", ""),
        ("A bullet was lost", "Judgment", ""),
        ("Judgments differ", "Sound Judgment", ""),
        ("", "Judgment", ""),
    ],
)
def test_the_present_name_is_told_where_the_title_says_an_older_one(title, present, expected):
    assert now_called(title, present, NAMES) == expected
