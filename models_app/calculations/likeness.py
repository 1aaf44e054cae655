"""How like two texts are, by their words."""

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from models_app.calculations.like_names import name_words

# Two definitions of which so large a share stands in both are offered as the same competency under another name.
ALIKE = 0.85
FEWEST_WORDS = 5  # fewer words in common say nothing


def likeness(left: str | None, right: str | None) -> float:
    """Share of words that two texts have in common in order, 0 to 1; 0 where one is not stated."""
    if not left or not right:
        return 0.0
    ours, theirs = counted(left), counted(right)
    total = ours.total() + theirs.total()
    # Two cheap upper bounds first: banks hold thousands.
    if 2 * min(ours.total(), theirs.total()) < ALIKE * total or 2 * (ours & theirs).total() < ALIKE * total:
        return 0.0
    words, others = left.casefold().split(), right.casefold().split()
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


@lru_cache(maxsize=10_000)
def counted(text: str) -> Counter[str]:
    """The words of a text and how often each stands in it."""
    return Counter(text.casefold().split())


def tells(text: str | None) -> bool:
    """Whether a text has words enough to be known by them."""
    return len(_telling(text or "")) >= FEWEST_WORDS


def in_common(left: str | None, right: str | None) -> float:
    """Share of the shorter text's words that stand in the other, in any order; 0 where one is too short to tell."""
    if not tells(left) or not tells(right):
        return 0.0
    ours, theirs = _telling(left or ""), _telling(right or "")
    return len(ours & theirs) / min(len(ours), len(theirs))


@lru_cache(maxsize=10_000)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in name_words(text) if len(word) > 2)
