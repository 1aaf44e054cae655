"""How an action says no: one exception that carries every finding, so that a page can list them at once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what, where, and what to do.

    `field` is the form field or column it belongs to (empty for the whole request), `row` the row of an import
    as a spreadsheet program counts it (1 is the first row of the file, mostly the heading). `url` is the page of what
    stands in the way, where there is one.
    """

    message: str
    field: str = ""
    row: int | None = None
    url: str = ""


class Refused(Exception):
    """An action was refused and nothing was changed. `problems` holds every reason, never only the first."""

    def __init__(self, *problems: Problem | str):
        self.problems = tuple(Problem(p) if isinstance(p, str) else p for p in problems)
        super().__init__("; ".join(p.message for p in self.problems))


class Stale(Refused):
    """Somebody, or the same person in another tab, saved since this page was opened.

    `current` is the object as it now stands, so that both values can be shown.
    """

    def __init__(self, message: str, *, current: object):
        super().__init__(message)
        self.current = current
