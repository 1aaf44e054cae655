"""Documents whose headings are numbered as an outline: the numbers tell what is a group, a name, a label or an item.

1. Technical              a group, whatever its words: the names below it carry the texts
1.1 Meter Reading         a name
1.1.1 Definition          a label, where it comes back
1.1.2 Reads any meter.    an item, where nothing stands below such lines
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainFinding, PlainPart, Unused, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.heading_numbers import NO_NUMBER, not_taken
from models_app.exchange.labels import names_level, section_of
from models_app.exchange.lines import BULLET, LABELED, is_paragraph, joined_lines, without_typeface
from models_app.exchange.names import may_be_name
from models_app.exchange.outline_numbers import Entry, outline_of
from models_app.exchange.section_words import is_about_document
from models_app.exchange.tables import is_row

GROUP_NUMBER = "Number of a group"
LABEL_NUMBER = "Number of a label"
ITEM_NUMBER = "Number in the list"
OUTER = "Heading above groups: a group stands in no other one"
GROUP_DEPTH, NAME_DEPTH = 2, 3  # below the title


@dataclass
class Outlined:
    """The lines with headings of two levels instead of numbers, and what became of the numbers."""

    lines: list[Words]
    parts: list[PlainPart] = field(default_factory=list)
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)
    grouped: bool = False


def outlined(lines: list[Words]) -> Outlined:
    """The document with its outline read; as it is where it has none, or nothing tells what the entries are."""
    outline = Outline(lines, outline_of(lines))
    if outline.is_titled():
        outline = Outline(lines, outline_of(lines, titles=True))
    return outline.read()


@dataclass
class Outline:
    """The entries that are still to be read, and what became of the others."""

    lines: list[Words]
    entries: list[Entry]
    changed: dict[int, list[Words]] = field(default_factory=dict)
    result: Outlined = field(default_factory=lambda: Outlined([]))
    below: dict[int, Entry | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._keep(self.entries)

    def _keep(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.below = {one.place: after for one, after in zip(entries, [*entries[1:], None], strict=False)}

    def is_titled(self) -> bool:
        """Whether most entries below others are titles, and not all."""
        inner = [one for one in self.entries if one.depth > 1]
        return 0 < sum(is_paragraph(one.text) for one in inner) * 2 < len(inner)

    def read(self) -> Outlined:
        """Labels and items first, from the innermost; what is left then are names and what stands above them."""
        while (depth := max((one.depth for one in self.entries), default=0)) > 1:
            if self._are_labels(depth):
                self._take(depth, self._label)
            elif self._are_items(depth):
                self._take(depth, self._item)
            elif self._is_ragged(depth):
                self._keep([one for one in self.entries if one.depth < depth])
            else:
                self._names(depth)
                break
        self.result.lines = [one for n, line in enumerate(self.lines) for one in self.changed.get(n, [line])]
        return self.result

    def _at(self, depth: int) -> list[Entry]:
        return [one for one in self.entries if one.depth == depth]

    def _texts(self, one: Entry) -> range:
        """The places of the lines between an entry and the next one."""
        after = self.below[one.place]
        return range(one.place + 1, after.place if after else len(self.lines))

    def _heads_others(self, one: Entry) -> bool:
        after = self.below[one.place]
        return after is not None and after.depth > one.depth

    def _are_labels(self, depth: int) -> bool:
        """Whether most entries of a depth are labels in common use, or come back."""
        texts = [_key(one) for one in self._at(depth)]
        counts = Counter(texts)
        labels = [text for text in texts if counts[text] > 1 or section_of(text) or names_level(text)]
        return len(labels) * 2 > len(texts)

    def _are_items(self, depth: int) -> bool:
        """Whether most have nothing below them, and are sentences or stand below a text or a label."""
        own = self._at(depth)
        if sum(bool(self._texts(one)) for one in own) * 2 >= len(own):
            return False
        above = [one for one in self._at(depth - 1) if self._heads_others(one)]
        sentences = sum(is_paragraph(one.text) for one in own) * 2 > len(own)
        return sentences or sum(bool(self._texts(one)) for one in above) * 2 > len(above)

    def _is_ragged(self, depth: int) -> bool:
        """Whether most of what might be groups have nothing below them, or nothing tells what these entries are."""
        own = self._at(depth)
        above = self._at(depth - 1)
        heads = [one for one in above if self._heads_others(one)]
        bare = sum(not self._texts(one) for one in own) * 2 > len(own)
        return (
            bare
            or (depth > 2 and len(heads) * 2 < len(above))
            or not all(may_be_name(one.text) for one in own)
        )

    def _take(self, depth: int, change: Callable[[Entry], None]) -> None:
        for one in self._at(depth):
            change(one)
        self._keep([one for one in self.entries if one.depth < depth])

    def _label(self, one: Entry) -> None:
        line = self.lines[one.place]
        self.changed[one.place] = [replace(line, text=one.text, marks=())]
        self.result.frame.append(Frame(one.number, line.lines, LABEL_NUMBER))

    def _item(self, one: Entry) -> None:
        line = self.lines[one.place]
        self.changed[one.place] = [Words(f"• {one.text}", line.lines, page=line.page)]
        self.result.frame.append(Frame(one.number, line.lines, ITEM_NUMBER))

    def _heading(self, one: Entry, depth: int, text: str) -> None:
        line = self.lines[one.place]
        self.changed[one.place] = [Words(text, line.lines, "heading", line.page, depth=depth)]

    def _names(self, depth: int) -> None:
        """The names, the groups right above them, and what else the outline has."""
        groups = [one for one in self._at(depth - 1) if self._heads_others(one)]
        outer = [one for one in self.entries if one.depth < depth - 1 and self._heads_others(one)]
        left = [one for one in self.entries if one.depth < depth and one not in groups and one not in outer]
        if not self._may_be_sections(left, groups):
            return
        self.result.grouped = True
        for one in groups:
            self._group(one)
        for one in outer:
            self.result.unused.append(Unused(self.lines[one.place].lines, OUTER))
            self.changed[one.place] = []
            self._note(one)
        for one in left:
            self._section(one)
        self._number_apart(self._at(depth))

    def _may_be_sections(self, left: list[Entry], groups: list[Entry]) -> bool:
        """Whether what has no names below stands in front of the groups or behind them."""
        first, last = groups[0].place, groups[-1].place
        return all(one.place < first or one.place > last for one in left)

    def _group(self, one: Entry) -> None:
        self._heading(one, GROUP_DEPTH, one.text)
        self.result.frame.append(Frame(one.number, self.lines[one.place].lines, GROUP_NUMBER))
        self._note(one)

    def _note(self, one: Entry) -> None:
        """Sentences right below a group are a note; anything else is left to the readers."""
        texts = [self.lines[n] for n in self._texts(one)]
        if texts and all(map(_is_plain, texts)):
            self.result.parts.append(_part(one, texts))
            self.changed |= {n: [] for n in self._texts(one)}

    def _section(self, one: Entry) -> None:
        """A section of the document with its text is a note; where its heading doesn't tell, that is asked."""
        texts = [self.lines[n] for n in self._texts(one)]
        line = self.lines[one.place]
        if not texts or not all(map(_is_plain, texts)):
            self._heading(one, NAME_DEPTH, one.text)
            self.result.frame.append(Frame(one.number, line.lines, GROUP_NUMBER))
            self.result.findings.append(_beside_groups(one, line))
            return
        self.result.parts.append(_part(one, [line, *texts]))
        self.result.frame.append(Frame(one.number, line.lines, GROUP_NUMBER))
        self.changed |= {n: [] for n in (one.place, *self._texts(one))}
        if not is_about_document(one.text):
            self.result.findings.append(_read_as_note(one, line))

    def _number_apart(self, names: list[Entry]) -> None:
        """Numbers such as '2.1' are no numbers of a bank, nor such as begin again; others stay as they are."""
        whole = [one.number for one in names if one.number.isdigit()]
        if len(whole) == len(names) and len(set(whole)) == len(whole):
            for one in names:
                self._heading(one, NAME_DEPTH, f"{one.number}. {one.text}")
            return
        for one in names:
            self._heading(one, NAME_DEPTH, one.text)
        unused = [Unused(self.lines[one.place].lines, NO_NUMBER, one.number) for one in names]
        self.result.unused += unused
        named = [f"'{one.number}' of {one.text}" for one in names]
        self.result.findings.append(_begin_again(names, unused) if whole else not_taken(named, unused))


