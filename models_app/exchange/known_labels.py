"""Labels that come back from block to block, and what they stand for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from models_app.calculations.plain import Words
from models_app.exchange.label_lines import STAGED, announced, bare_label, label_in
from models_app.exchange.label_runs import definition_ahead, labels_ahead
from models_app.exchange.label_series import Series, levels_below_standards
from models_app.exchange.labels import Section, asks_level, names_level, ranks, section_of, split_label
from models_app.exchange.level_heads import heads_of_levels
from models_app.exchange.lines import without_typeface
from models_app.exchange.performance_words import standards_among, strangers_among
from models_app.exchange.row_parts import is_answer

LEAST_SERIES = 3  # labels in a row, of which one alone says 'level': 'Working level', 'Practitioner', 'Lead'


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
    beside: frozenset[str] = frozenset()
    """Those of the levels that only their place beside others tells."""
    by_form: frozenset[str] = frozenset()
    """Those of the levels that nothing but their form tells."""

    definition_ahead: bool = False
    """Whether the label of the definition stands ahead of its text, above that of a list."""

    def is_level(self, label: str) -> bool:
        """Whether this is the label of a level."""
        return names_level(label) or bare_label(label) in self.levels


@dataclass
class _Sorting:
    """Labels while they are sorted out; `others` are those of which nothing is known yet."""

    blocks: list[list[Words]]
    series: Series
    others: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    standards: set[str] = field(default_factory=set)
    announced: set[str] = field(default_factory=set)
    """Those below a heading of levels."""
    unheaded: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    by_form: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)

    def take(self, labels: set[str]) -> None:
        """These are levels."""
        self.levels, self.others = self.levels | labels, self.others - labels


def known_labels(blocks: Iterable[list[Words]]) -> Known:
    """Labels that come back from block to block: levels where they stand below such a heading or rank something."""
    blocks = [list(block) for block in blocks]
    sorting = _Sorting(blocks, Series.of(blocks))
    recurrent, staged = _recurrent(sorting)
    asking = _answered(blocks) & recurrent
    _by_heading(sorting, recurrent - asking)
    if len(sorting.others) > 1 and any(ranks(label) for label in sorting.others):
        sorting.take({label for label in sorting.others if ranks(label)})
    sorting.take(staged & sorting.others - asking)
    _by_performance(sorting)
    sorting.take(_between(blocks, sorting.levels, sorting.others) | _stated(blocks, sorting.others))
    _by_series(sorting)
    return _known(sorting, asking)


def _recurrent(sorting: _Sorting) -> tuple[set[str], set[str]]:
    """The labels that come back, and those of them that say so themselves: 'Apprentice stage', 'Master stage'."""
    blocks = sorting.blocks
    counts = Counter(label for block in blocks for label in {label_in(line) for line in block} if label)
    recurrent = {label for label, count in counts.items() if count >= 2 and count >= 0.3 * len(blocks)}
    staged = {label for label in recurrent if STAGED.fullmatch(label)}
    if len(staged) > 1:
        return recurrent, staged
    alone = {label for label in staged if section_of(label)} - sorting.series.labels(LEAST_SERIES)
    return recurrent - alone, set()


def _by_heading(sorting: _Sorting, recurrent: set[str]) -> None:
    """What headings say of the labels below them. A scale may stand below a heading that speaks of performance."""
    below: dict[Section | None, set[str]] = {}
    for block in sorting.blocks:
        section = None
        for line in block:
            label = label_in(line)
            section = announced(line) or section
            if label in recurrent:
                below.setdefault(section, set()).add(label)
    standards = below.get(Section.STANDARDS, set())
    scale = levels_below_standards(sorting.blocks, standards, recurrent - standards)
    sorting.heads = set(scale.heads)
    sorting.by_form |= scale.by_form
    sorting.announced = below.get(Section.LEVELS, set()) | scale.labels
    sorting.standards = standards - scale.labels
    sorting.levels = {label for label in sorting.announced - sorting.standards if not asks_level(label)}
    sorting.others = recurrent - sorting.standards - sorting.levels


def _by_performance(sorting: _Sorting) -> None:
    """Words that say how well somebody works are standards, or nobody can tell what they are."""
    ordered = [list(map(label_in, block)) for block in sorting.blocks]
    unheaded = standards_among(sorting.levels, sorting.others, sorting.announced, ordered)
    strangers = strangers_among(sorting.levels - unheaded, sorting.announced, ordered)
    sorting.unheaded = unheaded
    sorting.levels -= unheaded | strangers
    sorting.standards |= unheaded
    sorting.others = (sorting.others - unheaded) | strangers


def _by_series(sorting: _Sorting) -> None:
    """Labels that stand in one series with levels, or in the one series of every competency."""
    sorting.beside = sorting.series.beside(sorting.levels, sorting.others)
    sorting.take(sorting.beside)
    found = sorting.series.around(sorting.levels, sorting.others)
    if not sorting.levels and not sorting.standards:
        found = sorting.series.alone(sorting.others)
    sorting.by_form |= found
    sorting.take(found)


def _known(sorting: _Sorting, asking: set[str]) -> Known:
    ahead = labels_ahead(sorting.blocks)
    levels, standards = sorting.levels, sorting.standards
    if ahead and all(section_of(label) == Section.STANDARDS for label in ahead):
        standards = standards | ahead
    else:
        levels = levels | (ahead - standards)
    heads = heads_of_levels(sorting.blocks, lambda line: _opens_levels(line, levels)) - levels - standards
    return Known(
        levels=frozenset(levels),
        standards=frozenset(standards),
        further=frozenset((sorting.others | asking) - ahead - heads),
        ahead=ahead,
        unheaded=frozenset(sorting.unheaded),
        heads=frozenset(heads | sorting.heads),
        beside=frozenset(sorting.beside),
        by_form=frozenset(sorting.by_form),
        definition_ahead=definition_ahead(sorting.blocks),
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
