"""Candidates in rank order: standard competition ranking (1, 2, 2, 4) by exact score, highest first.

Equal means equal before rounding. Who has no score is listed apart with the reason, never as last.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.calculations.scoring import DEPARTURE_WORDS, Incomplete, NotCounted, Outcome, Score


@dataclass(frozen=True)
class Entrant:
    """One candidate: `key` for the caller, `number` as people read it, and what scoring found."""

    key: str
    number: str
    outcome: Outcome


@dataclass(frozen=True)
class Place:
    """One line of the ranked list.

    `shared_by` is how many candidates hold this rank (1 when it is not shared). `looks_equal` says that a
    candidate of another rank shows the same rounded score, so that the page can say that the exact values
    differ.
    """

    rank: int
    key: str
    number: str
    score: Score
    shared_by: int
    looks_equal: bool

    @property
    def is_tie(self) -> bool:
        return self.shared_by > 1

    @property
    def in_words(self) -> str:
        """'2', or '2, shared by 3 candidates'."""
        return f"{self.rank}, shared by {self.shared_by} candidates" if self.is_tie else str(self.rank)


@dataclass(frozen=True)
class NotRanked:
    """A candidate without a rank. `status` is 'Incomplete', 'Withdrawn' or 'Did not appear'; `reasons` say
    why.
    """

    key: str
    number: str
    status: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """The whole list: ranked candidates by rank, the others by candidate number."""

    ranked: tuple[Place, ...]
    not_ranked: tuple[NotRanked, ...]


def rank(entrants: Iterable[Entrant]) -> Ranking:
    """Rank the candidates that have a score. Within a shared rank the order is that of the candidate
    numbers.
    """
    in_order = sorted(entrants, key=lambda entrant: (natural_order(entrant.number), entrant.key))
    scored = [(entrant, entrant.outcome) for entrant in in_order if isinstance(entrant.outcome, Score)]
    scored.sort(key=lambda pair: pair[1].exact, reverse=True)  # stable, so ties keep the order of numbers
    others = [(entrant, entrant.outcome) for entrant in in_order if not isinstance(entrant.outcome, Score)]
    return Ranking(tuple(_places(scored)), tuple(_not_ranked(*other) for other in others))


def natural_order(number: str) -> tuple[str, str]:
    """Sort key of a candidate number that reads digits as numbers: 'C-9' before 'C-10'."""
    return natural_sort_text(number), number


def natural_sort_text(number: str) -> str:
    """The same as one text for a database column: each run of digits led by its length, 'C-10' -> 'c-0210'.

    At most twice as long as the number; right for runs of up to 99 digits.
    """
    return re.sub(r"[0-9]+", lambda run: _with_length(run[0].lstrip("0")), number.casefold())


def _with_length(digits: str) -> str:
    return f"{len(digits):02d}{digits}"


def _places(scored: list[tuple[Entrant, Score]]) -> Iterable[Place]:
    holders = Counter(result.exact for _, result in scored)
    figures = Counter(result.shown for _, result in scored)
    current = 0
    for line, (entrant, result) in enumerate(scored, start=1):
        if line == 1 or result.exact != scored[line - 2][1].exact:
            current = line
        shared_by = holders[result.exact]
        looks_equal = figures[result.shown] > shared_by
        yield Place(current, entrant.key, entrant.number, result, shared_by, looks_equal)


def _not_ranked(entrant: Entrant, found: Incomplete | NotCounted) -> NotRanked:
    if isinstance(found, NotCounted):
        reasons = (found.reason,) if found.reason else ()
        return NotRanked(entrant.key, entrant.number, DEPARTURE_WORDS[found.departure], reasons)
    return NotRanked(entrant.key, entrant.number, "Incomplete", found.reasons)
