"""What a person says of single lines: how such a line is parted, and how it goes into its competency."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainArea, PlainStandard, Unused, Words
from models_app.exchange.blocks import Block
from models_app.exchange.labels import MEANINGS, Section, section_of, split_label
from models_app.exchange.line_styles import BOLD_WORDS, CLOSES, COLON, DASH, SIGN, Split, split_line
from models_app.exchange.lines import BULLET, has_letter, joined_lines, without_typeface
from models_app.exchange.mapping import GOES_ON, LABEL, LEVEL, NEW_LINE, NEW_PARAGRAPH, LineUse

NOTHING_ABOVE = "No text stands above it that it could go on with"
BETWEEN = {GOES_ON: " ", NEW_LINE: "\n", NEW_PARAGRAPH: "\n\n"}
LETTER = re.compile(
    r"(?:\((?:[A-Za-z]|[ivx]{2,5})\)|(?:[A-Za-z]|[ivx]{2,5})[.)]|[A-Z]\s[–—-])\s+"
)  # 'b)', '(b)', 'B –'
LETTER_IN_LIST = "Letter in the list"
LONGEST_NUMBER = 6  # digits
STATED = (Section.REQUIRED, Section.SELECTION)  # whatever stands in front of them is their label


def parted(line: Words, label: str = "") -> Split | None:
    """The line as label or name and text: by given words, those in bold, a colon, a dash or a full stop."""
    if label:
        return _by_words(line, label)
    if split := split_line(line, BOLD_WORDS):
        return split
    found = [split for split in (split_line(line, COLON), split_line(line, DASH), _by_stop(line)) if split]
    return min(found, key=lambda split: len(split.front), default=None)


def _by_stop(line: Words) -> Split | None:
    sign, text = _sign_apart(line)
    front, stop, rest = text.partition(". ")
    return Split(sign, front.strip(), rest.strip()) if stop and front.strip() and rest.strip() else None


def _by_words(line: Words, label: str) -> Split | None:
    """The rest of a line that begins with these words; None where it does not."""
    sign, text = _sign_apart(line)
    label = without_typeface(label).strip(CLOSES)
    letter = LETTER.match(text)
    if letter and text[letter.end() :].casefold().startswith(label.casefold()):
        sign, text = f"{sign}{letter[0]}", text[letter.end() :]
    if not label or text[: len(label)].casefold() != label.casefold():
        return None
    return Split(sign, text[: len(label)], text[len(label) :].lstrip(CLOSES).strip())


def _sign_apart(line: Words) -> tuple[str, str]:
    text = without_typeface(line.text)
    sign = SIGN.match(text)
    before = sign[0] if sign else ""
    return before, text[len(before) :]


def text_of(line: Words, use: str, label: str = "") -> tuple[str, str]:
    """The label in front, empty where there is none, and the text: what the use says itself is no part of its text."""
    if label and (split := _by_words(line, label)) and split.rest:
        return split.front, split.rest
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    text = bullet["text"] if bullet and use != Section.DEFINITION else text
    labelled = split_label(text)
    if labelled and labelled.text and (use in STATED or section_of(labelled.label) == use):
        return labelled.label, labelled.text
    return "", text


def is_number(text: str) -> bool:
    """Whether the words are a whole number that a competency may have."""
    return text.strip().isdecimal() and len(text.strip()) <= LONGEST_NUMBER


@dataclass
class SaidBlock(Block):
    """A block some of whose lines a person named one by one; `told` has what each is, by its lines."""

    told: Mapping[tuple[int, ...], LineUse] = field(default_factory=dict)
    last: str = ""
    """Which kind of text the line above was, so that the next one can go on with it."""

    def _said_one(self, line: Words, said: LineUse) -> None:
        """One line that was named by itself."""
        if said.use in BETWEEN:
            self._more_of_last(line, BETWEEN[said.use])
            return
        if said.use == LABEL:
            self._settle()
            self.frame.append(Frame(without_typeface(line.text).rstrip(": "), line.lines, "Heading or label"))
            return
        section = Section.LEVELS if said.use == LEVEL else Section(said.use)
        self._enter(section)
        self.last = section
        if section in (Section.LEVELS, Section.STANDARDS):
            self._labelled_one(line, said)
            return
        label, text = text_of(line, said.use, "" if section == Section.AREAS else said.label)
        if label and section != Section.SELECTION:
            self.frame.append(Frame(label, line.lines, MEANINGS[section]))
        self._placed(section, Words(text, line.lines), said, label)

    def _placed(self, section: Section, words: Words, said: LineUse, label: str) -> None:
        if section == Section.DEFINITION:
            apart = "\n\n" if self.definition else ""
            self.definition = self.definition or replace(words, text="")
            self._join(apart, words)
        elif section == Section.INDICATORS:
            self.indicators.append(words)
        elif section == Section.AREAS:
            heading = self.heading if self.heading and not said.label else Words(said.label, ())
            self.areas.append(PlainArea(heading.text, words.text, joined_lines(heading.lines, words.lines)))
        elif section == Section.REQUIRED:
            self.stated.append(words)
        else:
            self._said_use(words, label)

    def _labelled_one(self, line: Words, said: LineUse) -> None:
        """A level or standard: label and text, or a label whose text comes on the next lines."""
        split = parted(line, said.label) if said.label else self._level_parted(line)
        if split and split.rest:
            label, text = split.front, split.rest
            if has_letter(split.sign):
                self.frame.append(Frame(split.sign.strip(), line.lines, LETTER_IN_LIST))
        elif split or not said.label:
            self._settle()
            self.pending.append(
                Words((split.front if split else without_typeface(line.text)).rstrip(": "), line.lines)
            )
            return
        else:
            label, text = said.label, text_of(line, said.use)[1]
        self._settle()
        self._list().append(PlainStandard(label, text, line.lines))

    @staticmethod
    def _level_parted(line: Words) -> Split | None:
        labelled = split_label(_sign_apart(line)[1])
        return Split("", labelled.label, labelled.text) if labelled else parted(line)

    def _more_of_last(self, line: Words, apart: str) -> None:
        words = Words(text_of(line, GOES_ON)[1], line.lines)
        if self.pending:
            label = self.pending.pop()
            self._list().append(PlainStandard(label.text, words.text, joined_lines(label.lines, words.lines)))
        elif not self._join(apart, words):
            self.unused.append(Unused(line.lines, NOTHING_ABOVE))

    def _join(self, apart: str, words: Words) -> bool:
        """Whether there is a text above; the words are then behind it."""
        if self.last == Section.DEFINITION and self.definition:
            self.definition = _longer(self.definition, apart, words)
            return True
        lists = {
            Section.INDICATORS: self.indicators, Section.AREAS: self.areas,
            Section.LEVELS: self.levels, Section.STANDARDS: self.standards,
        }  # fmt: skip
        texts = lists.get(self.last)
        if not texts:
            return False
        texts[-1] = _longer(texts[-1], apart, words)
        return True


def _longer(above, apart: str, words: Words):
    lines = joined_lines(above.lines, words.lines)
    return replace(above, text=f"{above.text}{apart}{words.text}", lines=lines)
