"""Level texts of the version before beside those of a newer document: on the level of the right scale."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainLevelRef, PlainScale
from models_app.calculations.same_words import folded


def with_levels(
    before: PlainCompetency,
    after: PlainCompetency,
    kept: Sequence[int],
    scales: Mapping[str, PlainScale],
    own: Sequence[str],
) -> PlainCompetency:
    """The document's competency with these level texts of `before`, in the order of one scale.

    That is the document's where it has their levels, else the version's where that has the document's. Where neither
    has all, or the document describes none, the version's texts stay on its scale. `scales`: the version's by their
    code there, each under the code that it is to have; `own`: labels of the scale on which the document describes.
    """
    scale, texts = scales[before.scale], [replace(before.levels[n], lines=()) for n in kept]
    if after.levels and _fit(texts, own):
        return replace(after, levels=_ordered((*after.levels, *texts), own))
    labels = [level.label for level in scale.levels]
    if after.levels and _fit(after.levels, labels):
        levels = _ordered((*after.levels, *texts), labels)
    else:
        levels = tuple(replace(level, lines=()) for level in before.levels)
    return replace(after, levels=levels, scale=scale.code, required_level=_required(after, scale))


def tells_other_levels(
    before: PlainCompetency,
    after: PlainCompetency,
    kept: Sequence[int],
    labels: Sequence[str],
    own: Sequence[str],
) -> bool:
    """Whether no scale has the levels of both, so that the version's texts would stay in place of the document's."""
    texts = [before.levels[n] for n in kept]
    return bool(after.levels and texts) and not _fit(texts, own) and not _fit(after.levels, labels)


def _fit(texts: Sequence, labels: Sequence[str]) -> bool:
    return {folded(text.label) for text in texts} <= set(map(folded, labels))


def _ordered(texts: Sequence, labels: Sequence[str]) -> tuple:
    """By the order of the scale, and with its spelling."""
    places = {folded(label): n for n, label in enumerate(labels)}
    spelled = [
        replace(text, label=labels[places[key]]) for text in texts if (key := folded(text.label)) in places
    ]
    return tuple(sorted(spelled, key=lambda text: places[folded(text.label)]))


def _required(after: PlainCompetency, scale: PlainScale) -> PlainLevelRef | None:
    """The level that the document requires, on the scale that its texts stand on now; None where that has no such."""
    said = after.required_level
    labels = [level.label for level in scale.levels if said and folded(level.label) == folded(said.label)]
    return PlainLevelRef(labels[0], scale.code) if labels else None
