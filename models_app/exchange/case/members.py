"""What became of each member of a CASE package: understood as a sign of the format, or not used and why."""

import json
from collections.abc import Mapping
from typing import Any

from models_app.calculations.plain import Frame, Unused
from models_app.exchange.case.package import Members
from models_app.exchange.case.places import Places, members_below, nulls_below

EMPTY = "Empty"
ADDRESS = "Identifier or address in the service that the file comes from: the portal gives its own"
JOINS = "It says what belongs together. The places were taken from it where a model has them, the address is not kept"
WHEN = "When it was changed in the service that the file comes from: the portal keeps its own history"
OF_FORMAT = "Sign of the exchange format"
# Facts about the file and codes, which are no texts.
FACTS = {
    "adoptionStatus", "creator", "educationLevel", "frameworkType", "hierarchyCode", "humanCodingScheme", "language",
    "licenseURI", "listEnumeration", "officialSourceURL", "publisher", "statusEndDate", "statusStartDate", "subject",
    "subjectURI", "typeCode", "version", "weight",
}  # fmt: skip
# The format's own: who links to whom, when, under which address. Echoes of the document's link among them.
TECHNICAL = {
    "identifier": ADDRESS, "uri": ADDRESS, "CFDocumentURI": ADDRESS, "CFPackageURI": ADDRESS, "CFItemTypeURI": ADDRESS,
    "CFItemURI": JOINS, "originNodeURI": JOINS, "destinationNodeURI": JOINS, "rubricId": JOINS,
    "rubricCriterionId": JOINS, "targetType": JOINS, "lastChangeDateTime": WHEN, "caseVersion": OF_FORMAT,
}  # fmt: skip
# They say in which order things stand, and what is a competency.
UNDERSTOOD = {
    "position": "Order in the package",
    "sequenceNumber": "Order in the package",
    "CFItemType": "Kind of item",
}
LINKS = {"CFDocumentURI", "CFPackageURI", "CFItemURI", "originNodeURI", "destinationNodeURI", "CFItemTypeURI"}
LISTS = {
    "CFDocument",
    "CFItems",
    "CFAssociations",
    "CFRubrics",
    "CFRubricCriteria",
    "CFRubricCriterionLevels",
}
TEXTS_OF_LEVELS = {"quality", "description", "score"}


def told_of(
    data: Any,
    package: Members,
    places: Places,
    used: set[tuple[int, str]],
    said: set[tuple[int, str]],
    reasons: Mapping[tuple[int, str], str],
) -> tuple[tuple[Frame, ...], tuple[Unused, ...]]:
    """Frames for what stands in the model or says how, and the rest with its reason.

    `used` are members that stand in the model, `said` those of them that the ledger does not find by their words.
    `reasons` are those of members whose kind has a place, but not this one.
    """
    frame: list[Frame] = []
    unused = [Unused(places.of(row, n), EMPTY, beside=True) for row, n in nulls_below(data)]
    for row, name, path in members_below(data):
        lines = places.of(row, name)
        value = row[name]
        if value is None:
            unused.append(Unused(lines, EMPTY, beside=True))
        elif (id(row), name) in used or (isinstance(value, dict | list) and _is_list(name, path)):
            written = _as_written(value)
            words = f" {written}" if (id(row), name) in said or written != str(value) else ""
            frame.append(Frame(f"{name}{words}", lines, "Member of the package"))
        elif link := next((one for one in path if one in LINKS), name if name in TECHNICAL else ""):
            unused.append(Unused(lines, TECHNICAL[link], beside=True))
        elif name in UNDERSTOOD:
            words = "" if isinstance(value, dict | list) else f" {_as_written(value)}"
            frame.append(Frame(f"{name}{words}", lines, UNDERSTOOD[name]))
        else:
            lines = places.whole(value) if isinstance(value, list) and value else lines
            why = reasons.get((id(row), name)) or _why(row, name)
            unused.append(Unused(lines, why, beside=bool({name, *path} & FACTS)))
    return tuple(frame), tuple(unused)


def _is_list(name: str, path: tuple[str, ...]) -> bool:
    return name in LISTS or not path


def _as_written(value: Any) -> str:
    """As the line of the file has it: a line break inside a text is two signs there."""
    return json.dumps(value, ensure_ascii=False)[1:-1] if isinstance(value, str) else str(value)


def _why(row: Members, name: str) -> str:
    if name == "associationType":
        return "A competency model has no place for links of this type"
    if name in TEXTS_OF_LEVELS and ("score" in row or "quality" in row):
        return "Its criterion was not used; a finding says why"
    return f"The member '{name[:40]}' has no place in a competency model"
