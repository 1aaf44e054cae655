"""The lines below one competency's name, put where they belong by their form and by the label above them."""

from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, PlainArea, PlainStandard, Unused, Words
from models_app.exchange.block_doubts import (
    LOST_HEADING,
    LOST_LABEL,
    LOST_LABELS,
    NO_HEADING,
    goes_on,
    selection_in,
    stands_apart,
)
from models_app.exchange.block_required import RequiredLevel
from models_app.exchange.known_labels import folded
from models_app.exchange.labels import (
    LEVEL_LABEL,
    MEANINGS,
    Section,
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
    covered,
    is_paragraph,
    is_short,
    joined_lines,
    without_typeface,
)


@dataclass
class Block(RequiredLevel):
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
            or self._level_sentence(line)
            or self._level_line(line)
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
        return self.known.is_level(label) or (alone and len(label.split()) <= 4 and not section_of(label))

    def _section_line(self, line: Words, following: Words | None) -> bool:
        """'Definition: text', 'Key behaviors:', or such a heading without a colon."""
        labelled = split_label(line.text)
        listed = bool(following and _is_item(following))
        said = self.said(labelled.label if labelled else line.text) if self.said else None
        kind = said or (section_of(labelled.label) if labelled else section_alone(line.text, listed))
        if labelled and self._states_own_level(labelled):
            kind = Section.REQUIRED
        if labelled and kind and not said and labelled.text and len(labelled.label.split()) > 5:
            return False
        if kind is None and line.text.rstrip().endswith(":") and is_short(line.text):
            kind = Section.INDICATORS if listed else None
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
        levels = listed_levels(labelled.text) if labelled and kind == Section.LEVELS else []
        if levels:
            self.frame += [Frame(level, line.lines, LEVEL_LABEL) for level in levels]
        elif labelled and labelled.text:
            self._text(Words(labelled.text, line.lines))
        return True

    def _label_line(self, line: Words, following: Words | None) -> bool:
        """A short line that names the text below it: a standard, or the heading of a list of areas."""
        labelled = split_label(line.text)
        if labelled and labelled.text and folded(labelled.label) in self.known.standards:
            self._settle()
            self.standards.append(PlainStandard(labelled.label, labelled.text, line.lines))
            self.open = self.standards
            return True
        if labelled and labelled.text and folded(labelled.label) in self.known.further:
            self._settle()
            self.section = None
            self.areas.append(PlainArea(labelled.label, labelled.text, line.lines))
            return True
        if not is_short(line.text) or following is None:
            return False
        if _is_item(following) and self.section != Section.INDICATORS:
            self._enter(Section.AREAS)
            self.heading = line
            return True
        alone = is_paragraph(following.text) and not self.pending
        named = folded(line.text) in self.known.standards or rank_alone(line.text) or alone
        if self.section == Section.STANDARDS and named and not self.waiting:
            self._expect(Words(line.text.rstrip(": "), line.lines))
            return True
        return False

    def _bullet(self, line: Words) -> None:
        labelled = split_label(line.text)
        if labelled and labelled.text and self.known.is_level(labelled.label):
            self._level_line(line)
        else:
            self._item(line)

    def _item(self, line: Words) -> None:
        """One item of a list."""
        if self.astray:
            self._stray(line)
        elif self.section in (Section.LEVELS, Section.STANDARDS) and (self.pending or self.open):
            self._list_below(line)
            self._text(line, apart="\n")
        elif self.section == Section.INDICATORS:
            self.indicators.append(line)
            self.bulleted = True
        elif self.section is None and self.definition is None:
            self._note(
                NO_HEADING,
                "The list stands right below the name. It was read as behavioral indicators.",
                line,
            )
            self.indicators.append(line)
        elif self.section in (None, Section.DEFINITION, Section.AREAS):
            if self.section != Section.AREAS and not self._announced():
                self._note(NO_HEADING, LOST_HEADING, line)
            lines = joined_lines(self.heading.lines if self.heading else (), line.lines)
            self.areas.append(PlainArea(self.heading.text if self.heading else "", line.text, lines))
        else:
            self._text(line)

    def _announced(self) -> bool:
        """Whether the definition itself announces a list: it ends in a colon."""
        return self.definition is not None and self.definition.text.endswith(":")

    def _text(self, line: Words, apart: str = "\n\n") -> None:
        """A text of the section that is open."""
        if self.astray:
            self._stray(line)
        elif self.section in (None, Section.DEFINITION):
            if self.definition:
                self._note(LOST_LABEL, LOST_LABELS, line)
            self.definition = longer(self.definition, line)
        elif self.section == Section.SELECTION:
            self._said_use(line)
            self.section = None
        elif self.section == Section.REQUIRED and self.awaits_level:
            self.stated.append(line)
            self.awaits_level = False
        elif self.section == Section.REQUIRED:
            self._go_astray(
                line, "the required level", "A paragraph below the required level that carries no label"
            )
        elif self._apart_from_list(line):
            reason = "A paragraph below the list that carries no bullet and stands apart from it"
            self._go_astray(line, "its behavioral indicators", reason)
        elif self.section == Section.INDICATORS and self._ends_indicator(line):
            self._join_indicator(line)
        elif self.section == Section.INDICATORS:
            if not is_paragraph(line.text) or not self.indicators:
                self._lost_bullet(line)
            self.indicators.append(line)
        elif self.section == Section.AREAS:
            self._item(line)
        elif len(self.pending) == 1:
            label = self.pending.pop()
            lines = covered(label.lines[0], line.lines[-1])
            standard = PlainStandard(label.text, line.text, lines)
            self.open = self._list()
            self.open.append(standard)
        elif self.pending or self.open is None:
            self.waiting.append(line)
        else:
            self._more(self.open, line, apart)

    def _more(self, texts: list[PlainStandard], line: Words, apart: str) -> None:
        """One more line of the last text, unless a blank line parts them: then nobody can tell, and that is said."""
        last = texts[-1]
        if apart == "\n\n" and stands_apart(last.text, last.lines[-1], line):
            what = f"'{last.label}'"
            reason = f"A paragraph below {what} that carries no label and stands apart from it"
            self._go_astray(line, what, reason)
            return
        if goes_on(last.text, line.text):
            apart = " "
        elif apart == "\n\n":
            detail = "It carries no label of its own. It was read as part of that text."
            places = joined_lines(last.lines, line.lines)
            self.notes.append((f"has a further paragraph below '{last.label}'", detail, places))
        texts[-1] = replace(
            last, text=f"{last.text}{apart}{line.text}", lines=joined_lines(last.lines, line.lines)
        )

    def _apart_from_list(self, line: Words) -> bool:
        """Whether a line without a bullet stands apart from a list of bullets."""
        if self.section != Section.INDICATORS or not self.bulleted:
            return False
        return stands_apart(self.indicators[-1].text, self.indicators[-1].lines[-1], line)

    def _go_astray(self, line: Words, below: str, reason: str) -> None:
        """From here to the next label the lines belong to nothing: not used, and a finding says so."""
        self._settle()
        self.astray = reason
        detail = "No label says what it is, so that it was not taken as part of the text above: look at the source."
        self.notes.append((f"has a paragraph below {below} that belongs to no label", detail, ()))
        self._stray(line)

    def _stray(self, line: Words) -> None:
        self.unused.append(Unused(line.lines, self.astray, line.text))
        title, detail, lines = self.notes[-1]
        self.notes[-1] = (title, detail, joined_lines(lines, line.lines))

    def _list_below(self, line: Words) -> None:
        """A list below a level whose text was complete may be the level's, or have lost its heading: that is said."""
        last = self.open[-1] if self.open else None
        if last and "\n" not in last.text and is_paragraph(last.text):
            self.notes.append(
                (
                    f"has a list below '{last.label}'",
                    "The list has no heading of its own. It was read as part of that text; a heading may be lost.",
                    joined_lines(last.lines, line.lines),
                )
            )

    def _ends_indicator(self, line: Words) -> bool:
        """Whether a line without a bullet goes on with the indicator above, which begins with a capital."""
        last = self.indicators[-1] if self.indicators else None
        return (
            last is not None
            and not self.bulleted
            and last.text[:1].isupper()
            and goes_on(last.text, line.text)
        )

    def _join_indicator(self, line: Words) -> None:
        last = self.indicators[-1]
        self.indicators[-1] = replace(
            last, text=f"{last.text} {line.text}", lines=joined_lines(last.lines, line.lines)
        )
        detail = "A line that begins with a small letter was joined to the one above with one space."
        self._note("has indicators broken in mid-sentence", detail, self.indicators[-1])

    def _lost_bullet(self, line: Words) -> None:
        detail = "The lines below the heading carry no bullets. Each line was read as one indicator."
        if not self._noted("has indicators without bullets"):
            self._note("has indicators without bullets", detail, line)


def _is_item(line: Words) -> bool:
    return bool(BULLET.fullmatch(line.text) or NUMBERED.fullmatch(line.text))


def longer(words: Words | None, line: Words) -> Words:
    """A text with one more paragraph."""
    return Words(f"{words.text}\n\n{line.text}", words.lines + line.lines) if words else line
