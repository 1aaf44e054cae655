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
# A name written as names are; what a class, a program or a person's office may be called as well is none of these.
WORD = r"(?!(?:[Oo]f|[Ff]or|[Aa]nd|[Tt]o)\b)[A-Z][\w'’&./-]*"
SMALL = r"(?:[Oo][Ff]|[Tt][Hh][Ee]|[Aa][Nn][Dd]|[Ff][Oo][Rr]|&|for)"
ENDS_A_BODY = (
    rf"(?:{BODY}|authority|commission|council|cooperative|board|institute|corporation|nation|tribe|hospital|"
    r"county sheriff|public library|public schools|medical center|sheriff['’]s office|county government)"
)
BODY_AT_END = re.compile(rf"(?:(?i:{PLACES}) (?i:of) )?(?:{WORD} |& ){{1,6}}(?i:{ENDS_A_BODY})")
BODY_IN_FRONT = re.compile(
    rf"(?:(?:{WORD} ){{0,3}}(?i:{BODY}|office|commission|council|board|institute) (?i:of|for|on) "
    rf"(?:(?:{WORD}|{SMALL}),? )*{WORD})"
)
OF_A_PLACE = re.compile(rf"(?i:(?:the )?{PLACES}) (?i:of) {WORD}(?: {WORD}){{0,2}}")
KIND_OF_BODY = re.compile(rf"\b(?i:{ENDS_A_BODY}|office)\b")
SIGN_OF_AN_OFFICE = re.compile(r"(?!DRAFT|MEMO|NOTE|FLSA|FINAL)[A-Z]{2,5}")
LISTED = re.compile(r"[^,]+(?:, [^,]+)+,? (?:and|&|AND) [^,]+")


def is_organization(text: str) -> bool:
    """Whether a line, or each of the parts that a dash makes of it, names an organization."""
    return all(NAMES_AN_ORGANIZATION.fullmatch(part) for part in TWO_PARTS.split(text))


def is_body(text: str) -> bool:
    """Whether a line can only be an organization: a job class or a competency may end with 'of the District'."""
    return bool(NAMES_A_BODY.fullmatch(text))


def names_body(text: str) -> bool:
    """Whether a line, or each part of it, can be nothing but a body's name, or the sign of an office beside one."""
    named = [part for part in TWO_PARTS.split(text) if not SIGN_OF_AN_OFFICE.fullmatch(part)]
    return bool(named) and all(_is_named_body(part) for part in named)


def _is_named_body(text: str) -> bool:
    if "," in text and not LISTED.fullmatch(text):
        return len(parts := text.split(", ")) > 1 and all(map(_is_named_body, parts))
    patterns = (OF_A_PLACE, BODY_AT_END, BODY_IN_FRONT)
    return not any(sign.isdigit() for sign in text) and any(one.fullmatch(text) for one in patterns)


def kind_of_body(text: str) -> str:
    """Which kind of body this is: of two of one kind only one can be meant, a department stands below its city."""
    if OF_A_PLACE.fullmatch(text):
        return "place"
    words = KIND_OF_BODY.findall(text)
    return words[0 if BODY_IN_FRONT.fullmatch(text) else -1].lower() if words else ""


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
