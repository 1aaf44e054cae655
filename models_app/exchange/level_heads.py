"""Headings above levels that no common word tells: the same short line right above them in every competency."""

from collections.abc import Callable, Iterable

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.labels import section_alone, split_label
from models_app.exchange.lines import BULLET, NUMBERED, has_letter, is_short, without_typeface

LEAST = 2  # competencies with levels


def heads_of_levels(blocks: Iterable[list[Words]], is_level: Callable[[Words], bool]) -> set[str]:
    """The one line that stands right above the first level of each block with levels, in small letters."""
    above = [
        _head(block[n - 1]) if n else ""
        for block in blocks
        if (n := next((n for n, line in enumerate(block) if is_level(line)), None)) is not None
    ]
    return set(above) - {""} if len(above) >= LEAST and len(set(above)) == 1 else set()


def _head(line: Words) -> str:
    """A short line that is no sentence, no item and no label with its text; empty for any other one."""
    text = without_typeface(line.text).strip()
    labelled = split_label(text)
    other = BULLET.fullmatch(text) or NUMBERED.fullmatch(text) or (labelled and labelled.text)
    plain = is_short(text) and has_letter(text) and line.kind != "row" and not other
    return folded(text.strip(" :")) if plain and section_alone(text) is None else ""
