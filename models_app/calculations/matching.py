"""Which competency of a bank a competency of a document is: by number, by name, by the likeness of its words.

Nothing is decided here: a match is a proposal, and a person chooses.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from models_app.calculations.plain import PlainCompetency

# Two definitions of which so large a share stands in both are offered as the same competency under another name.
ALIKE = 0.85


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
        return " ".join(f"{self.family} ({self.variant})".casefold().split())


@dataclass(frozen=True)
class Entry:
    """A competency of the bank with the words it has there; `key` is for the caller."""

    key: int
    wording: Wording


@dataclass(frozen=True)
class Proposal:
    """What is proposed for one competency of the document, and why. `entry` is None where the bank has none like it."""

    kind: MatchKind
    entry: Entry | None
    why: str


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
    free = list(entries)
    found: dict[int, Proposal] = {}
    for test in (_same_words, _same_name_and_number, _same_name, _same_number_alike, _alike):
        for place, wording in enumerate(wordings):
            if place in found:
                continue
            for entry in free:
                if proposal := test(wording, entry):
                    found[place] = proposal
                    free.remove(entry)
                    break
    nothing = Proposal(MatchKind.DIFFERENT, None, "Nothing like it is in the bank.")
    return [found.get(place, nothing) for place in range(len(wordings))]


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
