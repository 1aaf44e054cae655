"""Structures that look like headed paragraphs and are others: why these are not read so, and what helps."""

import re

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.labels import names_level, section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, in_capitals

DASHED = re.compile(r"\s+[–—-]\s")


def refuse_other_structures(lines: list[Words], heads: list[int], run_in: int) -> None:
    """Raises Unreadable where labels stand above the paragraphs, or names of their own begin them."""
    labels = sum(_is_label(line) for line in lines)
    if labels > 1 and labels * 2 >= len(heads):
        raise Unreadable(
            f"{labels} lines carry labels of levels, indicators or definitions, which this reader does not know. "
            "Choose the reader of labelled texts, or say by hand what the labels mean."
        )
    if run_in >= len(heads):
        raise Unreadable(
            f"{run_in} paragraphs begin with words of their own in bold, and headings have texts too, so that it "
            "can't be told which are the names. Say by hand which, or put the names on lines of their own."
        )
    begin = sum(map(_begins_with_name, lines))
    if begin > max(2, len(heads)) or sum(_begins_with_name(lines[n + 1]) for n in heads) * 2 > len(heads):
        raise Unreadable(
            "The paragraphs begin with names of their own and a dash, and headings stand above them. Choose the reader "
            "of flat lists, or say by hand what the names are."
        )


def _begins_with_name(line: Words) -> bool:
    """'Tide Reading – Knows when to leave.': a few words with capitals, and a sentence behind the dash."""
    labelled = split_label(line.text)
    dashed = labelled is not None and DASHED.match(line.text[len(labelled.label) :])
    return (
        bool(dashed) and labelled is not None and in_capitals(labelled.label) and labelled.text[:1].isupper()
    )


def _is_label(line: Words) -> bool:
    """Whether the line begins with, or is, a label in common use."""
    labelled = split_label(line.text)
    if BULLET.fullmatch(line.text):
        return False
    if labelled is None:
        return section_alone(line.text) is not None
    return section_of(labelled.label) is not None or names_level(labelled.label)