def _key(one: Entry) -> str:
    return one.text.strip(" :").casefold()


def _is_plain(line: Words) -> bool:
    text = without_typeface(line.text)
    return is_paragraph(text) and not (is_row(line) or BULLET.fullmatch(text) or LABELED.fullmatch(text))


def _part(one: Entry, lines: list[Words]) -> PlainPart:
    """A note below the heading of a group, or with its heading where that is among the lines."""
    texts = tuple(
        text for line in lines if (text := without_typeface(line.text)) and not text.endswith(one.text)
    )
    return PlainPart(PartKind.NOTE, one.text, texts, joined_lines(*(line.lines for line in lines)))


def _begin_again(names: list[Entry], unused: list[Unused]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Numbers of names were not taken over",
        f"They count from 1 again in each group, so that {len(names)} names have no numbers of their own. They were "
        "kept as the order only.",
        joined_lines(*(one.lines for one in unused)),
    )


def _beside_groups(one: Entry, line: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{one.text}' stands beside the groups"[:200],
        "Its number is that of a group, and no names stand below it. It was read as a name: look whether it is one, "
        "and whether it belongs to the group above it.",
        line.lines,
        by_form=True,
    )


def _read_as_note(one: Entry, line: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{one.text}' was read as a note"[:200],
        "Its number is that of a group, and only sentences stand below it where groups have names. If it is a "
        "competency, add it to the draft.",
        line.lines,
        by_form=True,
    )
