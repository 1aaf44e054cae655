"""What a search finds, and how words are looked for. Knows no table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

SHORTEST = 2  # characters; fewer would find nearly everything
MOST_WORDS = 10
AROUND = "()[]{},;:.!?\"'“”‘’"  # stands around a word and is none of it
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
        """How many things were hit: '3', '3, in 12 texts', or 'more than 200' when counting stopped."""
        if self.full:
            return f"more than {len(self.hits)} texts"
        things = len({(hit.title, hit.about) for hit in self.hits})
        return str(things) if things == len(self.hits) else f"{things}, in {len(self.hits)} texts"


def words_in(query: str) -> list[str]:
    """Different words of a query, at most ten; capitals and what stands around a word don't matter."""
    words = (word.strip(AROUND).casefold() for word in query.split())
    return list(dict.fromkeys(filter(None, words)))[:MOST_WORDS]


def is_too_short(query: str) -> bool:
    """Whether no word of the query is long enough to be looked for."""
    return all(len(word) < SHORTEST for word in words_in(query))


def contains_all(words: Iterable[str], *fields: str) -> Q:
    """Condition: one of the fields contains every word."""
    words = list(words)
    anywhere = Q(pk__in=[])
    for field in fields:
        every = Q()
        for word in words:
            every &= Q(**{f"{field}__icontains": word}) & Q(**{f"{field}__iregex": beginning(word)})
        anywhere |= every
    return anywhere


def contains_each(words: Iterable[str], *fields: str) -> Q:
    """Condition: every word stands in one of the fields, which together count as one text."""
    condition = Q()
    for word in words:
        condition &= contains_all([word], *fields)
    return condition


def beginning(word: str) -> str:
    """Pattern of a text in which the word, or one that begins with it, stands; what is no letter needs no beginning."""
    return rf"(^|\W){re.escape(word)}" if word[:1].isalnum() else re.escape(word)


def found_in(text: str | None, words: Iterable[str]) -> bool:
    """Whether a text contains every word."""
    return all(re.search(beginning(word), text or "", re.IGNORECASE) for word in words)


def first_rows(rows: QuerySet) -> tuple[list, bool]:
    """The first rows of a table's hits, and whether there are more. One query."""
    some = list(rows[: MOST_ROWS + 1])
    return some[:MOST_ROWS], len(some) > MOST_ROWS


def group(key: str, label: str, *found: tuple[list[Hit], bool]) -> Group:
    """Hits of one or several tables as one group."""
    return Group(key, label, [hit for hits, _ in found for hit in hits], any(full for _, full in found))
