"""The plain rows of a document, under the name that the readers of this room know them by."""

from models_app.calculations.plain import (
    Frame,
    PlainArea,
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainLevel,
    PlainLevelRef,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    PlainSource,
    PlainStandard,
    Unreadable,
    Unused,
    Words,
)

__all__ = [
    "Frame",
    "PlainArea",
    "PlainCompetency",
    "PlainFinding",
    "PlainJob",
    "PlainLevel",
    "PlainLevelRef",
    "PlainModel",
    "PlainPart",
    "PlainRequirement",
    "PlainScale",
    "PlainSource",
    "PlainStandard",
    "Unreadable",
    "Unused",
    "Words",
]
