"""The label that a line of a block begins with or consists of, and the section that a line announces."""

import re

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.bands import is_level_of_grade
from models_app.exchange.block_doubts import selection_in
from models_app.exchange.labels import Section, section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, is_short, without_typeface

LONGEST = 5  # words of a label
# 'Apprentice stage', 'Entry level'; several of them come back where a document names its levels so.
STAGED = re.compile(
    r"(?!(?:required|minimum|target|expected|needed|proficiency|competency|performance|skills?|mastery|current|next|each|"
    r"all|this)\b)[^\W\d_][\w/-]*(?: [\w/-]+)? (?:level|stage|tier)",
    re.IGNORECASE,
)


def bare_label(label: str) -> str:
    """A label without capitals, typeface and colon."""
    return folded(without_typeface(label).strip(" :"))


def label_in(line: Words) -> str:
    """The label that this line begins with or consists of; empty for a bullet, a sentence or an announced section."""
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    labelled = split_label(bullet["text"] if bullet else text)
    if selection_in(text) is not None:
        return ""
    if labelled and is_level_of_grade(labelled.label, labelled.text):
        return ""
    if labelled:
        announces = section_of(labelled.label) and not STAGED.fullmatch(labelled.label)
        return "" if announces or len(labelled.label.split()) > LONGEST else bare_label(labelled.label)
    alone = not bullet and is_short(text) and len(text.split()) <= LONGEST and not section_of(text)
    return bare_label(text) if alone else ""


def announced(line: Words) -> Section | None:
    """What a line announces for those below it; None for an item of a list and for any other line."""
    labelled = split_label(line.text)
    if BULLET.fullmatch(line.text):
        return None
    return section_of(labelled.label) if labelled else section_alone(line.text)
