"""What a guide says when its questions leave too little of the interview."""

import pytest

from assessments.calculations.interview_time import lack_of_time, planned_for


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


@pytest.mark.parametrize(
    ("asked", "planned"),
    [
        ([10], 20),
        ([10, 10, 11], 40),
        ([10] * 5 + [6], 65),
        ([10] * 5 + [7], 70),
        ([10] * 6, 70),
        ([120] * 4, 480),
    ],
)
def test_a_draft_plans_room_for_opening_and_closing(asked, planned):
    assert planned_for(asked) == planned
    assert lack_of_time(planned, asked) == "" or planned == 480
