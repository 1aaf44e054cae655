"""One thing that waits for a person."""

import datetime as dt
from dataclasses import dataclass

NEWS = 14  # days for which a final list, or the answer to a comment, is news


@dataclass(frozen=True)
class Task:
    """One thing to do: when it is due, what it is, on what, and the button that leads there."""

    title: str
    detail: str
    subject: str
    url: str
    label: str
    due: dt.date | None = None

    def days_late(self, today: dt.date) -> int:
        """Days past the due date; 0 when it is not late or has no date."""
        return max((today - self.due).days, 0) if self.due else 0


def count(n: int, noun: str) -> str:
    """'1 comment', '2 comments'."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
