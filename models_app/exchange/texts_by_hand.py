"""The lines outside tables, by what a person said of each, of its label or of its style."""

from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, PlainStandard, Unused, Words
from models_app.exchange.assembly import split_variant
from models_app.exchange.block_competency import Head, competency_of
from models_app.exchange.heading_numbers import OUTLINE
from models_app.exchange.known_labels import Known, bare_label
from models_app.exchange.labels import Section, split_label
from models_app.exchange.line_styles import SPLIT, STYLES, Split, names_apart, styles_of
from models_app.exchange.lines import BULLET, NUMBERED, is_paragraph, without_typeface
from models_app.exchange.mapping import (
    FRONT,
    GOES_ON,
    LEVEL,
    NAME_DEFINITION,
    OUTSIDE,
    VARIANT,
    LineUse,
    Mapping,
    TextUse,
)
from models_app.exchange.outside_texts import OutsideTexts
from models_app.exchange.said_lines import BETWEEN, is_number, parted, text_of
from models_app.exchange.styled_block import StyledBlock

LEFT_OUT = "Left out by whoever named the columns and headings"
NO_SECTION = (VARIANT, OUTSIDE)
NO_TEXT = "Nothing stands behind the name"


def without_sign(text: str) -> str:
    """The line without its bullet, as labels are looked for behind it."""
    text = without_typeface(text)
    bullet = BULLET.fullmatch(text)
    return bullet["text"] if bullet else text


@dataclass
class Named:
    """A name and the lines below it."""

    name: Words
    group: int | None
    body: list[Words] = field(default_factory=list)
    number: int | None = None
    variant: str = ""
    levels: list[PlainStandard] = field(default_factory=list)


