"""A competency of the document beside what the bank says of it, text by text and word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models_app.calculations.differences import Difference, compare
from models_app.calculations.matching import Wording
from models_app.calculations.same_words import folded

Texts = Sequence[tuple[str, str | None]]


@dataclass(frozen=True)
class TextPair:
    """One text: `difference.old` is the bank's, `difference.new` the document's; None is 'not stated'."""

    label: str
    difference: Difference


def pairs_of(bank: Wording, document: Wording) -> tuple[TextPair, ...]:
    """All texts of both, in the order of the document."""
    return tuple(_pairs(bank, document))


def _pairs(bank: Wording, document: Wording) -> Iterator[TextPair]:
    yield from _pair("Number", _number(bank), _number(document))
    yield from _pair("Name", _name(bank), _name(document))
    yield from _pair("Definition", bank.definition, document.definition)
    for ours, theirs in ((bank.levels, document.levels), (bank.standards, document.standards)):
        for label, old, new in _by_label(ours, theirs):
            yield from _pair(label, old, new)
    yield from _pair("Behavioral indicators", _listed(bank.indicators), _listed(document.indicators))
    for label, old, new in _by_label(_under_headings(bank.areas), _under_headings(document.areas)):
        yield from _pair(label, old, new)


def _pair(label: str, old: str | None, new: str | None) -> Iterator[TextPair]:
    """Nothing where neither side says anything."""
    if old is not None or new is not None:
        yield TextPair(label, compare(old, new))


def _number(wording: Wording) -> str | None:
    return None if wording.number is None else str(wording.number)


def _name(wording: Wording) -> str:
    return f"{wording.family} ({wording.variant})" if wording.variant else wording.family


def _listed(texts: Sequence[str]) -> str | None:
    return "\n".join(f"\u2022 {text}" for text in texts) or None


def _under_headings(areas: Sequence[tuple[str, str]]) -> list[tuple[str, str | None]]:
    found: dict[str, list[str]] = {}
    for heading, text in areas:
        found.setdefault(heading or "Areas", []).append(text)
    return [(heading, _listed(texts)) for heading, texts in found.items()]


def _by_label(bank: Texts, document: Texts) -> Iterator[tuple[str, str | None, str | None]]:
    """Texts with the same label beside each other; labels that only one side has stand alone."""
    left = {folded(label): (label, text) for label, text in bank}
    for label, text in document:
        _, old = left.pop(folded(label), ("", None))
        yield label, old, text
    for label, text in left.values():
        yield label, text, None
