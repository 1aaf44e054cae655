"""Texts below the heading of a group that speak of its competencies: notes, so that the heading is no competency.

Core Competencies
These competencies are shared by everyone in the agency.
Customer Service
…
"""

import re

from models_app.calculations.plain import PlainFinding, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.about_forms import form_of
from models_app.exchange.front import is_title
from models_app.exchange.front_titles import (
    A_KIND_OF_COMPETENCY,
    JOB,
    KINDS,
    MODEL,
    in_the_head,
    rank_of,
)
from models_app.exchange.lines import BULLET, LABELED, is_paragraph, joined_lines, without_typeface
from models_app.exchange.organizations import is_organization

PLURAL = r"(?:competencies|competences)\b"
SPEAKS = re.compile(
    rf"(?:all |each |both )?(?:of )?(?:these|those|the following) (?:[\w-]+ ){{0,3}}?(?:{PLURAL}|skills\b|abilities\b)"
    rf"|(?:all )?(?:of )?(?:the )?(?:{KINDS} |\w+al |\w+ic )?{PLURAL}"
    r"|this (?:group|cluster|domain|category|section)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\b(?:competencies|competences|skills|abilities)\b", re.IGNORECASE)
LEAST_ABOVE = 1  # lines of the head above the first group


OF_GROUP = re.compile(
    rf"(?:the |these )?(?:[\w-]+ )?{PLURAL} (?:in|of|below|listed)\b|"
    r"this (?:group|cluster|domain|category|section)\b",
    re.IGNORECASE,
)


def group_texts_apart(lines: list[Words]) -> tuple[list[Words], list[PlainPart], list[PlainFinding]]:
    """The lines without such texts, these as notes below the name of their group, and what is asked of them."""
    opens = {n for n in range(LEAST_ABOVE, len(lines) - 2) if _opens_group(lines, n)}
    found = sorted(n for n in opens if n + 2 not in opens and not _is_of_the_head(lines, n))
    if not found or not _are_groups(lines, found):
        return lines, [], []
    taken = {n + 1 for n in found}
    notes = [
        PlainPart(
            PartKind.NOTE,
            without_typeface(lines[n].text).rstrip(":"),
            (without_typeface(lines[n + 1].text),),
            lines[n + 1].lines,
        )
        for n in found
    ]
    kept = [line for n, line in enumerate(lines) if n not in taken]
    return kept, notes, _asked(lines, found)


def _opens_group(lines: list[Words], n: int) -> bool:
    """A title, one sentence about several competencies below it, and the next title with what stands below that."""
    heading, text, name, below = lines[n], lines[n + 1], lines[n + 2], lines[n + 3 : n + 4]
    said = without_typeface(text.text)
    speaks = is_paragraph(said) and SPEAKS.match(said) and SEVERAL.search(said)
    plain = speaks and not LABELED.fullmatch(said) and not BULLET.fullmatch(text.text)
    follows = is_title(name) and bool(below) and not is_title(below[0])
    return bool(plain and heading.text.strip() and is_title(heading) and follows)


def _is_of_the_head(lines: list[Words], n: int) -> bool:
    """Whether such a line is the title, or stands where the title must be."""
    if not in_the_head(lines, n) or A_KIND_OF_COMPETENCY.fullmatch(without_typeface(lines[n].text)):
        return False
    titled = rank_of(lines[n]) in (MODEL, JOB) or is_organization(lines[n].text)
    return titled or all(is_organization(line.text) for line in lines[:n])


def _are_groups(lines: list[Words], found: list[int]) -> bool:
    """Several of them, or a single one amid the competencies or named as a group; else it is of the document's head."""
    named = (
        without_typeface(lines[found[0]].text).rstrip(":").lower().endswith((" competencies", " competences"))
    )
    amid = any(is_paragraph(line.text) for line in lines[: found[0]])
    return len(found) > 1 or (named and amid)


def _asked(lines: list[Words], found: list[int]) -> list[PlainFinding]:
    """What is asked of groups that neither their heading nor its form tells, but only the words of their text."""
    doubted = [n for n in found if not _is_told(lines, n)]
    if not doubted:
        return []
    quoted = ", ".join(f"'{without_typeface(lines[n].text)}'" for n in doubted)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Nothing but the words of its text tells that {quoted} is a group"[:200],
            "The text speaks of several competencies, so that it was read as a note. If it is a competency itself, "
            "say so by hand, or mend the draft.",
            joined_lines(*(lines[m].lines for n in doubted for m in (n, n + 1))),
            by_form=True,
        )
    ]


def _is_told(lines: list[Words], n: int) -> bool:
    heading, name = lines[n], lines[n + 2]
    words = without_typeface(heading.text).rstrip(":")
    named = A_KIND_OF_COMPETENCY.fullmatch(words) or SEVERAL.search(words)
    speaks = OF_GROUP.match(without_typeface(lines[n + 1].text))
    return bool(named or speaks) or form_of(heading) != form_of(name)
