"""What a search finds, and how words are looked for. Knows no table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

SHORTEST = 2  # characters; fewer would find nearly everything
MOST_WORDS = 10
MOST_ROWS = 200  # of one table; beyond that the page asks for more words


@dataclass(frozen=True)
class Hit:
    """One text in which all words occur: where it leads, what kind of text it is, and the text."""

    title: str
    url: str
    where: str
    text: str
    about: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one kind. `full` says that there may be more than were counted."""

    key: str
    label: str
    hits: Sequence[Hit]
    full: bool

    @property
    def count(self) -> str:
        """'12', or 'more than 200' when counting stopped."""
        return f"more than {len(self.hits)}" if self.full else str(len(self.hits))


def words_in(query: str) -> list[str]:
    """Different words of a query, at most ten; capitals don't matter."""
    return list(dict.fromkeys(word.casefold() for word in query.split()))[:MOST_WORDS]


def is_too_short(query: str) -> bool:
    """Whether no word of the query is long enough to be looked for."""
    return all(len(word) < SHORTEST for word in words_in(query))


def contains_all(words: Iterable[str], *fields: str) -> Q:
    """Condition: one of the fields contains every word."""
    anywhere = Q(pk__in=[])
    for field in fields:
        every = Q()
        for word in words:
            every &= Q(**{f"{field}__icontains": word})
        anywhere |= every
    return anywhere


def found_in(text: str | None, words: Iterable[str]) -> bool:
    """Whether a text contains every word."""
    folded = (text or "").casefold()
    return all(word in folded for word in words)


def first_rows(rows: QuerySet) -> tuple[list, bool]:
    """The first rows of a table's hits, and whether there are more. One query."""
    some = list(rows[: MOST_ROWS + 1])
    return some[:MOST_ROWS], len(some) > MOST_ROWS


def group(key: str, label: str, *found: tuple[list[Hit], bool]) -> Group:
    """Hits of one or several tables as one group."""
    return Group(key, label, [hit for hits, _ in found for hit in hits], any(full for _, full in found))
