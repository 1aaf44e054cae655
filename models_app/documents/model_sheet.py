"""What the printed competency model says: the contract between the model builder and the pages.

Give a `ModelSheet` to `models_app.documents.printing.model_sheet_pdf` for the file, or to the template
`pdf/sections/_model.html` (context name `sheet`) for a page on screen.

`None` means 'not stated in the source': printed in those words inside a dashed frame, never left blank and
never guessed. Words are those of the source, letter by letter; nothing here may be re-worded.

The layout follows the material: a page for each competency when they carry indicators, standards or areas
(Los Angeles), one table when they carry only the same levels (North Carolina), a running list when they carry
a definition alone (National Archives).
"""

from dataclasses import dataclass
from typing import Literal

Layout = Literal["pages", "matrix", "list"]
Paper = Literal["letter", "a4"]


@dataclass(frozen=True)
class LevelText:
    """One level of one competency. `text` None: the source has the level but no words for it.

    `required` marks the level the job needs: italic, bold, underlined, and named in words beside it.
    """

    label: str
    text: str | None
    required: bool = False


@dataclass(frozen=True)
class Standard:
    """A performance standard: 'Satisfactory' or 'Superior' with its text."""

    label: str
    text: str | None


@dataclass(frozen=True)
class Areas:
    """A further block of a competency under its own head, as the source has it: 'Technology Application
    Areas'.

    `of_definition`: the items end the sentence of the definition ('… in the areas of:') and stand right below
    it.
    """

    heading: str
    items: tuple[str, ...]
    numbered: bool = False
    of_definition: bool = False


@dataclass(frozen=True)
class OpenFinding:
    """Something the source leaves open, still to be settled. `number` counts within the model version."""

    number: int
    about: str
    text: str


@dataclass(frozen=True)
class Fact:
    """One row of a record table. `value` None is 'not stated in the source'."""

    label: str
    value: str | None


@dataclass(frozen=True)
class ModelCompetency:
    """One competency of the model.

    `number` is its place in the agency's bank ('28'; an identity, not a rank), None where the bank has no
    numbers (that is no finding). `variant` is the heading's second half where the model has one ('Thinks
    Creatively'). `selection_use` reads 'For selection' or 'Not for selection'; None when neither is stated.
    `levels_stated` False: the model knows no levels at all, so that no required level is missed. `findings`
    are those about this competency; `record` further rows (identity, place in the source, use in the class),
    `because` the reason and evidence for its use.
    `in_source` False: the words were written in the portal. `changed`: what is said of words that are no longer those
    of the source.
    """

    name: str
    definition: str | None
    number: str | None = None
    variant: str | None = None
    levels: tuple[LevelText, ...] = ()
    levels_stated: bool = True
    level_heading: str = "Level of Competency Required by Job"
    required_note: str = ""
    indicators: tuple[str, ...] = ()
    standards: tuple[Standard, ...] = ()
    areas: tuple[Areas, ...] = ()
    selection_use: str | None = None
    findings: tuple[OpenFinding, ...] = ()
    record: tuple[Fact, ...] = ()
    because: tuple[Fact, ...] = ()
    in_source: bool = True
    changed: str = ""

    @property
    def unknown(self) -> str:
        """The words for what is not stated; what was written in the portal has no source that could state it."""
        return "not stated in the source" if self.in_source else "not stated"

    @property
    def heading(self) -> str:
        """'28. Supervision' or 'Problem Solving (Thinks Creatively)'."""
        name = f"{self.name} ({self.variant})" if self.variant else self.name
        return f"{self.number}. {name}" if self.number else name

    @property
    def required(self) -> LevelText | None:
        """The level the job needs; None when it is not stated."""
        return next((level for level in self.levels if level.required), None)


@dataclass(frozen=True)
class CompetencyGroup:
    """Competencies under one head ('Core Competencies'); `name` None for a model without groups."""

    name: str | None
    competencies: tuple[ModelCompetency, ...]


@dataclass(frozen=True)
class SourceRecord:
    """The document the words come from. `sha256` in hexadecimal; `kept_as` says how it is kept ('word for
    word').
    """

    title: str
    sha256: str | None
    received_on: str | None = None
    extent: str | None = None


@dataclass(frozen=True)
class ModelSheet:
    """A competency model version, as printed.

    `title` is the heading of the source ('Competency Model for Director of Systems (9375)'); `edition` reads
    'Competency model, version 1'; `state` 'Published' or 'Draft'; `published_on` a date in words.
    `introduction` and `notes` are frame texts of the source; `description_of_work` and `minimum_training` are
    paragraphs, None when the source has none. `has_description` and `has_minimum` False leave the part out
    where the agency's form knows no such part (then it is not 'not stated'). `requirement` is the minimum as data;
    `unstated` says in whole sentences what nobody stated and no finding asks about. `source_words` says whether the
    words are those of the source: printed at the foot of each page.
    """

    agency: str
    title: str
    job_class: str
    edition: str
    state: str
    groups: tuple[CompetencyGroup, ...]
    organization: str | None = None
    class_code: str | None = None
    series: str | None = None
    grade: str | None = None
    job_family: str | None = None
    published_on: str | None = None
    content_hash: str | None = None
    introduction: tuple[str, ...] = ()
    description_of_work: tuple[str, ...] | None = None
    has_description: bool = True
    minimum_training: tuple[str, ...] | None = None
    has_minimum: bool = True
    requirement: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    findings: tuple[OpenFinding, ...] = ()
    unstated: tuple[str, ...] = ()
    source: SourceRecord | None = None
    source_words: str = ""
    paper: Paper = "letter"
    language: str = "en-US"

    @property
    def competencies(self) -> tuple[ModelCompetency, ...]:
        """All competencies in the order of the model."""
        return tuple(c for group in self.groups for c in group.competencies)

    @property
    def skips_findings(self) -> bool:
        """Whether numbers are missing among the open findings, because those are settled."""
        numbers = [finding.number for finding in self.findings]
        return numbers != list(range(1, len(numbers) + 1))

    @property
    def layout(self) -> Layout:
        """How the material wants to be laid out (see the head of this module)."""
        if any(c.indicators or c.standards or c.areas for c in self.competencies):
            return "pages"
        labels = {tuple(level.label for level in c.levels) for c in self.competencies}
        return "matrix" if len(labels) == 1 and any(labels) else "list"

    @property
    def level_labels(self) -> tuple[str, ...]:
        """Column heads of the matrix layout."""
        return tuple(level.label for level in self.competencies[0].levels) if self.competencies else ()
