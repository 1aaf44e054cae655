"""A block some of whose lines a person named by their style: what they said goes before the form of the line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models_app.calculations.plain import Frame, PlainStandard, Words
from models_app.exchange.block_texts import longer
from models_app.exchange.labels import MEANINGS, Section, split_label
from models_app.exchange.line_styles import Split
from models_app.exchange.lines import BULLET, NUMBERED
from models_app.exchange.mapping import LEVEL
from models_app.exchange.said_lines import SaidBlock

LISTS = (Section.INDICATORS, Section.AREAS)


@dataclass
class StyledBlock(SaidBlock):
    """`styled`: what the passages at these lines are."""

    styled: Mapping[tuple[int, ...], str] = field(default_factory=dict)
    split: Mapping[tuple[int, ...], Split] = field(default_factory=dict)
    """The words in front that a style sets apart, and the text behind them."""

    def _line(self, line: Words, following: Words | None) -> None:
        use, told = self.styled.get(line.lines), self.told.get(line.lines)
        if told:
            self._said_one(line, told)
            return
        self._unsaid(line, following, use)
        self.last = self.section or Section.DEFINITION

    def _unsaid(self, line: Words, following: Words | None, use: str | None) -> None:
        """A line that was named by its style or not at all."""
        if use is None or "\t" in line.text:
            super()._line(line, following)
        elif line.lines in self.split:
            self._said_apart(self.split[line.lines], line.lines, use)
        elif use == LEVEL:
            self._said_level(line)
        else:
            self._said_section(line, Section(use))

    def _said_apart(self, split: Split, lines: tuple[int, ...], use: str) -> None:
        """A level or a standard with its text behind it."""
        self._enter(Section.LEVELS if use == LEVEL else Section(use))
        self._settle()
        self.open = self._list()
        self.open.append(PlainStandard(split.front, split.rest, lines))

    def _said_level(self, line: Words) -> None:
        """The label of a level, with its text behind it or below."""
        line = self._without_sign(line)
        labelled = split_label(line.text)
        self._enter(Section.LEVELS)
        if labelled and labelled.text:
            self._settle()
            self.levels.append(PlainStandard(labelled.label, labelled.text, line.lines))
            self.open = self.levels
        else:
            self._expect(Words(line.text.rstrip(": "), line.lines))

    def _said_section(self, line: Words, section: Section) -> None:
        """A text of a section, or the heading above levels and standards."""
        self._enter(section)
        if section in (Section.LEVELS, Section.STANDARDS):
            self.frame.append(Frame(line.text, line.lines, MEANINGS[section]))
        elif section == Section.SELECTION:
            self._said_use(self._without_sign(line))
        elif section == Section.DEFINITION:
            self.definition = longer(self.definition, line)
        elif section in LISTS:
            self._item(self._without_sign(line))
        else:
            self._text(line)

    def _without_sign(self, line: Words) -> Words:
        """Without its bullet or the number in front, which is framework and no part of the text."""
        if bullet := BULLET.fullmatch(line.text):
            return Words(bullet["text"], line.lines)
        if numbered := NUMBERED.fullmatch(line.text):
            self.frame.append(Frame(numbered["number"], line.lines, "Number in the list"))
            return Words(numbered["text"], line.lines)
        return line
