"""What the packet's schedule says of minutes: what is planned, and nothing where nobody planned anything."""

from dataclasses import replace

import pytest

from assessments.documents import packet_scripts as scripts
from tests.documents_factory import packet


@pytest.mark.parametrize(
    ("planned", "each", "first", "last"),
    [
        (60, 10, "with closing", 30),
        (31, 10, "with closing", 1),
        (30, 10, "", None),
        (None, 10, "", None),
        (60, None, "", None),
    ],
)
def test_what_the_questions_leave_is_for_introduction_and_closing_together(planned, each, first, last):
    questions = tuple(replace(question, minutes=each) for question in packet().questions[:3])

    introduction, *asked, closing, rating = scripts.schedule(questions, minutes=planned)

    assert [step.minutes for step in asked] == [each] * 3
    assert (introduction.minutes, introduction.shared, closing.minutes) == (None, first, last)
    assert (rating.minutes, rating.shared) == (None, "")
