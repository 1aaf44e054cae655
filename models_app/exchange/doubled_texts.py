"""Texts that stand word for word in two places of one model: one of them may be a copy, and nobody can tell which."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines
from models_app.exchange.pieces import level_name

LEAST_WORDS = 3  # of a text; shorter ones may be meant twice: 'As above'
LEAST_TOGETHER = 6  # words of a whole list
MOST_NAMED = 5  # places, in a title
KEPT = "Both were kept: look which one is meant, and mend the other in the draft."


@dataclass(frozen=True)
class Place:
    """Where a text stands in a competency: 'The definition', 'Indicator 2'."""

    what: str
    text: str
    lines: tuple[int, ...]

    @property
    def line(self) -> str:
        """The place in the document, for a sentence."""
        return f"line {self.lines[0]}" if self.lines else "no line"


def doubled_texts(model: PlainModel) -> Iterator[PlainFinding]:
    """The same text twice in one competency, one definition under two names, all texts of one under another name."""
    usual = _usual(model.competencies)
    for n, competency in enumerate(model.competencies):
        yield from _within(n, competency, usual)
    yield from _definitions(model)
    for what, of in (("levels", _levels), ("behavioral indicators", _indicators)):
        yield from _whole_lists(
            model, what, [[place.text for place in of(one)] for one in model.competencies]
        )


def _definition(one: PlainCompetency) -> list[Place]:
    return [Place("the definition", one.definition, one.definition_lines)] if one.definition else []


def _levels(one: PlainCompetency) -> list[Place]:
    return [Place(level_name(level.label), level.text, level.lines) for level in one.levels]


def _indicators(one: PlainCompetency) -> list[Place]:
    return [Place(f"indicator {n}", item.text, item.lines) for n, item in enumerate(one.indicators, 1)]


def _places(one: PlainCompetency) -> list[Place]:
    standards = [Place(f"the standard '{level.label}'", level.text, level.lines) for level in one.standards]
    return [*_definition(one), *_levels(one), *_indicators(one), *standards]


def _tells(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS


def _usual(competencies: Iterable[PlainCompetency]) -> set[str]:
    """Texts that several competencies have: 'Not rated at this level.' says the same wherever it stands."""
    counts = Counter(text for one in competencies for text in {folded(place.text) for place in _places(one)})
    return {text for text, count in counts.items() if count > 1}


def _within(n: int, one: PlainCompetency, usual: set[str]) -> Iterator[PlainFinding]:
    by_text: dict[str, list[Place]] = {}
    for place in _places(one):
        if _tells(place.text) and folded(place.text) not in usual:
            by_text.setdefault(folded(place.text), []).append(place)
    for first, *others in by_text.values():
        if others:
            named = " and ".join(place.what for place in (first, *others[: MOST_NAMED - 1]))
            where = ", ".join(f"{place.what} in {place.line}" for place in (first, *others))
            yield PlainFinding(
                FindingKind.TEXT,
                f"{one.name}: {named} are the same"[:200],
                f"'{first.text[:200]}' is the text of {where}. {KEPT}",
                joined_lines(first.lines, *(place.lines for place in others)),
                n,
            )


def _definitions(model: PlainModel) -> Iterator[PlainFinding]:
    """One definition under several names; the same name twice is told elsewhere."""
    by_text: dict[str, list[int]] = {}
    for n, one in enumerate(model.competencies):
        if one.definition and _tells(one.definition):
            by_text.setdefault(folded(one.definition), []).append(n)
    for found in by_text.values():
        rows = list({folded(model.competencies[n].name): model.competencies[n] for n in found}.values())
        if len(rows) > 1:
            named = " and ".join(row.name for row in rows[:MOST_NAMED])
            where = ", ".join(f"'{row.name}' in {_definition(row)[0].line}" for row in rows)
            yield PlainFinding(
                FindingKind.TEXT,
                f"{named} have the same definition"[:200],
                f"'{(rows[0].definition or '')[:200]}' is the definition of {where}. {KEPT}",
                joined_lines(*(row.definition_lines for row in rows)),
                found[-1],
            )


def _whole_lists(model: PlainModel, what: str, lists: list[list[str]]) -> Iterator[PlainFinding]:
    """All levels, or all indicators, of one competency under another name too, where most have their own."""
    keys = [
        tuple(map(folded, texts)) if len(" ".join(texts).split()) >= LEAST_TOGETHER else () for texts in lists
    ]
    shared = {key for key, count in Counter(keys).items() if len(key) > 1 and count == 2}
    if len(shared) * 4 > len(keys):
        return
    for n, m in combinations(range(len(keys)), 2):
        first, second = model.competencies[n], model.competencies[m]
        if keys[n] in shared and keys[n] == keys[m] and folded(first.name) != folded(second.name):
            yield PlainFinding(
                FindingKind.TEXT,
                f"{first.name} and {second.name} have the same {what}"[:200],
                f"All {len(keys[n])} texts are word for word the same, from line {_first(first)} and from line "
                f"{_first(second)} on. {KEPT}",
                joined_lines(first.lines, second.lines),
                m,
            )


def _first(one: PlainCompetency) -> int | str:
    return one.lines[0] if one.lines else "?"
