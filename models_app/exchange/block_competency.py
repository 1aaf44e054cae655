"""The competency that a head and its block make."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainLevelRef, Words
from models_app.choices import FindingKind
from models_app.exchange.blocks import Block
from models_app.exchange.known_labels import bare_label
from models_app.exchange.lines import joined_lines


@dataclass(frozen=True)
class Head:
    """Name of a competency with what the head says beside it."""

    family: str
    lines: tuple[int, ...]
    variant: str = ""
    number: int | None = None
    group: int | None = None


def competency_of(head: Head, block: Block, place: int) -> tuple[PlainCompetency, list[PlainFinding]]:
    """The competency, and what its block gave to remark. `place`: which one of the model it is, from 0."""
    definition = block.definition
    lines = joined_lines(head.lines, *(text_lines for text_lines in _all_lines(block)))
    competency = PlainCompetency(
        family=head.family,
        variant=head.variant,
        number=head.number,
        group=head.group,
        definition=definition.text if definition else None,
        definition_lines=definition.lines if definition else head.lines,
        lines=lines,
        levels=tuple(block.levels),
        indicators=tuple(block.indicators),
        standards=tuple(block.standards),
        areas=tuple(block.areas),
    )
    if block.required:
        competency = with_stated_level(competency, block.required)
    if block.selection:
        competency = with_stated_use(competency, block.selection)
    findings = [
        PlainFinding(FindingKind.LAYOUT, f"{competency.name} {title}", detail, lines or head.lines, place)
        for title, detail, lines in block.notes
    ]
    return competency, findings


def with_stated_level(competency: PlainCompetency, stated: Words) -> PlainCompetency:
    """The level that the document states as the required one, where it is one of the competency's own."""
    wanted = bare_label(stated.text).rstrip(".")
    labels = [
        level.label
        for level in competency.levels
        if bare_label(level.label) == wanted or bare_label(level.label) == f"level {wanted}"
    ]
    label = labels[0] if labels else stated.text.strip()
    return replace(
        competency,
        required_level=PlainLevelRef(label),
        required_level_reason=f"The document states '{stated.text.strip()}' as the required level.",
        required_level_evidence=f"Line {stated.lines[0]} of the document",
        lines=joined_lines(competency.lines, stated.lines),
    )


def with_stated_use(
    competency: PlainCompetency, stated: Words, reason: str = "The document states it on a line of its own."
) -> PlainCompetency:
    """The selection use that the document states, as the portal names it."""
    return replace(
        competency,
        selection_use=stated.text,
        selection_use_reason=reason,
        selection_use_evidence=f"Line {stated.lines[0]} of the document",
        lines=joined_lines(competency.lines, stated.lines),
    )


def _all_lines(block: Block) -> Iterable[tuple[int, ...]]:
    texts = (*block.levels, *block.indicators, *block.standards, *block.areas, *block.frame, *block.stated)
    yield from (text.lines for text in texts)
    if block.definition:
        yield block.definition.lines
