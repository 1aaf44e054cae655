"""What a guide says when its questions leave too little of the interview."""

import pytest

from assessments.calculations.interview_time import lack_of_time


@pytest.mark.parametrize(
    ("planned", "asked", "left"),
    [
        (60, [], None),
        (60, [10] * 5, None),
        (59, [10] * 5, None),  # 9 minutes: what both scripts take
        (58, [10] * 5, "8 minutes are left for introduction and closing, which take about 9"),
        (51, [10] * 5, "1 minute is left for introduction and closing, which take about 9"),
        (50, [10] * 5, "nothing is left for introduction and closing"),
        (45, [10] * 5, "nothing is left for introduction and closing"),
    ],
)
def test_questions_that_leave_too_little_time_are_told(planned, asked, left):
    expected = f"50 of {planned} minutes are planned for questions, {left}." if left else ""

    assert lack_of_time(planned, asked) == expected
