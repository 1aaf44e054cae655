"""What the questions of a guide leave of the planned interview for introduction and closing."""

import math
from collections.abc import Sequence

OPENING, CLOSING = 5, 4  # minutes that the scripts take when they are read aloud
SHORTEST, LONGEST = 5, 480  # minutes that may be planned for a whole interview
STEP = 5  # interviews are planned in steps of five minutes


def planned_for(asked: Sequence[int]) -> int:
    """Minutes to propose for a whole interview: those of each question, opening and closing, up to a step of five.

    At most the longest that may be planned; then `lack_of_time` says what is missing.
    """
    return min(math.ceil((sum(asked) + OPENING + CLOSING) / STEP) * STEP, LONGEST)


def lack_of_time(planned: int, asked: Sequence[int]) -> str:
    """What a guide says when its questions leave less than opening and closing take; empty when they leave enough.

    `planned` minutes of the whole interview, `asked` those of each question.
    """
    left = planned - sum(asked)
    if not asked or left >= OPENING + CLOSING:
        return ""
    if left > 0:
        rest = f"{_minutes(left)} left for introduction and closing, which take about {OPENING + CLOSING}"
    else:
        rest = "nothing is left for introduction and closing"
    return f"{sum(asked)} of {planned} minutes are planned for questions, {rest}."


def _minutes(number: int) -> str:
    return f"{number} minute{' is' if number == 1 else 's are'}"
