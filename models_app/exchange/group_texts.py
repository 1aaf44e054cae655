"""Texts below the heading of a group that speak of its competencies: notes, so that the heading is no competency.

Core Competencies
These competencies are shared by everyone in the agency.
Customer Service
…
"""

import re

from models_app.calculations.plain import PlainPart, Words
from models_app.choices import PartKind
from models_app.exchange.front import is_title
from models_app.exchange.front_titles import (
    A_KIND_OF_COMPETENCY,
    JOB,
    KINDS,
    MODEL,
    in_the_head,
    rank_of,
)
from models_app.exchange.lines import BULLET, LABELED, is_paragraph, without_typeface
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


def group_texts_apart(lines: list[Words]) -> tuple[list[Words], list[PlainPart]]:
    """The lines without such texts, and these as notes below the name of their group."""
    opens = {n for n in range(LEAST_ABOVE, len(lines) - 2) if _opens_group(lines, n)}
    found = sorted(n for n in opens if n + 2 not in opens and not _is_of_the_head(lines, n))
    if not found or not _are_groups(lines, found):
        return lines, []
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
    return [line for n, line in enumerate(lines) if n not in taken], notes


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
