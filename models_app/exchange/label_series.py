"""Labels that stand in one series below every competency, and what tells that they are the levels of a scale.

A series: labels of one form, each in front of its text, one below the other, with nothing announced between them.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from models_app.calculations.plain import Words
from models_app.exchange.column_uses import CAREER
from models_app.exchange.label_lines import announced, bare_label, label_in
from models_app.exchange.labels import asks_level, names_level, ranks, split_label
from models_app.exchange.lines import BULLET, is_paragraph, without_typeface
from models_app.exchange.performance_words import performs

LEAST, MOST = 2, 9  # labels of a scale
LEAST_UNKNOWN = 3  # labels, and competencies, where no word tells that they rank
SPEAKS_OF_LEVELS = re.compile(r"\blevels?\b")
FIGURES = re.compile(r"\d+")
# Words in front of texts that describe something else than a level of the competency.
NO_LEVEL = re.compile(
    r"\b(?:knowledge|skills?|abilit(?:y|ies)|attitudes?|behaviou?rs?|tools?|training|education|experience|examples?|"
    r"evidence|notes?|comments?|remarks?|sources?|references?|questions?|probes?|tasks?|duties|activit(?:y|ies)|"
    r"outcomes?|results?|purpose|rationale|importance|scope|context|tips?|resources?|development|assessments?|"
    r"measures?|methods?|contacts?|equipment|related|links?|see|frequency|priority|weight|strengths?|weakness(?:es)?|"
    r"risks?|why|what|how|when|where|who|which|quality|quantity|timeliness|cost|input|output|values?|materials?|"
    r"courses?|certificat\w+|licens\w+|applies|owner|author|status|date|grade|in|on|at|for|with|of)\b",
    re.IGNORECASE,
)
Form = tuple[bool, str, bool]


@dataclass(frozen=True)
class Entry:
    """One label with its text: the label in small letters, how it is written, and whether a sentence follows it."""

    label: str
    form: Form
    sentence: bool


@dataclass
class Series:
    """The series of a document, by their labels, with the number of blocks that each stands in."""

    blocks: list[list[tuple[Entry, ...]]] = field(default_factory=list)

    @classmethod
    def of(cls, blocks: Iterable[list[Words]]) -> "Series":
        """The series in the lines below each competency."""
        return cls([_series(block) for block in blocks])

    def beside(self, levels: set[str], others: set[str]) -> set[str]:
        """Those of the others that stand in one series with levels, wherever they stand: 'Lead', below 'Journey'."""
        if any(names_level(label) for label in levels):
            return set()
        inside: Counter[str] = Counter()
        outside: set[str] = set()
        for series in (series for block in self.blocks for series in block):
            labels = [entry.label for entry in series]
            fits = _may_be_scale(labels) and _ranked(labels, levels)
            for label in {*labels} & others:
                if fits and not _is_another(label):
                    inside[label] += 1
                else:
                    outside.add(label)
        return {label for label, count in inside.items() if count >= LEAST} - outside

    def labels(self, least: int) -> set[str]:
        """The labels of all series with as many labels or more."""
        found = (series for block in self.blocks for series in block if len(series) >= least)
        return {entry.label for series in found for entry in series}

    def around(self, levels: set[str], others: set[str]) -> set[str]:
        """The labels of the one series of every competency among which one alone is a level by its word."""
        labels = self._common(LEAST)
        known = levels & set(labels)
        fits = len(labels) >= LEAST_UNKNOWN and len(known) == 1 and levels == known
        return set(labels) & others if fits and not any(map(names_level, known)) else set()

    def alone(self, others: set[str]) -> set[str]:
        """The labels of the one series of every competency, of which no word says that they rank."""
        labels = self._common(LEAST_UNKNOWN)
        sentences = all(entry.sentence for block in self.blocks for series in block for entry in series)
        fits = len(labels) >= LEAST_UNKNOWN and sentences and set(labels) <= others
        return set(labels) if fits else set()

    def _common(self, least: int) -> tuple[str, ...]:
        """The labels of the series that stands below every competency in the same order, if these may be a scale."""
        found = {tuple(entry.label for entry in series) for block in self.blocks for series in block}
        every = len(self.blocks) >= least and all(len(block) == 1 for block in self.blocks)
        labels = next(iter(found), ())
        plain = _may_be_scale(labels) and not any(map(_is_another, labels))
        return labels if every and len(found) == 1 and plain else ()


def _series(block: list[Words]) -> list[tuple[Entry, ...]]:
    """The series of one block, from two labels on."""
    found: list[list[Entry]] = [[]]
    for n, line in enumerate(block):
        entry = _entry(line, block[n + 1] if n + 1 < len(block) else None)
        if entry and found[-1] and found[-1][-1].form != entry.form:
            found.append([])
        if entry:
            found[-1].append(entry)
        elif announced(line) or (label_in(line) and label_in(line) != bare_label(line.text)):
            found.append([])
    return [tuple(series) for series in found if len(series) >= LEAST]


def _entry(line: Words, following: Words | None) -> Entry | None:
    """A label with its text behind it or on the line below; None for any other line."""
    text = without_typeface(line.text)
    bullet = BULLET.fullmatch(text)
    labelled = split_label(bullet["text"] if bullet else text)
    label = label_in(line)
    if not label:
        return None
    sign = text.partition(labelled.label)[2].lstrip()[:1] if labelled else ""
    if labelled and labelled.text:
        return Entry(label, (bool(bullet), sign, True), is_paragraph(labelled.text))
    below = without_typeface(following.text) if following and not label_in(following) else ""
    sentence = is_paragraph(below)
    return Entry(label, (bool(bullet), sign, False), sentence) if below and (sign or sentence) else None


def _may_be_scale(labels: Iterable[str]) -> bool:
    labels = list(labels)
    return LEAST < len(labels) + 1 <= MOST + 1 and len(set(labels)) == len(labels)


def _ranked(labels: list[str], levels: set[str]) -> bool:
    """Whether two labels of a series are levels, or one is and the others are steps of a career."""
    known = [label for label in labels if label in levels]
    others = [label for label in labels if label not in levels]
    return len(known) >= LEAST or (bool(known) and all(CAREER.fullmatch(label) for label in others))


def _is_another(label: str) -> bool:
    return bool(NO_LEVEL.search(label)) or performs(label) or asks_level(label)


def ranks_in_words(label: str) -> bool:
    """Whether a word of a label ranks; its figures may only count."""
    return ranks(FIGURES.sub("", label))


@dataclass(frozen=True)
class Scale:
    """Levels below a heading that speaks of performance, that heading, and those that only their form tells."""

    labels: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    by_form: frozenset[str] = frozenset()


def levels_below_standards(blocks: list[list[Words]], standards: set[str], others: set[str]) -> Scale:
    """The labels below 'Performance levels', where no other scale stands beside them and they rank.

    'Satisfactory' and 'Superior' tell how well somebody performs: these are standards wherever they stand alone.
    """
    heads = _heads_above(blocks, standards)
    counted = any(names_level(label_in(line)) for block in blocks for line in block)
    labels = {label for label in standards if not NO_LEVEL.search(label)}
    if len(labels) < LEAST or counted or any(ranks_in_words(label) for label in others):
        return Scale()
    ranking = {label for label in labels if ranks_in_words(label) and not performs(label)}
    if len(ranking) * 2 >= len(labels):
        return Scale(frozenset(labels), frozenset(heads))
    unknown = all(SPEAKS_OF_LEVELS.search(head) for head in heads) and not any(map(performs, labels))
    return Scale(frozenset(labels), frozenset(heads), frozenset(labels)) if unknown else Scale()


def _heads_above(blocks: list[list[Words]], labels: set[str]) -> set[str]:
    """The headings of standards that stand above these labels, in small letters."""
    found: set[str] = set()
    for block in blocks:
        head = ""
        for line in block:
            if announced(line):
                labelled = split_label(without_typeface(line.text))
                head = bare_label(labelled.label if labelled else line.text)
            elif label_in(line) in labels:
                found.add(head)
    return found
