"""The lines below one competency's name, put where they belong by their form and by the label above them."""

import re
from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, PlainArea, PlainStandard, Unused, Words
from models_app.exchange.block_doubts import selection_in
from models_app.exchange.block_required import BY_OTHER_WORDS, READ_AS_REQUIRED
from models_app.exchange.block_texts import BlockTexts
from models_app.exchange.known_labels import bare_label
from models_app.exchange.labels import (
    LEVEL_LABEL,
    MEANINGS,
    Section,
    asks_level,
    listed_levels,
    names_level,
    rank_alone,
    section_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import (
    BULLET,
    NUMBERED,
    is_paragraph,
    is_short,
    joined_lines,
    without_typeface,
)

# Words above a list that may say how well the work is to be done, or what to look for.
MAY_HEAD_STANDARDS = re.compile(
    r"(?:(?:key|success|performance|result) )?(?:measures?|metrics|criteria|targets|outcomes|results|expectations)"
    r"(?: of success)?",
    re.IGNORECASE,
)
MAY_BE_STANDARDS = (
    "The heading doesn't tell whether these are behavioral indicators or performance standards. They were read as "
    "indicators: move them in the draft if they are standards."
)


@dataclass
class Block(BlockTexts):
    """What has been read of one block, and how its lines are read."""

    def read(self, lines: list[Words]) -> "Block":
        """All lines of the block."""
        for n, line in enumerate(lines):
            following = lines[n + 1] if n + 1 < len(lines) else None
            self._line(replace(line, text=without_typeface(line.text)), following)
        self._settle()
        self._agree()
        return self

    def _line(self, line: Words, following: Words | None) -> None:
        bullet, numbered = BULLET.fullmatch(line.text), NUMBERED.fullmatch(line.text)
        if "\t" in line.text:
            self._row(line)
        elif bullet:
            self._bullet(Words(bullet["text"], line.lines))
        elif (
            self._selection_line(line)
            or self._ahead_line(line)
            or self._grade_line(line)
            or self._level_sentence(line)
            or self._level_line(line)
            or self._level_head(line)
            or self._section_line(line, following)
        ):
            return
        elif numbered:
            self.frame.append(Frame(numbered["number"], line.lines, "Number in the list"))
            self._item(Words(numbered["text"], line.lines))
        elif self._label_line(line, following):
            return
        else:
            self._text(line)

    def _row(self, line: Words) -> None:
        """Two cells read like a label and its text; other rows belong to no block."""
        cells = [cell for cell in line.text.split("\t") if cell.strip()]
        if len(cells) == 2 and (self.known.is_level(cells[0]) or section_of(cells[0])):
            joined = Words(f"{cells[0].rstrip(': ')}: {cells[1]}", line.lines)
            if self._level_line(joined) or self._section_line(joined, None):
                return
        self.unused.append(Unused(line.lines, "A row of a table among the texts of a competency"))

    def _selection_line(self, line: Words) -> bool:
        """'Used for selection: yes'. What states neither use is named, and no text of any section."""
        stated = selection_in(line.text)
        if stated is None:
            return False
        self._settle()
        label, _, _ = line.text.rpartition(stated)
        self._said_use(Words(stated, line.lines), label)
        return True

    def _ahead_line(self, line: Words) -> bool:
        """One of the labels that this document prints ahead of their texts."""
        label = bare_label(line.text)
        if label not in self.known.ahead or "\t" in line.text:
            return False
        self._enter(Section.STANDARDS if label in self.known.standards else Section.LEVELS)
        self._expect(Words(line.text.rstrip(": "), line.lines))
        return True

    def _level_line(self, line: Words) -> bool:
        """'Level 1: text', or a label of a level that waits for its text."""
        labelled = split_label(line.text)
        label = labelled.label if labelled else line.text
        if not self._is_level(label, labelled is not None) or not (labelled or is_short(line.text)):
            return False
        if self.section != Section.STANDARDS or names_level(label):
            self._enter(Section.LEVELS)
        if labelled and labelled.text:
            self._settle()
            self.levels.append(PlainStandard(label, labelled.text, line.lines))
            self.open = self.levels
        else:
            self._expect(Words(label.rstrip(":"), line.lines))
        return True

    def _is_level(self, label: str, in_front: bool) -> bool:
        """A known label; or, where the document has only one block, any short label below a heading of levels."""
        alone = self.section == Section.LEVELS and not self.known.levels and in_front
        return self.known.is_level(label) or (
            alone and len(label.split()) <= 4 and not section_of(label) and not asks_level(label)
        )

    def _level_head(self, line: Words) -> bool:
        """The line that stands right above the levels of every competency."""
        if bare_label(line.text) not in self.known.heads:
            return False
        self._enter(Section.LEVELS)
        self.frame.append(Frame(line.text.rstrip(": "), line.lines, MEANINGS[Section.LEVELS]))
        return True

    def _section_line(self, line: Words, following: Words | None) -> bool:
        """'Definition: text', 'Key behaviors:', or such a heading without a colon."""
        labelled = split_label(line.text)
        listed = bool(following and _is_item(following))
        said = self.said(labelled.label if labelled else line.text) if self.said else None
        kind = said or (section_of(labelled.label) if labelled else section_alone(line.text, listed))
        if (
            kind == Section.STANDARDS
            and bare_label(labelled.label if labelled else line.text) in self.known.heads
        ):
            kind = Section.LEVELS
        if labelled and self._states_own_level(labelled):
            kind = Section.REQUIRED
        if labelled and kind == Section.LEVELS and not said and self._states_one_level(labelled, following):
            kind = Section.REQUIRED
            if self.levels or self.known.levels:
                self._note(BY_OTHER_WORDS, READ_AS_REQUIRED, line)
        if labelled and kind and not said and labelled.text and len(labelled.label.split()) > 5:
            return False
        if kind is None and line.text.rstrip().endswith(":") and is_short(line.text):
            kind = Section.INDICATORS if listed else None
            if listed and MAY_HEAD_STANDARDS.fullmatch(line.text.rstrip(": ")):
                self._note(f"has a list below '{line.text.rstrip(': ')}'", MAY_BE_STANDARDS, line)
        if kind is None or kind in (Section.NAME, Section.NUMBER, Section.GROUP):
            return False
        self._enter(kind)
        self.awaits_level = kind == Section.REQUIRED
        label = labelled.label if labelled else line.text
        if kind == Section.DEFINITION and self.definition and not self._noted("has more than one definition"):
            self.notes.append(
                (
                    "has more than one definition",
                    "A second text is labelled as the definition. Both were kept, one below the other.",
                    joined_lines(self.definition.lines, line.lines),
                )
            )
        if kind == Section.AREAS:
            self.heading = Words(label.rstrip(":"), line.lines)
        else:
            self.frame.append(Frame(label, line.lines, MEANINGS[kind]))
        if kind == Section.STANDARDS:
            self.heading = Words(label.rstrip(":"), line.lines)
        levels = listed_levels(labelled.text) if labelled and kind == Section.LEVELS else []
        if levels:
            self.frame += [Frame(level, line.lines, LEVEL_LABEL) for level in levels]
        elif labelled and labelled.text:
            self._text(Words(labelled.text, line.lines))
        return True

    def _label_line(self, line: Words, following: Words | None) -> bool:
        """A short line that names the text below it: a standard, or the heading of a list of areas."""
        labelled = split_label(line.text)
        if labelled and labelled.text and bare_label(labelled.label) in self.known.standards:
            self._enter(Section.STANDARDS)
            self._settle()
            self.standards.append(PlainStandard(labelled.label, labelled.text, line.lines))
            self.open = self.standards
            return True
        if labelled and labelled.text and bare_label(labelled.label) in self.known.further:
            self._settle()
            self.section = None
            self.areas.append(PlainArea(labelled.label, labelled.text, line.lines))
            return True
        if not is_short(line.text) or following is None:
            return False
        if bare_label(line.text) in self.known.unheaded:
            self._enter(Section.STANDARDS)
        if _is_item(following) and self.section != Section.INDICATORS:
            self._enter(Section.AREAS)
            self.heading = line
            return True
        alone = is_paragraph(following.text) and not self.pending
        named = bare_label(line.text) in self.known.standards or rank_alone(line.text) or alone
        if self.section == Section.STANDARDS and named and not self.waiting:
            self._expect(Words(line.text.rstrip(": "), line.lines))
            return True
        return False

    def _bullet(self, line: Words) -> None:
        labelled = split_label(line.text)
        if labelled and labelled.text and self.known.is_level(labelled.label):
            self._level_line(line)
        elif not (
            labelled and bare_label(labelled.label) in self.known.unheaded and self._label_line(line, None)
        ):
            self._item(line)


def _is_item(line: Words) -> bool:
    return bool(BULLET.fullmatch(line.text) or NUMBERED.fullmatch(line.text))
