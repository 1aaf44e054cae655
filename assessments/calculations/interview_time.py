"""What the questions of a guide leave of the planned interview for introduction and closing."""

from collections.abc import Sequence

OPENING, CLOSING = 5, 4  # minutes that the scripts take when they are read aloud


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
