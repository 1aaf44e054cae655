"""Cells that are labels of levels, and words that say that they are none."""

import re

from models_app.exchange.bands import is_grade
from models_app.exchange.labels import names_level, ranks
from models_app.exchange.lines import is_short, without_typeface
from models_app.exchange.tables import one_line

LONGEST_LABEL = 5  # words
NO_TEXT = "Label of a level without a text"
SPEAKS_OF_NAMES = re.compile(
    r"\b(?:competenc\w+|skills?|abilit\w+|knowledge|topics?|areas?)\b", re.IGNORECASE
)


def is_level(label: str) -> bool:
    """Whether a label says by its words that it is the one of a level, and no name of a competency."""
    if names_level(label) or is_grade(label):
        return names_level(label)
    return bool(ranks(label)) and len(label.split()) <= LONGEST_LABEL and not SPEAKS_OF_NAMES.search(label)


def label_in(cell: str, longest: int = LONGEST_LABEL) -> str:
    """The label that a cell holds, of so many words at most; empty where it holds anything else."""
    text = one_line(without_typeface(cell)).rstrip(":").strip()
    return text if is_short(text) and len(text.split()) <= longest else ""
