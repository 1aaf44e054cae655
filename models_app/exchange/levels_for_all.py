"""One line in front that states the required level of all competencies: 'Required level for all competencies: Level 2'.

It is set where it says so outright and nothing else states a level; otherwise it is asked about, and none is set.
"""

import re
from dataclasses import dataclass, replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainLevelRef, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.labels import (
    CONTRADICTED_LEVEL,
    NO_SUCH_LEVEL,
    TWO_LEVELS,
    Section,
    section_of,
    split_label,
)
from models_app.exchange.lines import joined_lines
from models_app.exchange.stated_levels import same_level

FOR_ALL = re.compile(
    r"\s*\(?\b(?:for|in|of|on|across) (?:all|each|every)(?: of the)? competenc(?:y|ies)\b\)?", re.I
)
SAYS_REQUIRED = re.compile(r"\b(?:required|minimum|target|expected)\b", re.IGNORECASE)
PROPOSED = "A line in front states one required level"
DIFFERING = "A required level in front differs from that of a competency"


@dataclass(frozen=True)
class ForAll:
    """A level that a line in front states; `outright` where its words say that it is that of all competencies."""

    label: str
    text: str
    lines: tuple[int, ...]
    outright: bool


def labels_required(label: str) -> bool:
    """Whether a label speaks of a required level, whatever it adds: 'Minimum level for this class'."""
    return section_of(label) in (Section.REQUIRED, Section.LEVELS) and bool(SAYS_REQUIRED.search(label))


def with_level_for_all(model: PlainModel) -> PlainModel:
    """The model with the level that its front states for all competencies, or with what is asked about it."""
    found = _stated_in_front(model)
    if not found:
        return model
    if len({one.label for one in found}) == 1 and found[0].outright and not _states_others(model):
        return replace(model, competencies=tuple(_set(one, found[0]) for one in model.competencies))
    asked = [finding for one in found for finding in _asked(model, one)]
    return replace(model, findings=(*model.findings, *asked))


def _stated_in_front(model: PlainModel) -> list[ForAll]:
    labels = [words.text for words in model.level_labels]
    first = min(one.lines[0] for one in model.competencies)
    texts = [
        (f"{part.heading}: {part.paragraphs[0]}" if part.heading else part.paragraphs[0], part.lines)
        for part in model.parts
        if part.lines[0] < first and len(part.paragraphs) == 1
    ]
    return [one for text, lines in texts if (one := _stated(text, lines, labels))]


def _stated(text: str, lines: tuple[int, ...], labels: list[str]) -> ForAll | None:
    labelled = split_label(text)
    if labelled is None or not labels_required(FOR_ALL.sub("", labelled.label)):
        return None
    label = same_level(FOR_ALL.sub("", labelled.text), labels)
    return ForAll(label, text, lines, bool(FOR_ALL.search(text))) if label else None


def _states_others(model: PlainModel) -> bool:
    reasons = (NO_SUCH_LEVEL, TWO_LEVELS, CONTRADICTED_LEVEL)
    left = any(one.reason in reasons for one in model.unused)
    return left or any(one.required_level for one in model.competencies)


def _set(competency: PlainCompetency, stated: ForAll) -> PlainCompetency:
    if competency.scale:
        return competency
    return replace(
        competency,
        required_level=PlainLevelRef(stated.label),
        required_level_reason=f"The document states '{stated.text}'.",
        required_level_evidence=f"Line {stated.lines[0]} of the document",
    )


def _asked(model: PlainModel, stated: ForAll) -> list[PlainFinding]:
    said = f"Line {stated.lines[0]} says '{stated.text}'."
    others = [
        one for one in model.competencies if one.required_level and one.required_level.label != stated.label
    ]
    if others:
        named = ", ".join(f"{one.name}: {one.required_level.label}" for one in others if one.required_level)
        detail = f"{said} Other levels are stated for {named}. What stands at a competency was taken."
        lines = joined_lines(stated.lines, *(one.lines[:1] for one in others))
        return [PlainFinding(FindingKind.TEXT, DIFFERING, detail, lines)]
    if all(one.required_level for one in model.competencies):
        return []
    detail = f"{said} If it holds for every competency, set '{stated.label}' where none is stated. None was assumed."
    return [PlainFinding(FindingKind.REQUIRED_LEVEL, PROPOSED, detail, stated.lines)]
