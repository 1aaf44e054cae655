"""What a reader takes out of a document: plain rows, each with the lines it came from. No database.

Words are kept to the letter. Lines count from 1. What a document does not say is None, or an empty tuple.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Words of the document and the numbers of the lines that they stand on."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class PlainPart:
    """A text outside the competencies; `kind` is a `models_app.choices.PartKind`."""

    kind: str
    heading: str
    paragraphs: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class PlainStandard:
    """A text under a label such as Satisfactory, or under a level of the scale."""

    label: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class PlainArea:
    """One item of a further list; `heading` is empty where the list ends the sentence of the definition."""

    heading: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class PlainCompetency:
    """One competency. `group` counts the document's groups from 0; `lines` is the whole block."""

    family: str
    lines: tuple[int, ...]
    definition: str | None
    definition_lines: tuple[int, ...]
    variant: str = ""
    number: int | None = None
    group: int | None = None
    levels: tuple[PlainStandard, ...] = ()
    indicators: tuple[Words, ...] = ()
    standards: tuple[PlainStandard, ...] = ()
    areas: tuple[PlainArea, ...] = ()

    @property
    def name(self) -> str:
        """Name as people say it: with number and variant where there are any."""
        name = f"{self.family} ({self.variant})" if self.variant else self.family
        return f"{self.number}. {name}" if self.number is not None else name


@dataclass(frozen=True)
class PlainJob:
    """The job class, as far as the document tells it."""

    title: str
    lines: tuple[int, ...]
    code: str = ""
    grade: str = ""
    organization: str = ""
    job_family: str = ""


@dataclass(frozen=True)
class PlainFinding:
    """Something that somebody must look at. `kind` is a `FindingKind`; `competency` counts from 0, None: the model."""

    kind: str
    title: str
    detail: str
    lines: tuple[int, ...]
    competency: int | None = None


@dataclass(frozen=True)
class PlainModel:
    """A competency model as a document states it. `level_labels` are the document's own, lowest first."""

    title: Words
    job: PlainJob
    parts: tuple[PlainPart, ...]
    groups: tuple[Words, ...]
    level_labels: tuple[Words, ...]
    competencies: tuple[PlainCompetency, ...]
    findings: tuple[PlainFinding, ...] = ()


class Unreadable(ValueError):
    """The document does not have the structure that a reader needs; the message says what is missing."""
