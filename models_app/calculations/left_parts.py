"""Texts around the competencies that a newer document leaves out, paragraph by paragraph, and how they stay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models_app.calculations.counterparts import Counterparts, Item, counterparts, merged
from models_app.calculations.left_items import LeftText, doubtful, named
from models_app.calculations.plain import PlainPart
from models_app.calculations.same_words import folded
from models_app.choices import PartKind

Parts = Sequence[PlainPart]


@dataclass(frozen=True)
class _Paragraphs:
    """Paragraphs of one kind of both, each with the place of its part, and what became of the old ones."""

    old: list[tuple[int, Item]]
    new: list[tuple[int, Item]]
    found: Counterparts


def left_of_parts(before: Parts, after: Parts) -> Iterator[LeftText]:
    """What the document leaves out: a kind of texts altogether, a text, a paragraph of it."""
    there = {
        str(part.kind) for part in after if part.heading or any(text.strip() for text in part.paragraphs)
    }
    for kind, both in _compared(before, after).items():
        label = str(PartKind(kind).label)
        if kind not in there:
            if both.found.gone:
                yield LeftText(label)
            continue
        items = [item for _, item in both.old]
        yield from (LeftText(f"{label} {named(items[n])}") for n in both.found.gone)
        yield from doubtful(items, both.found, f"paragraphs of '{label}'", "")


def with_parts(before: Parts, after: Parts) -> tuple[PlainPart, ...]:
    """The document's texts with what it leaves out: a paragraph in its text, a text behind the one before it."""
    compared = _compared(before, after)
    if not any(both.found.left_out for both in compared.values()):
        return tuple(after)
    parts = list(after)
    homes = _homes(before, after, compared)
    for both in compared.values():
        empty = {homes[n] for n, _ in both.old if n in homes}  # a heading whose text was taken out
        for place in {place for place, _ in both.new} | empty:
            parts[place] = _with_paragraphs(after[place], place, both, homes)
    return _in_order(before, parts, compared, homes)


def _compared(before: Parts, after: Parts) -> dict[str, _Paragraphs]:
    """By kind, in the order of the version. A paragraph that is of another kind now is not gone."""
    kinds = list(dict.fromkeys(str(part.kind) for part in before))
    found = {}
    moved = {kind: _of(after, kind) for kind in {str(part.kind) for part in after}}
    for kind in kinds:
        old, new = _of(before, kind), moved.get(kind, [])
        found[kind] = _Paragraphs(old, new, counterparts([i for _, i in old], [i for _, i in new]))
    for kind, both in found.items():
        others = {folded(item.text) for other, rows in moved.items() if other != kind for _, item in rows}
        known = {folded(item.text) for other in kinds if other != kind for _, item in found[other].old}
        stay = [n for n in both.found.gone if folded(both.old[n][1].text) not in others - known]
        both.found.gone[:] = stay
    return found


def _of(parts: Parts, kind: str) -> list[tuple[int, Item]]:
    return [
        (place, Item(part.heading, text))
        for place, part in enumerate(parts)
        if str(part.kind) == kind
        for text in part.paragraphs
        if text.strip()
    ]


def _homes(before: Parts, after: Parts, compared: dict[str, _Paragraphs]) -> dict[int, int]:
    """Texts of the version with the document's that each became: the one with its paragraphs, else of its heading."""
    homes: dict[int, int] = {}
    for both in compared.values():
        for n, place in both.found.pairs.items():
            homes.setdefault(both.old[n][0], both.new[place][0])
    for place, part in enumerate(before):
        same = (
            n for n, one in enumerate(after) if (str(one.kind), one.heading) == (str(part.kind), part.heading)
        )
        if (
            place not in homes
            and (free := next((n for n in same if n not in homes.values()), None)) is not None
        ):
            homes[place] = free
    return homes


def _with_paragraphs(part: PlainPart, place: int, both: _Paragraphs, homes: dict[int, int]) -> PlainPart:
    """The document's text with the paragraphs that it lost."""
    own = [n for n, (at, _) in enumerate(both.new) if at == place]
    pairs = {n: own.index(new) for n, new in both.found.pairs.items() if new in own}
    kept = [n for n in both.found.left_out if homes.get(both.old[n][0]) == place]
    rows = merged(len(own), Counterparts(pairs), kept)
    texts = tuple((both.old[n] if is_old else both.new[own[n]])[1].text for is_old, n in rows)
    return replace(part, paragraphs=texts) if kept else part


def _in_order(
    before: Parts, parts: list[PlainPart], compared: dict[str, _Paragraphs], homes: dict[int, int]
) -> tuple[PlainPart, ...]:
    """The document's texts, each lost one of the version behind the one that stood before it there."""
    lost = {both.old[n][0] for both in compared.values() for n in both.found.left_out} - set(homes)
    rows = merged(len(parts), Counterparts(homes), sorted(lost))
    return tuple(_kept(before[n], n, compared) if is_old else parts[n] for is_old, n in rows)


def _kept(part: PlainPart, place: int, compared: dict[str, _Paragraphs]) -> PlainPart:
    both = compared[str(part.kind)]
    left = set(both.found.left_out)
    texts = (item.text for n, (at, item) in enumerate(both.old) if at == place and n in left)
    return replace(part, paragraphs=tuple(texts), lines=())