class Texts:
    """The lines outside tables while they are read."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.by_label = {bare_label(text.label): text for text in mapping.texts if text.label}
        named = {text.style: text for text in mapping.texts if text.style}
        self.by_style = {style: named[style] for style in STYLES if style in named}
        self.by_line = {one.line: one for one in mapping.lines}
        self.told: dict[tuple[int, ...], LineUse] = {}
        self.styled: dict[tuple[int, ...], str] = {}
        self.split: dict[tuple[int, ...], Split] = {}
        levels = frozenset(label for label, text in self.by_label.items() if text.use == LEVEL)
        self.known = Known(levels)
        self.front: list[Words] = []
        self.groups: list[Words] = []
        self.outside = OutsideTexts()
        self.named: list[Named] = []
        self.frame: list[Frame] = []
        self.unused: list[Unused] = []

    def line(self, line: Words) -> None:
        """One line: by what was said of itself, then by its label, then by its style."""
        told = next((self.by_line[n] for n in line.lines if n in self.by_line), None)
        if told:
            self._told_line(line, told)
            return
        text = without_sign(line.text)
        labelled = split_label(text)
        by_label = self._by_label(labelled.label if labelled else text)
        said = by_label or self._by_style(line)
        use = said.use if said else None
        inline = labelled.text if by_label and labelled else ""
        split = names_apart(line, said.style) if said and said.style in SPLIT else None
        if said and use == Section.NOT_USED:
            self.unused.append(Unused(line.lines, said.reason or LEFT_OUT))
        elif split and use == Section.NAME:
            self._open_with_text(split, line.lines)
        elif use == VARIANT and self.named and not self.named[-1].body:
            self._go_on(Words(inline or text, line.lines), labelled.label if inline and labelled else "")
        elif use in (Section.NAME, Section.GROUP) or (use == Section.NUMBER and self.named):
            self._open(
                Section(use), Words(inline or text, line.lines), labelled.label if inline and labelled else ""
            )
        elif self._is_outside(line, use):
            self._take_outside(line, opens=use == OUTSIDE)
        elif self.named:
            self.named[-1].body.append(line)
            if use and use not in NO_SECTION and not by_label:
                self.styled[line.lines] = use
            if split:
                self.split[line.lines] = split
        else:
            self.front.append(line)

    def _told_line(self, line: Words, told: LineUse) -> None:
        """One line of which a person said by itself what it is."""
        if told.use == Section.NOT_USED:
            self.unused.append(Unused(line.lines, told.reason or LEFT_OUT))
        elif told.use == FRONT:
            self.front.append(line)
        elif told.use == OUTSIDE and (self.named or self.above_tables):
            self._take_outside(line, opens=True)
        elif told.use == NAME_DEFINITION:
            self._told_name_with_text(line, told)
        elif told.use in (Section.NAME, Section.GROUP) or (told.use == Section.NUMBER and self.named):
            label, text = text_of(line, told.use, told.label)
            self._open(Section(told.use), Words(text, line.lines), label)
        elif told.use == VARIANT and self.named:
            self._go_on(Words(without_sign(line.text), line.lines), "")
        elif told.use == GOES_ON and self._heading_goes_on(line):
            return
        elif self.named and not (self.outside.is_open and told.use in BETWEEN):
            self.named[-1].body.append(line)
            self.told[line.lines] = told
        elif self.named:
            self.outside.go_on(line, BETWEEN[told.use])
        else:
            self.front.append(line)

    @property
    def above_tables(self) -> bool:
        """Whether a group is open whose names stand in tables."""
        in_tables = any(column.use == Section.NAME for column in self.mapping.columns)
        return in_tables and bool(self.groups) and self.outside.is_open

    def _is_outside(self, line: Words, use: str | None) -> bool:
        """Whether a line belongs to no competency: nor to the document's head, where it is a sentence below a group."""
        if self.named:
            return use == OUTSIDE or self.outside.is_open
        return self.above_tables and is_paragraph(without_typeface(line.text))

    def _told_name_with_text(self, line: Words, told: LineUse) -> None:
        split = parted(line, told.label)
        if split and split.rest:
            self._open_with_text(split, line.lines)
        else:  # the whole line is the name
            self._open(Section.NAME, Words(without_typeface(line.text), line.lines), "")

    def _heading_goes_on(self, line: Words) -> bool:
        """Whether the line right above is a group or a name, with which this one goes on."""
        text = without_typeface(line.text)
        if self.outside.is_open and self.groups and not self.outside.runs[-1][1] and self.outside.runs[-1][0]:
            above = self.groups[-1]
            self.groups[-1] = Words(f"{above.text} {text}", above.lines + line.lines)
        elif self.named and not self.outside.is_open and not self.named[-1].body:
            above = self.named[-1].name
            self.named[-1].name = Words(f"{above.text} {text}", above.lines + line.lines)
        else:
            return False
        return True

    def _by_label(self, text: str) -> TextUse | None:
        """What was said of a label; that of a name holds also where its variant follows in brackets."""
        name = self.by_label.get(bare_label(split_variant(text)[0]))
        return self.by_label.get(bare_label(text)) or (name if name and name.use == Section.NAME else None)

    def _by_style(self, line: Words) -> TextUse | None:
        styles = styles_of(line) if self.by_style else ()
        return next((use for style, use in self.by_style.items() if style in styles), None)

    def _go_on(self, words: Words, in_front: str) -> None:
        """A variant on the line below its name; brackets around it are none of its words."""
        if in_front:
            self.frame.append(Frame(in_front, words.lines, "Label"))
        one, text = self.named[-1], words.text.strip()
        inner = text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
        one.variant = f"{one.variant} {inner}".strip()
        one.name = Words(one.name.text, one.name.lines + words.lines)

    def _take_outside(self, line: Words, opens: bool) -> None:
        """A text that belongs to no competency; what is named as one `opens` a section of its own."""
        if opens and not self.outside.is_open:
            self.outside.open_below()
        self.outside.take(line)

    def _open_with_text(self, split: Split, lines: tuple[int, ...]) -> None:
        """A name with its definition behind it on the line."""
        self._open(Section.NAME, Words(f"{split.sign}{split.front}", lines), "")
        self.named[-1].body.append(Words(split.rest, lines))
        self.styled[lines] = Section.DEFINITION

    def _open(self, use: Section, words: Words, in_front: str) -> None:
        if in_front:
            self.frame.append(Frame(in_front, words.lines, "Label"))
        bullet = BULLET.fullmatch(words.text)
        words = Words(bullet["text"] if bullet else words.text, words.lines)
        if use == Section.GROUP:
            self.groups.append(self._without_number(words))
            if not in_front:  # 'Group: Safety' may stand among the lines of a competency
                self.outside.open_below(self.groups[-1].text)
        elif use == Section.NAME:
            self.named.append(Named(words, len(self.groups) - 1 if self.groups else None))
            self.outside.is_open = False
        elif is_number(words.text):
            self.named[-1].number = int(words.text)
            self.frame.append(Frame(words.text, words.lines, "Number"))
        else:
            self.unused.append(Unused(words.lines, "No whole number", words.text))

    def _without_number(self, words: Words) -> Words:
        """A group's heading without the number that counts it: '2. Safety', '2.1 Safety'."""
        numbered = NUMBERED.fullmatch(words.text) or OUTLINE.fullmatch(words.text)
        if numbered:
            self.frame.append(Frame(numbered["number"], words.lines, "Number in the list"))
        return Words(numbered["text"], words.lines) if numbered else words

    def made(self) -> tuple[list[PlainCompetency], list[PlainFinding]]:
        """The competencies with the findings of their blocks."""
        competencies: list[PlainCompetency] = []
        findings: list[PlainFinding] = []
        for place, one in enumerate(self.named):
            numbered = NUMBERED.fullmatch(one.name.text)
            name = numbered["text"] if numbered else one.name.text
            if numbered and not self.mapping.numbers:
                self.frame.append(Frame(numbered["number"], one.name.lines, "Number in the list"))
            family, variant = (name, one.variant) if one.variant else split_variant(name)
            number = int(numbered["number"]) if numbered and self.mapping.numbers else one.number
            block = self._block().read(one.body)
            block.levels += one.levels
            head = Head(family, one.name.lines, variant, number, one.group)
            competency, found = competency_of(head, block, place)
            competencies.append(competency)
            findings += found
            self.frame += block.frame
            self.unused += block.unused
        return competencies, findings

    def _block(self) -> StyledBlock:
        return StyledBlock(self.known, said=self._said, styled=self.styled, split=self.split, told=self.told)

    def _said(self, label: str) -> Section | None:
        """What a label announces, as the person said."""
        text = self.by_label.get(bare_label(label))
        return Section(text.use) if text and text.use not in (LEVEL, *NO_SECTION) else None
