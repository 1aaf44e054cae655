"""What one line packs into a definition: all levels, 'Basic - Sorts. Advanced - Plans.', and the required level."""

import re
from dataclasses import replace
from typing import NamedTuple

from models_app.calculations.plain import Frame, PlainCompetency, PlainStandard, Words
from models_app.exchange.block_competency import with_stated_level
from models_app.exchange.labels import MEANINGS, Section, names_level, ranks, section_of
from models_app.exchange.stated_levels import REQUIRED_LEVEL

# A label opens the text or stands behind the end of a sentence.
LABEL = re.compile(r"(?:\A|(?<=[.;!?] ))(?P<label>[A-Z][\w/]*(?: [\w/]+){0,2})(?:\s[-–—]|:)\s+")
REQUIRED = re.compile(
    r"(?P<before>.*[.;!?)])\s+[(\[]?(?P<label>[A-Z][A-Za-z ]{3,40}): (?P<level>\w+(?: \w+){0,3})[.)\]]{0,2}",
    re.DOTALL,
)
FEWEST = 2  # levels of a competency, and competencies with such


class Packed(NamedTuple):
    """The levels of a definition, and the words in front of them."""

    before: str
    levels: tuple[PlainStandard, ...]


def with_packed_levels(found: list[PlainCompetency]) -> list[PlainCompetency]:
    """Levels out of definitions, where most have them and their labels stand in one order in all that do."""
    packed = {n: one for n, competency in enumerate(found) if (one := _packed(competency))}
    orders = [[level.label for level in one.levels] for one in packed.values()]
    longest = max(orders, key=len, default=[])
    in_order = all([label for label in longest if label in order] == order for order in orders)
    if len(packed) < FEWEST or len(packed) * 2 <= len(found) or not in_order or not _are_levels(longest):
        return found
    return [
        replace(one, definition=packed[n].before or None, levels=packed[n].levels) if n in packed else one
        for n, one in enumerate(found)
    ]


def _packed(competency: PlainCompetency) -> Packed | None:
    text = competency.definition or ""
    labels = list(LABEL.finditer(text))
    if len(labels) < FEWEST or competency.levels:
        return None
    ends = [match.start() for match in labels[1:]] + [len(text)]
    levels = tuple(
        PlainStandard(match["label"], text[match.end() : end].strip(), competency.definition_lines)
        for match, end in zip(labels, ends, strict=True)
    )
    return Packed(text[: labels[0].start()].strip(), levels)


def _are_levels(labels: list[str]) -> bool:
    """Whether most of them rank or say that they are levels, and no two are the same."""
    once = len(set(labels)) == len(labels)
    return once and sum(ranks(label) or names_level(label) for label in labels) * 2 > len(labels)


def with_required_at_end(
    found: list[PlainCompetency],
) -> tuple[list[PlainCompetency], list[Frame]]:
    """The required level that a definition states behind its last sentence: 'Sorts mail. Required level: Basic'."""
    result, frame = [], []
    for competency in found:
        match = REQUIRED.fullmatch(competency.definition or "")
        if match and competency.required_level is None and section_of(match["label"]) == Section.REQUIRED:
            lines = competency.definition_lines
            frame.append(Frame(match["label"], lines, MEANINGS[Section.REQUIRED], anywhere=True))
            frame.append(Frame(match["level"], lines, REQUIRED_LEVEL, anywhere=True))
            stated = Words(match["level"], lines)
            competency = with_stated_level(replace(competency, definition=match["before"]), stated)
        result.append(competency)
    return result, frame
