"""What can be changed about a draft's texts, as values: one text set, one item added, removed or moved."""

import re
from dataclasses import dataclass

from competency_portal.errors import Problem, Refused

LONGEST = 20_000  # characters of one text
# Control characters, and those that turn the direction of what follows: a name would read as another one.
UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class SetText:
    """One text of a place. Empty: it is not stated (or, for an item of a list, the item is refused to be empty).

    Places of a competency: 'family', 'variant', 'bank_number', 'definition', 'level:2' (by ordinal), 'indicator:4',
    'standard:1', 'standard:1:label', 'area:3', 'area:3:heading' (by position), 'scale' (its public id).
    """

    place: str
    text: str


@dataclass(frozen=True)
class AddItem:
    """One more item at the end of a list: 'indicator', 'standard' (with its label) or 'area' (with its heading)."""

    kind: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class RemoveItem:
    """Take an item away; those after it move up."""

    kind: str
    position: int


@dataclass(frozen=True)
class MoveItem:
    """Put the item at `position` at place `to`."""

    kind: str
    position: int
    to: int


Change = SetText | AddItem | RemoveItem | MoveItem


def checked_text(text: str, *, field: str, most: int = LONGEST, needed: str = "") -> str:
    """The text without blanks around it. Refused when it is too long, holds a NUL, or is empty though it is needed."""
    text = text.strip()
    if "\x00" in text:
        raise Refused(
            Problem("The text holds a character that can't be stored (NUL). Take it out.", field=field)
        )
    if most < LONGEST and (found := UNSEEN.search(text)):
        sign = f"U+{ord(found[0]):04X}"
        raise Refused(
            Problem(f"A name holds no character that can't be seen ({sign}). Take it out.", field=field)
        )
    if len(text) > most:
        raise Refused(Problem(f"The text is {len(text)} characters long; {most} is the most.", field=field))
    if needed and not text:
        raise Refused(Problem(needed, field=field))
    return text
