"""What can be changed about a draft as a whole, as values: its title, texts, groups, competencies, requirement."""

from dataclasses import dataclass
from decimal import Decimal

from models_app.choices import Substitution
from models_app.models import Competency

Place = int | str  # of a row: its position, or its key (`queries.editing.key_of`), wherever it stands by then


@dataclass(frozen=True)
class SetTitle:
    """The title of the version, as it stands on its pages and on paper."""

    text: str


@dataclass(frozen=True)
class SetPart:
    """Heading and text of the part at `position`."""

    position: int
    heading: str
    text: str


@dataclass(frozen=True)
class AddPart:
    """One more part at the end; `kind` is a `PartKind`."""

    kind: str
    heading: str
    text: str


@dataclass(frozen=True)
class AddGroup:
    """One more group at the end."""

    name: str


@dataclass(frozen=True)
class RenameGroup:
    """Another name for the group at `position`."""

    position: int
    name: str


@dataclass(frozen=True)
class Remove:
    """Take away the 'part', 'group' or 'use' at `position`. Competencies of a group stay, without a group."""

    kind: str
    position: Place


@dataclass(frozen=True)
class Move:
    """Put the 'part', 'group' or 'use' at `position` at place `to`."""

    kind: str
    position: Place
    to: int


@dataclass(frozen=True)
class Step:
    """Move it `by` places from where it stands then: -1 is up, 1 is down."""

    kind: str
    position: Place
    by: int


@dataclass(frozen=True)
class AddUse:
    """One more competency of the bank, with its newest words; `group` is the group's position, None: no group.

    What was removed from this draft comes back with what it had there: words, level, use, reasons, evidence, findings.
    """

    competency: Competency
    group: int | None = None


@dataclass(frozen=True)
class GroupUse:
    """Put the competency at `position` in the group at position `group`; None takes it out."""

    position: Place
    group: int | None


@dataclass(frozen=True)
class SetRequirement:
    """Minimum training and experience as data; None and empty: not stated. `substitution` is a `Substitution`."""

    education: str = ""
    experience: str = ""
    experience_years: Decimal | None = None
    substitution: str = str(Substitution.NOT_STATED)
    further_years: Decimal | None = None
