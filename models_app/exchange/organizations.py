"""Lines that name an organization: no title of a model, no job class and no competency."""

import re

from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import FindingKind

PLACES = r"(?:town|city|village|state|port|province|borough)"
OFFICES = r"(?:division|department|agency|office|bureau|county|authority|commission|district|administration|ministry)"
BODIES = (
    rf"(?:{OFFICES}|council|cooperative|board|university|college|institute|government|corporation|nation|tribe|hospital|"
    r"county sheriff)"
)
NAMES_AN_ORGANIZATION = re.compile(
    rf"(?:(?:the )?{PLACES} of .+|(?:(?!of\b|for\b)[^\s,]+ ){{0,3}}{OFFICES} (?:of|for|on) .+|.+ {BODIES})",
    re.IGNORECASE,
)
# Of these alone no competency is named; 'Contract Administration' and 'Local Government' are.
BODY = r"(?:division|department|agency|bureau|county|district|ministry|university|college)"
NAMES_A_BODY = re.compile(
    rf"(?:the )?{PLACES} of .+|(?:(?!of\b|for\b)[^\s,]+ ){{0,3}}(?:{BODY}|office) of .+|"
    rf"(?:(?!of\b|for\b|and\b)[^\s,]+ ){{1,4}}{BODY}",
    re.IGNORECASE,
)
TWO_PARTS = re.compile(r"\s[–—-]\s|:\s")


def is_organization(text: str) -> bool:
    """Whether a line, or each of the parts that a dash makes of it, names an organization."""
    return all(NAMES_AN_ORGANIZATION.fullmatch(part) for part in TWO_PARTS.split(text))


def is_body(text: str) -> bool:
    """Whether a line can only be an organization: a job class or a competency may end with 'of the District'."""
    return bool(NAMES_A_BODY.fullmatch(text))


def of_organizations_as_names(model: PlainModel) -> list[PlainFinding]:
    """What is asked where the first name of all, and no other, reads like an organization's: a line of the head."""
    first, *others = model.competencies
    if first.group is not None or not is_body(first.name):
        return []
    if any(is_body(one.name) for one in others):
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{first.name}' may be no competency"[:200],
            "It reads like the name of an organization and stands right below the head of the document. If it belongs "
            "to the head, leave this competency out.",
            first.lines,
            0,
            by_form=True,
        )
    ]
