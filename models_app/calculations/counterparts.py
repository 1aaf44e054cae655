"""Which item of an older list is which of a newer one: by its words wherever it stands, else by the place it has.

An item in other words at the place of an old one is that one reworded. Where a place holds fewer items than before and
none in like words, nobody can tell which of the old ones went.
"""

import string
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from models_app.calculations.same_words import folded

LIKE = 0.6  # share of words that reworded items have in common
STEM = 5  # first letters that tell a word: 'writes' and 'writing' are 'writ…', 'communicates' is 'commu'
SHORT = 3  # words up to this length join others and tell little
MOST_COMPARED = 10_000  # pairs of items that are compared word by word


@dataclass(frozen=True)
class Item:
    """A text of a list with what it stands under: a label, a heading, or nothing."""

    label: str
    text: str


@dataclass(frozen=True)
class Doubt:
    """Old items of which as many as `missing` have no counterpart, and nothing tells which."""

    places: tuple[int, ...]
    missing: int


@dataclass
class Counterparts:
    """For each old item the place of the new one that it became (`pairs`), or that it is gone, or in doubt."""

    pairs: dict[int, int] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def left_out(self) -> list[int]:
        """Old items that stay when nothing is to be lost: those that are gone, and those in doubt."""
        return sorted([*self.gone, *(place for doubt in self.doubts for place in doubt.places)])


def counterparts(old: Sequence[Item], new: Sequence[Item]) -> Counterparts:
    """What became of each old item. Where each label stands once, as levels do, the same label is the same item."""
    search = _Search(old, new)
    if _are_slots(old) and _are_slots(new):
        search.pair_by(lambda item: folded(item.label))
    search.pair_in_order()
    search.pair_by(lambda item: (item.label, item.text))
    search.pair_by(lambda item: (folded(item.label), folded(item.text)))
    search.pair_by(lambda item: folded(item.text))
    alike = dict(search.pairs)
    search.pair_alike()
    search.pair_joined(alike)
    return Counterparts(search.pairs, *search.judged())


def merged(count: int, found: Counterparts, kept: Sequence[int]) -> list[tuple[bool, int]]:
    """The new list, of `count` items, with old ones at their places: (whether it is an old one, its place there)."""
    before: dict[int | None, list[int]] = defaultdict(list)
    for place in sorted(kept):
        earlier = [n for n in found.pairs if n < place]
        before[found.pairs[max(earlier)] if earlier else None].append(place)
    rows = [(True, place) for place in before[None]]
    for n in range(count):
        rows += [(False, n), *((True, place) for place in before[n])]
    return rows


class _Search:
    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()

    def pair_in_order(self) -> None:
        """Where the new list is the old one without some: each with itself, of equal ones too."""
        if self.pairs:
            return
        places = iter(range(len(self.old)))
        found = [next((n for n in places if self.old[n] == item), None) for item in self.new]
        if None not in found:
            for place, n in enumerate(found):
                self._pair(n or 0, place)

    def pair_by(self, key: Callable[[Item], object]) -> None:
        """The same by this key, one after the other where there are several."""
        waiting = defaultdict(list)
        for place in reversed(self._new()):
            waiting[key(self.new[place])].append(place)
        for n in self._old():
            if places := waiting[key(self.old[n])]:
                self._pair(n, places.pop())

    def pair_alike(self) -> None:
        """Those in like words, the likest first."""
        ours, theirs = self._old(), self._new()
        if len(ours) * len(theirs) > MOST_COMPARED:
            return
        likeness = [(_likeness(self.old[n], self.new[place]), -n, -place) for n in ours for place in theirs]
        for (share, _), n, place in sorted(likeness, reverse=True):
            if share >= LIKE and -n not in self.pairs and -place not in self.taken:
                self._pair(-n, -place)

    def pair_joined(self, same: dict[int, int]) -> None:
        """Those whose words stand, as they were, within new ones: several became one, or one became several."""
        reworded = [n for n in range(len(self.new)) if n not in set(same.values())]
        words = [_words(self.new[n].text) for n in reworded]
        everything = f" {' '.join(map(' '.join, words))} "
        for n in self._old():
            own = f" {' '.join(_words(self.old[n].text))} "
            if own.count(" ") > 2 and own in everything:
                at = everything[: everything.index(own) + 1].count(" ") - 1
                self._pair(n, reworded[_holding(at, words)])

    def judged(self) -> tuple[list[int], list[Doubt]]:
        """What is gone and what is in doubt, of those without counterpart so far; one in an old one's place is that."""
        gone, doubts = [], []
        for run in self._runs():
            places = self._beside(run)
            if not places:
                gone += run
            elif len(places) < len(run):
                doubts.append(Doubt(tuple(run), len(run) - len(places)))
                self.taken.update(places)
            else:
                for n, place in zip(run, places, strict=False):
                    self._pair(n, place)
        return gone, doubts

    def _runs(self) -> Iterator[list[int]]:
        """Old items without counterpart, those that follow one another together."""
        run: list[int] = []
        for n in range(len(self.old) + 1):
            if n < len(self.old) and n not in self.pairs:
                run.append(n)
            elif run:
                yield run
                run = []

    def _beside(self, run: list[int]) -> list[int]:
        """New items that nothing became so far, where the old ones stood."""
        first = self.pairs[run[0] - 1] + 1 if run[0] else 0
        places = self._free_from(first, 1)
        if not places and run[-1] + 1 < len(self.old):
            places = self._free_from(self.pairs[run[-1] + 1] - 1, -1)[::-1]
        return places

    def _free_from(self, place: int, step: int) -> list[int]:
        found = []
        while 0 <= place < len(self.new) and place not in self.taken:
            found.append(place)
            place += step
        return found

    def _old(self) -> list[int]:
        return [n for n in range(len(self.old)) if n not in self.pairs]

    def _new(self) -> list[int]:
        return [n for n in range(len(self.new)) if n not in self.taken]

    def _pair(self, n: int, place: int) -> None:
        self.pairs[n] = place
        self.taken.add(place)


def _are_slots(items: Sequence[Item]) -> bool:
    labels = {folded(item.label) for item in items}
    return len(labels) == len(items) and "" not in labels


def _holding(at: int, words: Sequence[Sequence[str]]) -> int:
    """Which of the texts holds the word with this number, all words counted through."""
    for n, text in enumerate(words):
        at -= len(text)
        if at < 0:
            return n
    return len(words) - 1


def _likeness(old: Item, new: Item) -> tuple[float, bool]:
    """Share of words in common, and whether they stand under the same label."""
    ours, theirs = _stems(old.text), _stems(new.text)
    total = ours.total() + theirs.total()
    share = 2 * (ours & theirs).total() / total if total else 0.0
    return share, folded(old.label) == folded(new.label)


@lru_cache(maxsize=10_000)
def _stems(text: str) -> Counter[str]:
    words = _words(text)
    return Counter(word[:STEM] for word in ([w for w in words if len(w) > SHORT] or words))


def _words(text: str) -> list[str]:
    stripped = (word.strip(string.punctuation + "•–—‘’“”…") for word in folded(text).split())
    return [word for word in stripped if word]
