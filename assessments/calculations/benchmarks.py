"""Which texts of a competency model are proposed as benchmarks at which level of a rating scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class SourceText:
    """A text of the model: a level description (`label` of its level) or a performance standard (lowest first)."""

    key: int
    label: str
    text: str


@dataclass(frozen=True)
class Proposal:
    """A benchmark to propose: place of the level (1 lowest), which text, and where it comes from."""

    ordinal: int
    key: int
    text: str
    origin: Literal["level_description", "performance_standard"]


NO_EXAMPLE = "No example at this level"


def between_levels(below: str, above: str) -> str:
    """'Better than 3, short of 5.' from the marks of the levels beside one; empty at an end of the scale."""
    parts = [*([f"better than {below}"] if below else []), *([f"short of {above}"] if above else [])]
    return f"{', '.join(parts).capitalize()}." if parts else ""


def without_example(definition: str, between: str) -> str:
    """What stands on screen and on paper at a level for which no example was written: its definition decides."""
    meaning = definition.strip().rstrip(".")
    return f"{NO_EXAMPLE}{f': {meaning}' if meaning else ''}. {between}".strip()


def propose(
    labels: Sequence[str], descriptions: Sequence[SourceText], standards: Sequence[SourceText]
) -> list[Proposal]:
    """Benchmarks for a scale whose levels have these labels, lowest first.

    Performance standards say how well the job is done, which is what an interview rates: the highest standard goes to
    the highest level and, when there are two, the lower one to the middle level, as the printed forms of the field have
    it (Superior at 5, Satisfactory at 3). Otherwise level descriptions are taken when the scale has all of their labels
    in the same order. One label alone proves nothing: 'Advanced' is the highest of three levels in one scale and the
    fourth of five in another. What is not proposed is left for the agency to place.
    """
    if standards:
        return _from_standards(len(labels), standards)
    places = {label.casefold(): ordinal for ordinal, label in enumerate(labels, 1)}
    found = [places.get(d.label.casefold()) for d in descriptions]
    ordinals = [ordinal for ordinal in found if ordinal is not None]
    if len(ordinals) < len(found) or ordinals != sorted(ordinals):
        return []
    return [
        Proposal(ordinal, d.key, d.text, "level_description")
        for ordinal, d in zip(ordinals, descriptions, strict=True)
    ]


def _from_standards(levels: int, standards: Sequence[SourceText]) -> list[Proposal]:
    if len(standards) > levels:
        return []
    top_down = list(reversed(standards))
    places = [levels, (levels + 1) // 2] if len(top_down) == 2 else range(levels, 0, -1)
    return [
        Proposal(ordinal, standard.key, standard.text, "performance_standard")
        for ordinal, standard in zip(places, top_down, strict=False)
    ]
