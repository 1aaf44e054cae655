"""The texts and list items of one block: where each belongs by the section that is open above it."""

from dataclasses import replace

from models_app.calculations.plain import PlainArea, PlainStandard, Unused, Words
from models_app.exchange.block_doubts import (
    LOST_HEADING,
    LOST_LABEL,
    LOST_LABELS,
    NO_HEADING,
    goes_on,
    stands_apart,
)
from models_app.exchange.block_required import RequiredLevel
from models_app.exchange.block_state import LABELS_AHEAD
from models_app.exchange.labels import Section
from models_app.exchange.lines import covered, is_paragraph, joined_lines

JOINED = "A line that begins with a small letter was joined to the one above with one space."
FIRST_IS_DEFINITION = (
    "The document prints the labels first and the texts below them. The first paragraph was read as the definition, "
    "what follows as the list."
)


class BlockTexts(RequiredLevel):
    """Lines that carry no label."""

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
        elif self.section == Section.REQUIRED:
            self._below_required(line)
        elif self.section == Section.INDICATORS:
            self._below_indicators(line)
        elif self.section == Section.AREAS:
            self._item(line)
        else:
            self._of_label(line, apart)

    def _below_required(self, line: Words) -> None:
        """The level that the label waits for; the text of a block that has none yet; else it belongs to no label."""
        if self.awaits_level:
            self.stated.append(line)
            self.awaits_level = False
            return
        if self._is_empty() and is_paragraph(line.text):
            self.section = None
            self._text(line)
            return
        reason = "A paragraph below the required level that carries no label"
        self._go_astray(line, "the required level", reason)

    def _is_empty(self) -> bool:
        return not (self.definition or self.levels or self.indicators or self.standards or self.areas)

    def _below_indicators(self, line: Words) -> None:
        """One more indicator, or the rest of the last one."""
        if self._lacks_definition_ahead() and is_paragraph(line.text):
            self.definition = line
            self._note(LABELS_AHEAD, FIRST_IS_DEFINITION, line)
        elif self._apart_from_list(line):
            reason = "A paragraph below the list that carries no bullet and stands apart from it"
            self._go_astray(line, "its behavioral indicators", reason)
        elif self._ends_indicator(line):
            self._join_indicator(line)
        else:
            if not is_paragraph(line.text) or not self.indicators:
                self._lost_bullet(line)
            self.indicators.append(line)

    def _lacks_definition_ahead(self) -> bool:
        """Whether the label of the definition stands above that of the list, and no text came below them."""
        return self.known.definition_ahead and self._is_empty()

    def _of_label(self, line: Words, apart: str) -> None:
        """The text of the one label that waits, or of several, or more of the last one."""
        if len(self.pending) == 1:
            label = self.pending.pop()
            lines = covered(label.lines[0], line.lines[-1])
            self.open = self._list()
            self.open.append(PlainStandard(label.text, line.text, lines))
        elif (
            (self.pending or self.open is None) and self.waiting and goes_on(self.waiting[-1].text, line.text)
        ):
            self.waiting[-1] = _joined(self.waiting[-1], line)
            self._note("has texts broken in mid-sentence", JOINED, self.waiting[-1])
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
        if not self.bulleted:
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
        self.indicators[-1] = _joined(self.indicators[-1], line)
        self._note("has indicators broken in mid-sentence", JOINED, self.indicators[-1])

    def _lost_bullet(self, line: Words) -> None:
        detail = "The lines below the heading carry no bullets. Each line was read as one indicator."
        if not self._noted("has indicators without bullets"):
            self._note("has indicators without bullets", detail, line)


def _joined(above: Words, line: Words) -> Words:
    return replace(above, text=f"{above.text} {line.text}", lines=joined_lines(above.lines, line.lines))


def longer(words: Words | None, line: Words) -> Words:
    """A text with one more paragraph."""
    return Words(f"{words.text}\n\n{line.text}", words.lines + line.lines) if words else line
