"""Labels that come back from block to block, and what they stand for."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from models_app.calculations.plain import Words
from models_app.calculations.same_words import folded
from models_app.exchange.bands import is_level_of_grade
from models_app.exchange.block_doubts import selection_in
from models_app.exchange.label_runs import labels_ahead
from models_app.exchange.labels import (
    Section,
    asks_level,
    names_level,
    ranks,
    section_alone,
    section_of,
    split_label,
)
from models_app.exchange.level_heads import heads_of_levels
from models_app.exchange.lines import BULLET, is_short, without_typeface
from models_app.exchange.performance_words import standards_among, strangers_among
from models_app.exchange.row_parts import is_answer

# 'Apprentice stage', 'Entry level'; several of them come back where a document names its levels so.
STAGED = re.compile(
    r"(?!(?:required|minimum|target|expected|needed|proficiency|competency|performance|skills?|mastery|current|next|each|"
    r"all|this)\b)[^\W\d_][\w/-]*(?: [\w/-]+)? (?:level|stage|tier)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Known:
    """Labels that stand in several blocks, in small letters: of levels, of standards, of anything else."""

    levels: frozenset[str] = frozenset()
    standards: frozenset[str] = frozenset()
    further: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    """Those of the levels or standards that stand ahead of their texts."""
    unheaded: frozenset[str] = frozenset()
    """Those of the standards that no heading announces."""
    heads: frozenset[str] = frozenset()
    """The line right above the levels of every competency, whatever its words."""

    def is_level(self, label: str) -> bool:
        """Whether this is the label of a level."""
        return names_level(label) or bare_label(label) in self.levels


def known_labels(blocks: Iterable[list[Words]]) -> Known:
    """Labels that come back from block to block: levels where they stand below such a heading or rank something."""
    blocks = [list(block) for block in blocks]
    counts = Counter(label for block in blocks for label in {label_in(line) for line in block} if label)
    recurrent = {label for label, count in counts.items() if count >= 2 and count >= 0.3 * len(blocks)}
    staged = {label for label in recurrent if STAGED.fullmatch(label)}
    if len(staged) < 2:
        recurrent -= {label for label in staged if section_of(label)}
        staged = set()
    asking = _answered(blocks) & recurrent
    recurrent, staged = recurrent - asking, staged - asking
    below: dict[Section | None, set[str]] = {}
    for block in blocks:
        section = None
        for line in block:
            label = label_in(line)
            section = _announced(line) or section
            if label in recurrent:
                below.setdefault(section, set()).add(label)
    standards = below.get(Section.STANDARDS, set())
    levels = {label for label in below.get(Section.LEVELS, set()) - standards if not asks_level(label)}
    others = recurrent - standards - levels
    if len(others) > 1 and any(ranks(label) for label in others):
        ranking = {label for label in others if ranks(label)}
        levels, others = levels | ranking, others - ranking
    levels, others = levels | staged, others - staged
    ordered, announced = [list(map(label_in, block)) for block in blocks], below.get(Section.LEVELS, set())
    unheaded = standards_among(levels, others, announced, ordered)
    strangers = strangers_among(levels - unheaded, announced, ordered)
    levels, standards = levels - unheaded - strangers, standards | unheaded
    others = (others - unheaded) | strangers
    between = _between(blocks, levels, others) | _stated(blocks, others)
    levels, others = levels | between, others - between
    ahead = labels_ahead(blocks)
    if ahead and all(section_of(label) == Section.STANDARDS for label in ahead):
        standards |= ahead
    else:
        levels |= ahead - standards
    heads = heads_of_levels(blocks, lambda line: _opens_levels(line, levels)) - levels - standards
    further = frozenset((others | asking) - ahead - heads)
    return Known(
        frozenset(levels), frozenset(standards), further, ahead, frozenset(unheaded), frozenset(heads)
    )


def _opens_levels(line: Words, levels: set[str]) -> bool:
    label = label_in(line)
    return label in levels or names_level(label)


def _answered(blocks: list[list[Words]]) -> set[str]:
    """Labels in front of answers only, 'Needed at entry: yes': they ask about the competency and name no level."""
    said: dict[str, set[str]] = {}
    for line in (line for block in blocks for line in block):
        labelled = split_label(without_typeface(line.text))
        if labelled and labelled.text:
            said.setdefault(bare_label(labelled.label), set()).add(labelled.text)
    return {label for label, texts in said.items() if all(map(is_answer, texts)) and not names_level(label)}


def _between(blocks: list[list[Words]], levels: set[str], others: set[str]) -> set[str]:
    """Labels that stand between levels named by words wherever they stand, once a block: 'Full', after 'Entry'."""
    if len(levels) < 2 or any(names_level(label) for label in levels):
        return set()
    inside: set[str] = set()
    outside: set[str] = set()
    for block in blocks:
        labels = [label for line in block if (label := label_in(line)) in levels | others]
        places = [n for n, label in enumerate(labels) if label in levels]
        for n, label in enumerate(labels):
            within = bool(places) and places[0] < n < places[-1] and labels.count(label) == 1
            (inside if within else outside).add(label)
    return (inside & others) - outside


def _stated(blocks: list[list[Words]], others: set[str]) -> set[str]:
    """The labels one below the other among which 'Required: Full' names one: nothing but levels is named so."""
    found: set[str] = set()
    for block in blocks:
        labels = [label_in(line) for line in block]
        texts = [split_label(without_typeface(line.text)) for line in block if asks_level(label_in(line))]
        for named in {bare_label(labelled.text) for labelled in texts if labelled} & others:
            found.update(_run_around(labels, named, others))
    return found


def _run_around(labels: list[str], named: str, others: set[str]) -> list[str]:
    """The labels right above and below this one."""
    at = labels.index(named) if named in labels else 0
    first = last = at
    while first > 0 and _may_rank(labels[first - 1], others):
        first -= 1
    while last + 1 < len(labels) and _may_rank(labels[last + 1], others):
        last += 1
    return labels[first : last + 1] if last > first else []


def _may_rank(label: str, others: set[str]) -> bool:
    return label in others and not asks_level(label)


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
        return "" if announces or len(labelled.label.split()) > 5 else bare_label(labelled.label)
    alone = not bullet and is_short(text) and len(text.split()) <= 5 and not section_of(text)
    return bare_label(text) if alone else ""


def _announced(line: Words) -> Section | None:
    labelled = split_label(line.text)
    if BULLET.fullmatch(line.text):
        return None
    return section_of(labelled.label) if labelled else section_alone(line.text)
