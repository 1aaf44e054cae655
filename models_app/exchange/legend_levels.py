"""Required levels that competencies state by a scale which the document explains once for all, in a table apart.

    Rating Scale                    Competency <tab> Required level (1-3)
    1 <tab> Learns the work         Zoning     <tab> 2
    2 <tab> Works alone

Its labels become the levels of the document only where competencies state levels by them; its meanings stay apart.
"""

import re
from dataclasses import dataclass, replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainLevelRef,
    PlainModel,
    Unused,
    Words,
)
from models_app.calculations.same_words import folded
from models_app.exchange.assembly import lowest_first
from models_app.exchange.block_competency import with_stated_level
from models_app.exchange.labels import NO_SUCH_LEVEL, is_bare_count
from models_app.exchange.legends import Legend
from models_app.exchange.stated_levels import REQUIRED_LEVEL, same_level, unknown_level
from models_app.exchange.undescribed_levels import undescribed

LABELS_TAKEN = (
    "The labels were taken as the levels of the document, as competencies state their required levels by them, and "
    "nothing else: write the rest at the levels of the scale where it is needed."
)
MOST_NAME_WORDS = 4
FIGURE = re.compile(r"\d+")


@dataclass(frozen=True)
class Explained:
    """One level of a legend: its label, and the figure in front of it where it has one."""

    label: str
    figure: str
    lines: tuple[int, ...]


def with_legend_levels(model: PlainModel, legends: list[Legend]) -> PlainModel:
    """The model with the required levels that one legend, and no other, explains; and a finding for each legend."""
    unknown = [left for left in model.unused if left.reason == NO_SUCH_LEVEL]
    fitting = []
    for legend in legends:
        levels = _levels(legend)
        found = {left: level for left in unknown if (level := _named(left.text, levels))}
        if found:
            fitting.append((legend, levels, found))
    whole = _with_levels(model, *fitting[0]) if len(fitting) == 1 else model
    taken = fitting[0][0] if whole is not model else None
    said = (legend.finding(*([LABELS_TAKEN] if legend is taken else [])) for legend in legends)
    missing = (
        found
        for legend in legends
        for found in undescribed(
            whole, (Words(level.figure or level.label, level.lines) for level in _levels(legend))
        )
    )
    return replace(whole, findings=(*whole.findings, *said, *missing))


def _levels(legend: Legend) -> list[Explained]:
    """The levels, lowest figure first. Of figure, name and meaning the name is the label."""
    levels = [
        Explained(cells[1], cells[0], lines)
        if len(cells) > 2 and is_bare_count(cells[0]) and len(cells[1].split()) <= MOST_NAME_WORDS
        else Explained(cells[0], "", lines)
        for cells, lines in legend.rows
    ]
    figures = [FIGURE.search(level.figure or level.label) for level in levels]
    counts = [int(found[0]) for found in figures if found]
    falls = len(counts) == len(levels) and counts == sorted(set(counts), reverse=True)
    return levels[::-1] if falls else levels


def _named(stated: str, levels: list[Explained]) -> Explained | None:
    """The one level that is meant, by its label or its figure; None where these name two."""
    by_label = same_level(stated, [level.label for level in levels])
    by_figure = same_level(stated, [level.figure for level in levels if level.figure])
    found = [
        level for level in levels if level.label == by_label or (level.figure and level.figure == by_figure)
    ]
    return found[0] if len(found) == 1 else None


def _with_levels(
    model: PlainModel, legend: Legend, levels: list[Explained], found: dict[Unused, Explained]
) -> PlainModel:
    own = [words.text for words in model.level_labels]
    labels = {level: level.label if not own else same_level(level.label, own) for level in levels}
    rows: list[PlainCompetency] = list(model.competencies)
    settled: dict[Unused, int] = {}
    for left, level in found.items():
        place = next((n for n, row in enumerate(rows) if _states(row, left)), None)
        if place is not None and labels[level]:
            rows[place] = _stated(rows[place], left, level, labels[level] or "")
            settled[left] = place
    if not settled:
        return model
    taken, turned = lowest_first([Words(level.label, level.lines) for level in levels])
    gone = {(unknown_level(model.competencies[place], place).title, place) for place in settled.values()}
    kept = [one for one in model.findings if (one.title, one.competency) not in gone]
    return replace(
        model,
        competencies=tuple(rows),
        level_labels=model.level_labels or tuple(taken),
        findings=(*kept, *(turned if not own else [])),
        unused=tuple(left for left in model.unused if left not in settled),
        frame=(*model.frame, *(Frame(left.text, left.lines, REQUIRED_LEVEL) for left in settled)),
    )


def _states(row: PlainCompetency, left: Unused) -> bool:
    return set(left.lines) <= set(row.lines) and row.required_level is None


def _stated(row: PlainCompetency, left: Unused, level: Explained, label: str) -> PlainCompetency:
    row = with_stated_level(row, Words(left.text, left.lines))
    same = folded(left.text) == folded(label)
    told = "" if same else f" The scale that it explains calls it '{level.label}' (line {level.lines[0]})."
    return replace(
        row, required_level=PlainLevelRef(label), required_level_reason=f"{row.required_level_reason}{told}"
    )
