"""Which competency of a bank a competency of a document is: by number, by name, by the likeness of its words.

Nothing is decided here: a match is a proposal, and a person chooses.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from models_app.calculations.plain import PlainCompetency
from models_app.calculations.same_words import folded

# Two definitions of which so large a share stands in both are offered as the same competency under another name.
ALIKE = 0.85
MOST_COMPARED = 300_000  # pairs of definitions, some seconds
NOTHING = "Nothing like it is in the bank."
NOT_COMPARED = (
    "Nothing with its name is in the bank. There were too many definitions to compare all word by word."
)


class MatchKind(StrEnum):
    """What a competency of the document is to the bank."""

    SAME = "same"  # the very words: the revision that is there is used
    REVISION = "revision"  # the same competency in other words: a new revision
    DIFFERENT = "different"  # another competency: a new entry of the bank


@dataclass(frozen=True)
class Wording:
    """The words of a competency, from a document or the bank, without places. Equal wordings are the same words."""

    number: int | None
    family: str
    variant: str
    definition: str | None
    levels: tuple[tuple[str, str], ...]
    indicators: tuple[str, ...]
    standards: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """Name and variant, for finding the same name however it is written."""
        return folded(f"{self.family} ({self.variant})")


@dataclass(frozen=True)
class Entry:
    """A competency of the bank with the words it has there; `key` is for the caller."""

    key: int
    wording: Wording


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one competency of the document, and why. `entry` is None where the bank has none like it.

    `renames`: only likeness speaks for it, and the bank's name would change, so that a person is to be asked.
    """

    kind: MatchKind
    entry: Entry | None
    why: str
    renames: bool = False


def wording_of(plain: PlainCompetency) -> Wording:
    """The words of a competency of a document."""
    return Wording(
        plain.number,
        plain.family,
        plain.variant,
        plain.definition,
        tuple((level.label, level.text) for level in plain.levels),
        tuple(indicator.text for indicator in plain.indicators),
        tuple((standard.label, standard.text) for standard in plain.standards),
        tuple((area.heading, area.text) for area in plain.areas),
    )


def propose(wordings: Sequence[Wording], entries: Sequence[Entry]) -> list[Proposal]:
    """A proposal for each wording, in order. An entry of the bank is proposed once at most.

    Number and name together come first, then the name, then the number with a like definition, then a like
    definition alone. A number alone is no match: banks are renumbered (domain.md 7.1).
    """
    shelf = _Shelf([entry.wording for entry in entries])
    found: dict[int, Proposal] = {}
    taken: set[int] = set()
    steps: tuple[tuple[_Test, _Candidates], ...] = (
        (_same_words, shelf.in_the_same_words),
        (_same_name_and_number, shelf.with_the_name),
        (_same_name, shelf.with_the_name),
        (_same_number_alike, shelf.with_the_number),
        (_alike, shelf.perhaps_alike),
    )
    for test, candidates in steps:
        for place, wording in enumerate(wordings):
            if place in found:
                continue
            for n in candidates(wording):
                if n not in taken and (proposal := test(wording, entries[n])):
                    found[place] = proposal
                    taken.add(n)
                    break
    nothing = Proposal(MatchKind.DIFFERENT, None, NOT_COMPARED if shelf.is_worn_out else NOTHING)
    return [found.get(place, nothing) for place in range(len(wordings))]


class _Shelf:
    """Which entries of a bank are worth a closer look, by their number in it; in their order."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.words: dict[Wording, list[int]] = {}
        self.names: dict[str, list[int]] = {}
        self.numbers: dict[int | None, list[int]] = {}
        self.containing: dict[str, list[int]] = {}
        self.left = MOST_COMPARED
        for n, wording in enumerate(wordings):
            self.words.setdefault(wording, []).append(n)
            self.names.setdefault(wording.name, []).append(n)
            self.numbers.setdefault(wording.number, []).append(n)
            for word in _counted(wording.definition or ""):
                self.containing.setdefault(word, []).append(n)

    @property
    def is_worn_out(self) -> bool:
        """Whether there was too much to compare."""
        return self.left <= 0

    def in_the_same_words(self, wording: Wording) -> Sequence[int]:
        return self.words.get(wording, ())

    def with_the_name(self, wording: Wording) -> Sequence[int]:
        return self.names.get(wording.name, ())

    def with_the_number(self, wording: Wording) -> Sequence[int]:
        return self.numbers.get(wording.number, ()) if wording.number is not None else ()

    def perhaps_alike(self, wording: Wording) -> Sequence[int]:
        """Those that share a rare word. A text so like has all but a few of our words, so one of those few and one."""
        ours = _counted(wording.definition or "")
        may_lack = int(ours.total() * (1 - ALIKE / (2 - ALIKE)))
        found: set[int] = set()
        for word in sorted(ours, key=lambda word: len(self.containing.get(word, ()))):
            found.update(self.containing.get(word, ()))
            may_lack -= ours[word]
            if may_lack < 0:
                break
        self.left -= len(found)
        return sorted(found) if self.left > 0 else ()


_Test = Callable[[Wording, Entry], Proposal | None]
_Candidates = Callable[[Wording], Sequence[int]]


def _same_words(wording: Wording, entry: Entry) -> Proposal | None:
    if wording != entry.wording:
        return None
    return Proposal(MatchKind.SAME, entry, "The bank has it in the very same words.")


def _same_name_and_number(wording: Wording, entry: Entry) -> Proposal | None:
    if wording.number is None or wording.number != entry.wording.number:
        return None
    return _same_name(wording, entry)


def _same_name(wording: Wording, entry: Entry) -> Proposal | None:
    if wording.name != entry.wording.name:
        return None
    return Proposal(MatchKind.REVISION, entry, "The bank has this name with other words.")


def _same_number_alike(wording: Wording, entry: Entry) -> Proposal | None:
    if wording.number is None or wording.number != entry.wording.number:
        return None
    return _alike(wording, entry)


def _alike(wording: Wording, entry: Entry) -> Proposal | None:
    share = likeness(wording.definition, entry.wording.definition)
    if share < ALIKE:
        return None
    percent = int(share * 100)
    return Proposal(
        MatchKind.REVISION,
        entry,
        f"The bank has another name with nearly these words ({percent} % of them the same).",
        renames=wording.name != entry.wording.name,
    )


def likeness(left: str | None, right: str | None) -> float:
    """Share of words that two texts have in common in order, 0 to 1; 0 where one is not stated."""
    if not left or not right:
        return 0.0
    ours, theirs = _counted(left), _counted(right)
    total = ours.total() + theirs.total()
    # Two cheap upper bounds first: banks hold thousands.
    if 2 * min(ours.total(), theirs.total()) < ALIKE * total or 2 * (ours & theirs).total() < ALIKE * total:
        return 0.0
    words, others = left.casefold().split(), right.casefold().split()
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


@lru_cache(maxsize=10_000)
def _counted(text: str) -> Counter[str]:
    return Counter(text.casefold().split())
