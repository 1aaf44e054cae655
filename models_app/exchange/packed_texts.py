"""What one line packs into a definition: all levels, 'Basic - Sorts. Advanced - Plans.', and the required level."""

import re
from dataclasses import replace
from typing import NamedTuple

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, PlainStandard, Words
from models_app.choices import FindingKind
from models_app.exchange.block_competency import with_stated_level
from models_app.exchange.label_series import NO_LEVEL
from models_app.exchange.labels import MEANINGS, Section, names_level, ranks, section_of
from models_app.exchange.lines import ENDS_SENTENCE, joined_lines
from models_app.exchange.stated_levels import REQUIRED_LEVEL
from models_app.exchange.unknown_labels import LEVELS_BY_FORM

# A label opens the text or stands behind the end of a sentence.
LABEL = re.compile(r"(?:\A|(?<=[.;!?] ))(?P<label>[A-Z][\w/]*(?: [\w/]+){0,2})(?:\s[-–—]|:)\s+")
REQUIRED = re.compile(
    r"(?P<before>.*[.;!?)])\s+[(\[]?(?P<label>[A-Z][A-Za-z ]{3,40}): (?P<level>\w+(?: \w+){0,3})[.)\]]{0,2}",
    re.DOTALL,
)
FEWEST_UNKNOWN = 3  # levels that do not rank
FEWEST = 2  # levels of a competency, and competencies with such


class Packed(NamedTuple):
    """The levels of a definition, and the words in front of them."""

    before: str
    levels: tuple[PlainStandard, ...]


def with_packed_levels(
    found: list[PlainCompetency],
) -> tuple[list[PlainCompetency], list[PlainFinding]]:
    """Levels out of definitions, where most have them and their labels stand in one order in all that do.

    Labels that do not rank must be the same in all of them, three or more: that is a guess.
    """
    packed = {n: one for n, competency in enumerate(found) if (one := _packed(competency))}
    orders = [[level.label for level in one.levels] for one in packed.values()]
    longest = max(orders, key=len, default=[])
    in_order = all([label for label in longest if label in order] == order for order in orders)
    ranking = _are_levels(longest)
    if len(packed) < FEWEST or len(packed) * 2 <= len(found) or not in_order:
        return found, []
    if not ranking and not _alike(orders, found, packed):
        return found, []
    taken = [
        replace(one, definition=packed[n].before or None, levels=packed[n].levels) if n in packed else one
        for n, one in enumerate(found)
    ]
    return taken, [] if ranking else [_of_form(taken, longest)]


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


def _alike(orders: list[list[str]], found: list[PlainCompetency], packed: dict[int, Packed]) -> bool:
    """Whether all have the same three labels or more, each in front of a sentence and none a known word."""
    labels = orders[0]
    once = len(labels) >= FEWEST_UNKNOWN and len(set(labels)) == len(labels)
    plain = not any(section_of(label) or NO_LEVEL.search(label) for label in labels)
    sentences = all(
        one.before and level.text.endswith(ENDS_SENTENCE) for one in packed.values() for level in one.levels
    )
    return once and plain and sentences and len(packed) == len(found) and all(own == labels for own in orders)


def _of_form(found: list[PlainCompetency], labels: list[str]) -> PlainFinding:
    quoted = ", ".join(f"'{label}'" for label in labels)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{LEVELS_BY_FORM}: {quoted}"[:200],
        "They stand in the definition of every competency in the same order, each in front of its text. If they are no "
        "levels, move the texts back in the draft.",
        joined_lines(*(one.definition_lines for one in found)),
        by_form=True,
    )


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
