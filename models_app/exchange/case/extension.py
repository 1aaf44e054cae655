"""What CASE has no member for travels under one name in `extensions`; what CASE says is not said twice.

So a text that somebody edits in another CASE tool is read as edited.
"""

from collections.abc import Mapping
from typing import Any

NAMESPACE = "competency-portal"
FORMAT_VERSION = 1

# Kinds of items: how they are called in the package.
COMPETENCY, GROUP, INDICATOR, STANDARD, AREA = (
    "Competency",
    "Competency Group",
    "Behavioral Indicator",
    "Performance Standard",
    "Competency Area",
)


def normalized(text: str) -> str:
    """As CASE's NormalizedString wants it: single blanks, no line breaks."""
    return " ".join(text.split())


def remainder(members: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """The members that CASE's own members don't say to the letter."""
    return {name: value for name, value in members.items() if told.get(name) != value}


def filled(rest: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """All members again. What CASE's members say wins, unless only the white space of a text was evened out."""
    said = {name: value for name, value in told.items() if value is not None}
    return {**said, **{name: value for name, value in rest.items() if _holds(value, said.get(name))}}


def _holds(value: Any, said: Any) -> bool:
    if said is None:
        return True
    return isinstance(value, str) and isinstance(said, str) and normalized(value) == normalized(said)


def extension_of(row: Any) -> dict[str, Any]:
    """The portal's own members of a CASE object; empty where there are none. Levels carry theirs in a list."""
    found = row.get("extensions") if isinstance(row, Mapping) else None
    for candidate in found if isinstance(found, list) else [found]:
        if isinstance(candidate, Mapping) and isinstance(candidate.get(NAMESPACE), Mapping):
            return dict(candidate[NAMESPACE])
    return {}
