"""What a document says, or what a reading made of it, in one form, so that whole values can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from models_app.calculations.plain import PlainCompetency, PlainModel
from tests.models_app.exchange.judge.models import Competency, Model

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Said:
    """All that is said of one competency. `further`: standards and other lists, which no layout has."""

    name: str
    number: int | None
    group: str | None
    definition: str | None
    levels: Pairs
    indicators: tuple[str, ...]
    required: str | None
    further: Pairs = ()


@dataclass(frozen=True)
class Told:
    """All that is said of a model."""

    title: str
    groups: tuple[str, ...]
    labels: tuple[str, ...]
    competencies: tuple[Said, ...]


def truth_of(model: Model, shown: str) -> Told:
    """What stands in a layout that shows these.

    Of 'groups subtitle number definition levels labels indicators required'.
    """
    parts = set(shown.split())
    return Told(
        model.title,
        model.groups if "groups" in parts else (),
        model.labels if parts & {"levels", "labels"} else (),
        tuple(_shown(one, model, parts) for one in model.competencies),
    )


def _shown(one: Competency, model: Model, parts: set[str]) -> Said:
    return Said(
        f"{one.name} ({one.subtitle})" if "subtitle" in parts else one.name,
        one.number if "number" in parts else None,
        model.groups[one.group] if "groups" in parts else None,
        one.definition if "definition" in parts else None,
        tuple(zip(model.labels, one.levels, strict=True)) if "levels" in parts else (),
        one.indicators if "indicators" in parts else (),
        model.labels[one.required] if "required" in parts else None,
    )


def told_by(model: PlainModel) -> Told:
    """What a reading says."""
    return Told(
        model.title.text,
        tuple(group.text for group in model.groups),
        tuple(label.text for label in model.level_labels),
        tuple(_told(one, model) for one in model.competencies),
    )


def _told(one: PlainCompetency, model: PlainModel) -> Said:
    return Said(
        f"{one.family} ({one.variant})" if one.variant else one.family,
        one.number,
        model.groups[one.group].text if one.group is not None else None,
        one.definition,
        tuple((level.label, level.text) for level in one.levels),
        tuple(words.text for words in one.indicators),
        one.required_level.label if one.required_level else None,
        tuple(_further(one)),
    )


def _further(one: PlainCompetency) -> Iterator[tuple[str, str]]:
    yield from ((standard.label, standard.text) for standard in one.standards)
    yield from ((area.heading, area.text) for area in one.areas)
