"""What became of each member of a CASE package: understood as a sign of the format, or not used and why."""

from typing import Any

from models_app.calculations.plain import Frame, Unused
from models_app.exchange.case.package import Members
from models_app.exchange.case.places import Places, members_below

# The format's own: who links to whom, when, under which address. Echoes of the document's link among them.
TECHNICAL = {
    "identifier", "uri", "lastChangeDateTime", "CFDocumentURI", "CFPackageURI", "CFItemURI", "caseVersion",
    "rubricId", "rubricCriterionId", "position", "sequenceNumber", "originNodeURI", "destinationNodeURI",
    "CFItemType", "CFItemTypeURI", "targetType",
}  # fmt: skip
LINKS = {"CFDocumentURI", "CFPackageURI", "CFItemURI", "originNodeURI", "destinationNodeURI", "CFItemTypeURI"}
LISTS = {
    "CFDocument",
    "CFItems",
    "CFAssociations",
    "CFRubrics",
    "CFRubricCriteria",
    "CFRubricCriterionLevels",
}


def told_of(
    data: Any, package: Members, places: Places, used: set[tuple[int, str]]
) -> tuple[tuple[Frame, ...], tuple[Unused, ...]]:
    """Frames for what was understood, and the rest with its reason; `used` are members that stand in the model."""
    frame: list[Frame] = []
    unused: list[Unused] = []
    for row, name, path in members_below(data):
        lines = places.of(row, name)
        value = row[name]
        if (id(row), name) in used or (isinstance(value, dict | list) and _is_list(name, path)):
            said = f" {value}" if _is_of_scale(row, name) else ""
            frame.append(Frame(f"{name}{said}", lines, "Member of the package"))
        elif value is None:
            frame.append(Frame(f"{name} null", lines, "Member without a value"))
        elif name in TECHNICAL or set(path) & LINKS or _is_child_link(row, name):
            words = "" if isinstance(value, dict | list) else f" {value}"
            frame.append(Frame(f"{name}{words}", lines, "Sign of the exchange format"))
        else:
            lines = places.whole(value) if isinstance(value, list) and value else lines
            unused.append(Unused(lines, f"The member '{name[:40]}' has no place in a competency model"))
    return tuple(frame), tuple(unused)


def _is_list(name: str, path: tuple[str, ...]) -> bool:
    return name in LISTS or not path


def _is_of_scale(row: Members, name: str) -> bool:
    """Names and values of scales, which the ledger does not look for among the texts."""
    return name == "score" or (name == "title" and "CFRubricCriteria" in row)


def _is_child_link(row: Members, name: str) -> bool:
    return name == "associationType" and str(row[name]).casefold() == "ischildof"
