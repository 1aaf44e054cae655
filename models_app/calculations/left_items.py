"""Texts of a competency that a newer document leaves out, one by one: what they are called, and how they stay."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models_app.calculations.counterparts import Counterparts, Item, counterparts, merged
from models_app.calculations.kept_levels import tells_other_levels, with_levels
from models_app.calculations.plain import PlainCompetency, PlainScale
from models_app.calculations.same_words import folded

OTHER = " (the document has other levels: if they stay, all level texts stay as they were)"
LONGEST = 200  # characters of a text that its name shows


@dataclass(frozen=True)
class LeftText:
    """Something that the document leaves out: what it is, of which competency (empty: of the model), and a remark."""

    what: str
    of: str = ""
    remark: str = ""

    @property
    def words(self) -> str:
        """What it is with the remark, where the competency is named already."""
        return f"{self.what}{self.remark}"

    def __str__(self) -> str:
        return f"{self.what} of {self.of}{self.remark}" if self.of else self.words


@dataclass(frozen=True)
class Kind:
    """One kind of texts: its names, a text as an item, and what its label is called where it may do without."""

    whole: str
    one: str
    several: str
    item: Callable[[Any], Item]
    label: str = ""


KINDS = {
    "levels": Kind("Level texts", "Level", "level texts", lambda row: Item(row.label, row.text)),
    "indicators": Kind(
        "Behavioral indicators",
        "Behavioral indicator",
        "behavioral indicators",
        lambda row: Item("", row.text),
    ),
    "standards": Kind(
        "Performance standards",
        "Performance standard",
        "performance standards",
        lambda row: Item(row.label, row.text),
        "label",
    ),
    "areas": Kind(
        "Competency areas",
        "Competency area",
        "competency areas",
        lambda row: Item(row.heading, row.text),
        "heading",
    ),
}


def left_of(
    before: PlainCompetency, after: PlainCompetency, labels: Sequence[str], own: Sequence[str]
) -> Iterator[LeftText]:
    """What the document leaves out of this competency, in its order; `labels`, `own`: levels of the two scales."""
    if before.definition and not after.definition:
        yield LeftText("Definition", after.name)
    for name, kind in KINDS.items():
        items, found = _compared(before, after, name)
        if items and not getattr(after, name):
            yield LeftText(kind.whole, after.name)
        elif name == "levels" and found.gone:
            other = tells_other_levels(before, after, found.left_out, labels, own)
            yield LeftText(_listed([items[n].label for n in found.gone]), after.name, OTHER if other else "")
        else:
            yield from (LeftText(f"{kind.one} {named(items[n])}", after.name) for n in found.gone)
        labels_lost = dict.fromkeys(_lost_labels(after, name, items, found).values())
        yield from (LeftText(f'{kind.one}s\' {kind.label} "{label}"', after.name) for label in labels_lost)
        yield from doubtful(items, found, kind.several, after.name)


def kept(
    before: PlainCompetency, after: PlainCompetency, scales: Mapping[str, PlainScale], own: Sequence[str]
) -> PlainCompetency:
    """The document's competency with all that it leaves out, each at its place; `scales`, `own` as in `with_levels`."""
    changes: dict[str, Any] = {}
    if before.definition and not after.definition:
        changes |= {"definition": before.definition, "definition_lines": ()}
    for name, kind in KINDS.items():
        items, found = _compared(before, after, name)
        labels = _lost_labels(after, name, items, found)
        if name == "levels" and found.left_out:
            after = with_levels(before, after, found.left_out, scales, own)
        elif found.left_out or labels:
            rows = list(getattr(after, name))
            for place, label in labels.items():
                rows[place] = replace(rows[place], **{kind.label: label})
            changes[name] = _together(getattr(before, name), rows, found)
    return replace(after, **changes)


def doubtful(items: Sequence[Item], found: Counterparts, several: str, of: str) -> Iterator[LeftText]:
    """In words where nobody can tell which of the items went."""
    for doubt in found.doubts:
        number = f"{doubt.missing} of {len(items)} {several}"
        have = "has" if doubt.missing == 1 else "have"
        texts = "; ".join(named(items[n]) for n in doubt.places)
        yield LeftText(
            number,
            of,
            f" {have} no counterpart. The document has other words for {texts}; if they stay, all of these stay",
        )


def _compared(before: PlainCompetency, after: PlainCompetency, name: str) -> tuple[list[Item], Counterparts]:
    old, new = ([KINDS[name].item(row) for row in getattr(one, name)] for one in (before, after))
    return old, counterparts(old, new)


def _lost_labels(
    after: PlainCompetency, name: str, items: Sequence[Item], found: Counterparts
) -> dict[int, str]:
    """Labels and headings by the place of the document's text that has none, and does not tell it either."""
    if not KINDS[name].label:
        return {}
    new = [KINDS[name].item(row) for row in getattr(after, name)]
    return {
        place: items[n].label
        for n, place in sorted(found.pairs.items())
        if items[n].label and not new[place].label and folded(items[n].label) not in folded(new[place].text)
    }


def _together(old: Sequence[Any], new: Sequence[Any], found: Counterparts) -> tuple:
    rows = merged(len(new), found, found.left_out)
    return tuple(replace(old[n], lines=()) if is_old else new[n] for is_old, n in rows)


def named(item: Item) -> str:
    """An item in quotes, with its label; a long one begins only."""
    label = f"{item.label}: " if item.label else ""
    text = item.text if len(item.text) <= LONGEST else f"{item.text[:LONGEST].rstrip()}…"
    return f'"{label}{text}"'


def _listed(labels: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))
