"""The required level of one competency: where its lines state it, and whether they state the same."""

import re

from models_app.calculations.plain import Frame, PlainArea, Unused, Words
from models_app.exchange.bands import BY_GRADE, are_bands, is_level_of_grade
from models_app.exchange.block_state import BlockState
from models_app.exchange.known_labels import bare_label
from models_app.exchange.labels import (
    LEVEL_LABEL,
    MEANINGS,
    TWO_LEVELS,
    Labelled,
    Section,
    asks_level,
    level_stated,
    names_level,
    rank_alone,
    section_of,
    split_label,
)
from models_app.exchange.stated_levels import same_level

NO_LEVELS = "Grades are no levels of proficiency. The words were kept, and no level was set."
ONE_LEVEL = re.compile(r"(?:proficiency|competency|skill) level|level of proficiency", re.IGNORECASE)
BY_OTHER_WORDS = "states one level and does not call it the required one"
READ_AS_REQUIRED = "It stands once in the competency, in front of no text. It was read as the required level."


class RequiredLevel(BlockState):
    """The lines of a block that state the required level."""

    def _agree(self) -> None:
        """The required level, where all lines that state one state the same."""
        if len({bare_label(one.text).rstrip(".").removeprefix("level ") for one in self.stated}) < 2:
            self.required = self.stated[0] if self.stated else None
            self.frame += [Frame(one.text, one.lines, "Required level") for one in self.stated]
        else:
            self.unused += [Unused(one.lines, TWO_LEVELS, one.text) for one in self.stated]

    def _grade_line(self, line: Words) -> bool:
        """'Level by grade: GS-05-06: 1; GS-07: 2', or one of the grades on a line: grades are no levels."""
        labelled = split_label(line.text)
        if labelled is None or self.known.is_level(labelled.label):
            return False
        speaks = section_of(labelled.label) in (Section.LEVELS, Section.REQUIRED)
        if not (speaks and are_bands(labelled.label, labelled.text)) and not is_level_of_grade(
            labelled.label, labelled.text
        ):
            return False
        self._settle()
        self.areas.append(PlainArea(labelled.label, labelled.text, line.lines))
        self._note(BY_GRADE, NO_LEVELS, line)
        return True

    def _level_sentence(self, line: Words) -> bool:
        """'Competent is required for this job.' where Competent is a level of the document."""
        stated = level_stated(line.text)
        if not stated or not self._is_own_level(stated):
            return False
        self._settle()
        start = line.text.index(stated)
        self.stated.append(Words(stated, line.lines))
        around = (line.text[:start], line.text[start + len(stated) :])
        self.frame += [
            Frame(text, line.lines, MEANINGS[Section.REQUIRED], anywhere=True)
            for text in around
            if text.strip()
        ]
        return True

    def _states_one_level(self, labelled: Labelled, following: Words | None) -> bool:
        """'Proficiency level: Skilled', where no text of that level can follow: the one level of the competency."""
        text = labelled.text.strip()
        one = rank_alone(text) or names_level(text) or self._is_own_level(text)
        if not (text and one and ONE_LEVEL.fullmatch(labelled.label)):
            return False
        return following is None or self.definition is None or split_label(following.text) is not None

    def _states_own_level(self, labelled: Labelled) -> bool:
        """'Required: Competent' where Competent is a level of the document."""
        return asks_level(labelled.label) and bool(labelled.text) and self._is_own_level(labelled.text)

    def _is_own_level(self, label: str) -> bool:
        own = [level.label for level in self.levels]
        own += [item.text for item in self.frame if item.meaning == LEVEL_LABEL]
        return self.known.is_level(label) or same_level(label, own) is not None
