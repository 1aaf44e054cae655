"""What a reader takes out of a document: plain rows, each with the lines it came from. No database.

Words are kept to the letter. Lines count from 1. What a document does not say is None, or an empty tuple.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from competency_portal.exchange.document import Mark


@dataclass(frozen=True)
class Words:
    """Words of the document and the numbers of the lines that they stand on.

    `kind`, `page`, `table`, `marks`, `nested`, `row`, `doubtful` and `behind` are what the file told of the passage
    (`competency_portal.exchange.document`); empty where the document is plain text.
    """

    text: str
    lines: tuple[int, ...]
    kind: str = ""
    page: int | None = None
    table: int | None = None
    marks: tuple[Mark, ...] = ()
    nested: int = 0
    row: int | None = field(default=None, compare=False)
    doubtful: str = field(default="", compare=False)
    behind: int | None = field(default=None, compare=False)
    indent: int = field(default=0, compare=False)
    """Blanks in front of it as it was written."""
    depth: int | None = field(default=None, compare=False)
    """Level of a heading or of a list, from 1, where the file knows it."""
    divided: tuple[str, ...] = field(default=(), compare=False)
    """Words with a hyphen where a line was broken, of which the file's reader can't tell whether they have one."""


@dataclass(frozen=True)
class Unused:
    """Words of the document that go nowhere, with the reason; `text` is empty where the whole line is meant.

    `beside`: a data file says it beside its texts, so that it tells nothing of how well these were read.
    """

    lines: tuple[int, ...]
    reason: str
    text: str = ""
    beside: bool = False


@dataclass(frozen=True)
class Frame:
    """Words that say what others are and are stored in no text of their own: a label, a heading, the number of an item.

    `meaning` tells a person what they stand for: 'Heading above the behavioral indicators'. Such words open their
    passage, unless they may stand `anywhere` in it.
    """

    text: str
    lines: tuple[int, ...]
    meaning: str
    anywhere: bool = False


@dataclass(frozen=True)
class PlainLevel:
    """One level of a scale; `value` and `definition` are None where nobody gave them."""

    label: str
    lines: tuple[int, ...] = ()
    value: Decimal | None = None
    definition: str | None = None


@dataclass(frozen=True)
class PlainScale:
    """A scale with its levels, lowest first. `shipped`: it comes with the portal and belongs to no agency."""

    code: str
    name: str
    levels: tuple[PlainLevel, ...]
    description: str = ""
    origin: str = ""
    shipped: bool = False


@dataclass(frozen=True)
class PlainLevelRef:
    """A level by its label; `scale` is the code of its scale, empty for the document's own levels (`level_labels`)."""

    label: str
    scale: str = ""


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
    scale: str = ""  # code of the scale of `levels`; empty: the document's own
    required_level: PlainLevelRef | None = None
    required_level_reason: str = ""
    required_level_evidence: str = ""
    selection_use: str = "not_stated"
    selection_use_reason: str = ""
    selection_use_evidence: str = ""
    slug: str = ""  # its name in the bank where the file knows one

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
    series: str = ""
    slug: str = ""


@dataclass(frozen=True)
class PlainBank:
    """The bank that the competencies of a bundle belong to."""

    code: str
    name: str
    description: str = ""


@dataclass(frozen=True)
class PlainRequirement:
    """Minimum training and experience as data, beside its words. `substitution` is a `models_app.choices.Substitution`.

    Years are None where the document gives none.
    """

    lines: tuple[int, ...]
    education: str = ""
    experience: str = ""
    experience_years: Decimal | None = None
    substitution: str = "not_stated"
    further_years: Decimal | None = None


@dataclass(frozen=True)
class PlainSource:
    """The source document that a bundle carries along: the places of its texts are lines of this, not of the bundle."""

    title: str
    filename: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class PlainFinding:
    """Something that somebody must look at. `kind` is a `FindingKind`; `competency` counts from 0, None: the model.

    A file of the portal's own brings along what was settled: `settled` with value and reason in words.
    `by_form`: nothing but the form of the document tells what was made of it, so that the whole reading is a guess.
    """

    kind: str
    title: str
    detail: str
    lines: tuple[int, ...]
    competency: int | None = None
    settled: bool = False
    value: str = ""
    reason: str = ""
    by_form: bool = False


@dataclass(frozen=True)
class PlainModel:
    """A competency model as a document states it. `level_labels` are the document's own, lowest first.

    `scales` are those that a data file describes in full. `unused` holds what a reader saw and left out on purpose,
    `frame` the labels and headings that it understood.
    `asks_open_questions` is False where the file carries its findings itself, so that none is added.
    """

    title: Words
    job: PlainJob
    parts: tuple[PlainPart, ...]
    groups: tuple[Words, ...]
    level_labels: tuple[Words, ...]
    competencies: tuple[PlainCompetency, ...]
    findings: tuple[PlainFinding, ...] = ()
    scales: tuple[PlainScale, ...] = ()
    requirement: PlainRequirement | None = None
    unused: tuple[Unused, ...] = ()
    source: PlainSource | None = None
    bank: PlainBank | None = None
    asks_open_questions: bool = True
    slug: str = ""  # name of the model in its agency where the file knows one
    frame: tuple[Frame, ...] = ()


class Unreadable(ValueError):
    """The document does not have the structure that a reader needs; the message says what is missing."""


class NotThere(Unreadable):
    """Nothing of that structure stands in the document: what other readers say of it helps more."""
