"""Which competency of a bank a competency of a document is: by number, by name, by the likeness of its words.

Nothing is decided here: a match is a proposal, and a person chooses.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from models_app.calculations.like_names import (
    are_kept_apart,
    initials,
    name_words,
    nearly_one_name,
    plain_name,
)
from models_app.calculations.likeness import ALIKE, counted, in_common, likeness, tells
from models_app.calculations.plain import PlainCompetency
from models_app.calculations.same_words import folded

# Below like names: the share of the shorter definition's words in the other, to be offered as one cut short; and to
# speak for a slip of the hand in the name.
CUT_SHORT, NO_OTHER = 0.85, 0.4
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

    @cached_property
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

    Number and name together come first, then the name, also in another spelling, then the number with a like
    definition, then a like name, then a like definition. A number alone is no match: banks are renumbered
    (domain.md 7.1); nor are definitions of names that a word or number sets apart.
    """
    shelf = _Shelf([entry.wording for entry in entries])
    found: dict[int, Proposal] = {}
    taken: set[int] = set()
    steps: tuple[tuple[_Test, _Candidates], ...] = (
        (_same_words, shelf.in_the_same_words),
        (_same_name_and_number, shelf.with_the_name),
        (_same_name, shelf.with_the_name),
        (_same_name_in_another_spelling, shelf.with_the_plain_name),
        (_same_number_alike, shelf.with_the_number),
        (_nearly_the_name, shelf.with_the_initials),
        (_alike, shelf.perhaps_alike),
        (_cut_short, shelf.with_a_word_of_the_name),
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
        self.plain_names: dict[str, list[int]] = {}
        self.initials: dict[str, list[int]] = {}
        self.named: dict[str, list[int]] = {}
        self.sizes: list[int] = []  # of the names, in words that count
        self.numbers: dict[int | None, list[int]] = {}
        self.containing: dict[str, list[int]] = {}
        self.left = MOST_COMPARED
        for n, wording in enumerate(wordings):
            self.words.setdefault(wording, []).append(n)
            self.names.setdefault(wording.name, []).append(n)
            self.plain_names.setdefault(plain_name(wording.name), []).append(n)
            self.initials.setdefault(initials(wording.name), []).append(n)
            self.numbers.setdefault(wording.number, []).append(n)
            words = set(name_words(wording.name))
            self.sizes.append(len(words))
            for word in words:
                self.named.setdefault(word, []).append(n)
            for word in counted(wording.definition or ""):
                self.containing.setdefault(word, []).append(n)

    @property
    def is_worn_out(self) -> bool:
        """Whether there was too much to compare."""
        return self.left <= 0

    def in_the_same_words(self, wording: Wording) -> Sequence[int]:
        return self.words.get(wording, ())

    def with_the_name(self, wording: Wording) -> Sequence[int]:
        return self.names.get(wording.name, ())

    def with_the_plain_name(self, wording: Wording) -> Sequence[int]:
        return self.plain_names.get(plain_name(wording.name), ())

    def with_the_initials(self, wording: Wording) -> Sequence[int]:
        return self.initials.get(initials(wording.name), ())

    def with_a_word_of_the_name(self, wording: Wording) -> Sequence[int]:
        """Those whose names share half of the shorter one's words; none where the definition is too short to tell."""
        if not tells(wording.definition):
            return ()
        ours = set(name_words(wording.name))
        shared = Counter(n for word in ours for n in self.named.get(word, ()))
        found = [n for n, count in shared.items() if 2 * count >= min(len(ours), self.sizes[n])]
        self.left -= len(found)
        return sorted(found) if self.left > 0 else ()

    def with_the_number(self, wording: Wording) -> Sequence[int]:
        return self.numbers.get(wording.number, ()) if wording.number is not None else ()

    def perhaps_alike(self, wording: Wording) -> Sequence[int]:
        """Those that share a rare word. A text so like has all but a few of our words, so one of those few and one."""
        ours = counted(wording.definition or "")
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


def _same_name_in_another_spelling(wording: Wording, entry: Entry) -> Proposal | None:
    if plain_name(wording.name) != plain_name(entry.wording.name) or not plain_name(wording.name):
        return None
    return Proposal(MatchKind.REVISION, entry, "The bank has this name in another spelling.")


def _nearly_the_name(wording: Wording, entry: Entry) -> Proposal | None:
    """A spelling variant, the plural, other order; of slips also that the definitions, where both have one, agree."""
    ours, theirs = wording.name, entry.wording.name
    if not nearly_one_name(ours, theirs):
        return None
    said, known = wording.definition, entry.wording.definition
    if name_words(ours) != name_words(theirs) and said and known and in_common(said, known) < NO_OTHER:
        return None
    return Proposal(MatchKind.REVISION, entry, "The bank has nearly this name.", renames=True)


def _cut_short(wording: Wording, entry: Entry) -> Proposal | None:
    """Names that share half of the shorter one's words, with definitions of which one has nearly all of the other."""
    ours, theirs = (set(name_words(words.name)) for words in (wording, entry.wording))
    if 2 * len(ours & theirs) < min(len(ours), len(theirs)) or are_kept_apart(
        wording.name, entry.wording.name
    ):
        return None
    share = in_common(wording.definition, entry.wording.definition)
    if share < CUT_SHORT:
        return None
    words = f"{int(share * 100)} % of the words of the shorter definition stand in the other"
    return Proposal(MatchKind.REVISION, entry, f"The bank has a like name: {words}.", renames=True)


def _same_number_alike(wording: Wording, entry: Entry) -> Proposal | None:
    if wording.number is None or wording.number != entry.wording.number:
        return None
    return _alike(wording, entry)


def _alike(wording: Wording, entry: Entry) -> Proposal | None:
    if are_kept_apart(wording.name, entry.wording.name):
        return None
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
