"""Hyphens at the ends of lines: whether one belongs to its word or only divides it, by the rest of the document."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
DIVIDED = re.compile(r"(?<!\w)(?P<word>[^\W_]+(?:[-\u2010\u2011][^\W_]+)*)(?P<sign>[-\u2010\xad])\Z")
_DIGIT = re.compile(r"\d")
_INNER = re.compile(r"[^\W\d_]\u2010[^\W\d_]")
SOFT, TYPESET, HYPHENS = "\xad", "\u2010", ("-", "\u2010", "\xad")
SUSPENDED = ("and", "or", "nor", "to")  # 'short- and long-term'
LINKS = (
    "a",
    "and",
    "as",
    "at",
    "by",
    "for",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
)  # 'on-the-job', 'up-to-date'
LONGEST = 60  # letters of a divided word: what stands before them is not looked at
LEAST, ONE_OF = 3, 12  # hyphens, and lines for each of them, of a document that divides words


class Joint(NamedTuple):
    """How two lines meet: how many characters the upper one loses, what stands between, the word if nobody can tell."""

    loses: int
    between: str
    asked: str = ""


class End(NamedTuple):
    """A word with a hyphen at the end of a line, and what the next line begins with."""

    first: str
    sign: str
    rest: str

    @property
    def hyphenated(self) -> str:
        """The word with the hyphen."""
        return f"{self.first}-{self.rest}"


def end_of(above: str, below: str) -> End | None:
    """The word that may be divided here, if any."""
    if above[-1:] not in HYPHENS:
        return None
    divided, rest = DIVIDED.search(above[-LONGEST:]), WORD.match(below)
    if not divided or not rest or (_DIGIT.search(divided["word"]) and not rest[0].islower()):
        return None
    return End(divided["word"], divided["sign"], rest[0])


class Hyphens:
    """The words of a document without the parts of those that its lines divide; `count` is how many lines it has."""

    def __init__(self, lines: Iterable[str], meetings: Iterable[tuple[str, str]], count: int) -> None:
        words: Counter[str] = Counter()
        self._lines, self._typeset = count, True  # U+2010 only divides where no word has one inside
        for line in lines:
            words.update(_key(word) for word in WORD.findall(line))
            self._typeset = self._typeset and not _INNER.search(line)
        self._ends = [end for above, below in meetings if (end := end_of(above, below))]
        words.subtract(_key(part) for end in self._ends for part in (end.first, end.rest))
        self._words = frozenset(word for word, count in words.items() if count > 0)

    def joint(self, above: str, below: str) -> Joint | None:
        """How the line goes on in the next one; None where a blank divides them."""
        end = end_of(above, below)
        if not end:
            return None
        told = self._told(end)
        if told is None and end.rest.lower() in SUSPENDED:
            return None
        if told is None and self._is_whole(end):
            told = True
        keeps = self._likely(end) if told is None else told
        return Joint(0 if keeps else 1, "", end.hyphenated if told is None else "")

    def _told(self, end: End) -> bool | None:
        """Whether the hyphen belongs to the word, by its sign or by the same word elsewhere."""
        whole = _key(end.first + end.rest) in self._words or self._is_inner(end)
        hyphenated = _key(end.hyphenated) in self._words
        if whole != hyphenated:
            return hyphenated
        only_divides = end.sign == SOFT or (end.sign == TYPESET and self._typeset)
        return False if only_divides and not hyphenated else None

    def _is_inner(self, end: End) -> bool:
        """'decision-mak-ing' and 'de-cision-making' where 'making' and 'decision' stand elsewhere."""
        before, tail, head, behind = _inner(end)
        return bool(before or behind) and tail + head in self._words

    def _is_whole(self, end: End) -> bool:
        """Whether no word is divided so: behind one letter or figures, before a capital, in a chain of words."""
        before, tail, head, behind = _inner(end)
        capitals = end.first.isupper() and end.rest.isupper()
        chain = (before and tail in LINKS) or (behind and head in LINKS)
        short = len(tail) == 1 or _DIGIT.search(tail)
        return bool(short or chain) or not (end.rest[0].islower() or capitals)

    def _likely(self, end: End) -> bool:
        """Whether it is likelier a hyphen: between words that stand alone elsewhere, or as the document does."""
        _, tail, head, _ = _inner(end)
        alone = tail in self._words and head in self._words
        other_sign = end.sign not in self._signs and bool(self._signs)
        return alone or other_sign or not self._divides or _key(end.hyphenated) in self._words

    @cached_property
    def _signs(self) -> frozenset[str]:
        """The signs that divide words for sure."""
        return frozenset(end.sign for end in self._ends if self._told(end) is False)

    @cached_property
    def _divides(self) -> bool:
        """Whether the document divides words: those that are told say so, or many of its lines end in a hyphen."""
        told = [self._told(end) for end in self._ends]
        open_ones = told.count(None)
        many = open_ones >= LEAST and open_ones * ONE_OF >= self._lines
        return many or told.count(False) > told.count(True)


def breaks_word(above: str, below: str) -> bool:
    """Whether a line surely goes on in the next one: a hyphen right behind a letter, small letters below."""
    end = end_of(above, below)
    return end is not None and end.first[-1].isalpha() and end.rest[0].islower()


def _inner(end: End) -> tuple[str, str, str, str]:
    """The parts of a chain around the end of the line: 'state-of', 'the', 'art', ''."""
    before, _, tail = _key(end.first).rpartition("-")
    head, _, behind = _key(end.rest).partition("-")
    return before, tail, head, behind


def _key(word: str) -> str:
    return word.lower().replace("\u2010", "-").replace("\u2011", "-")
