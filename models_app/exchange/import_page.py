"""What the review page of an import shows, as one object."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from competency_portal.exchange.document import Document
from models_app.actions.drafting import open_draft
from models_app.actions.importing import Decisions
from models_app.calculations.bank_numbers import Clash
from models_app.calculations.finding_keys import level_keys
from models_app.calculations.left_items import LeftText
from models_app.calculations.plain import PlainBank, PlainModel, PlainPart
from models_app.choices import ImportState, PartKind
from models_app.exchange.import_competencies import (
    CompetencyRow,
)
from models_app.exchange.import_findings import FindingGroup
from models_app.exchange.import_matches import BankWords
from models_app.exchange.import_source import Drawing
from models_app.exchange.ledger import NO_WORDS, Entry, Ledger
from models_app.exchange.recognising import Reading
from models_app.models import (
    CompetencyBank,
    CompetencyModel,
    CompetencyUse,
    DocumentImport,
    ModelVersion,
)
from models_app.queries.importing import (
    OnFile,
    next_number,
)

FIELDS_OF_A_MATCH = 2  # what it is, and why it is left out; a third, which other one, where there is a bank
FURTHER_FIELDS = 12  # target, bank, texts, numbers, and what the form says of itself
MOST_PARTS = 60  # texts around the competencies with a choice each
MOST_DRAWN = 1_000  # competencies on the page; all of them go into the draft


@dataclass(frozen=True)
class Fact:
    """A fact of the job class: what the document says, or None."""

    name: str
    label: str
    value: str | None


@dataclass(frozen=True)
class ImportReview:
    """Everything that the page shows. `plain` is None where no reader could read the document."""

    imported: DocumentImport
    document: Document
    readings: tuple[Reading, ...]
    reading: Reading
    ledger: Ledger | None
    """What became of every passage and cell; what a person left out is not used."""
    drawing: Drawing
    decisions: Decisions
    plain: PlainModel | None
    findings: tuple[FindingGroup, ...]
    competencies: tuple[CompetencyRow, ...]
    facts: tuple[Fact, ...]
    words: BankWords | None
    banks: Sequence[CompetencyBank]
    bank: CompetencyBank | None
    unknown_bank: PlainBank | None
    doubted_banks: Sequence[CompetencyBank]
    """Those that may be the one that the file names; one is to be chosen, or a new one."""
    models: Sequence[CompetencyModel]
    alike: Sequence[CompetencyModel]
    """Those of the document's title or class, where nobody said yet that it is another model."""
    base: ModelVersion | None
    left_out: tuple[CompetencyUse, ...]
    left_texts: tuple[LeftText, ...]
    clashes: tuple[Clash, ...]
    on_file: OnFile | None
    says_the_same: bool
    begun_as: DocumentImport | None = None
    """The import of the same file with whose decisions this one began."""

    @property
    def title(self) -> str:
        """The job class, else the document's own title, else the name of the file."""
        named = (self.plain.job.title or self.plain.title.text) if self.plain else ""
        return named or self.imported.filename

    @property
    def other_demands(self) -> tuple[CompetencyRow, ...]:
        """Competencies of which the draft will demand another level or selection use than the version before."""
        return tuple(row for row in self.competencies if row.other_demands)

    @property
    def renamed(self) -> tuple[CompetencyRow, ...]:
        """Competencies like one of the bank with another name, of which nobody said yet whether they are that one."""
        return tuple(row for row in self.competencies if row.match.is_open and not row.not_taken)

    @property
    def left_words(self) -> list[Entry]:
        """Words that are not used."""
        return [entry for entry in self._left if entry.reason != NO_WORDS and not entry.beside]

    @property
    def left_members(self) -> list[Entry]:
        """What a data file says beside its texts: addresses, dates, codes, members without a value."""
        return [entry for entry in self._left if entry.beside]

    @property
    def left_signs(self) -> list[Entry]:
        """What is not used and holds no word: brackets, rules, lone marks."""
        return [entry for entry in self._left if entry.reason == NO_WORDS]

    @property
    def _left(self) -> tuple[Entry, ...]:
        return self.ledger.left if self.ledger else ()

    @property
    def parts(self) -> list[tuple[str, PlainPart]]:
        """Texts around the competencies, each with its heading or what it is."""
        return [(p.heading or str(PartKind(p.kind).label), p) for p in self.plain.parts] if self.plain else []

    @property
    def kinds_read(self) -> list[str]:
        """What each text is by the reader, where a form has room for a choice about each."""
        parts = self.reading.model.parts if self.reading.model else ()
        return [str(part.kind) for part in parts] if len(parts) <= MOST_PARTS else []

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.imported.state == ImportState.READ

    @property
    def can_be_matched(self) -> bool:
        """Whether a form has room for a choice about each competency."""
        each = FIELDS_OF_A_MATCH + bool(self.words)
        others = FURTHER_FIELDS + len(self.facts) + len(self.kinds_read) + len(self.left_out)
        return len(self.competencies) * each + others <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS

    @property
    def drawn(self) -> tuple[CompetencyRow, ...]:
        """The competencies that the page shows."""
        return self.competencies[:MOST_DRAWN]

    @property
    def beyond(self) -> int:
        """How many more there are."""
        return max(0, len(self.competencies) - MOST_DRAWN)

    @property
    def level_texts(self) -> int:
        """How many level texts were found."""
        return sum(len(row.plain.levels) for row in self.competencies)

    @property
    def open_findings(self) -> int:
        """How many findings go open into the draft, and numbers of which nobody said what becomes of them."""
        return sum(group.open for group in self.findings) + self._open_clashes

    @property
    def all_findings(self) -> int:
        """How many there are, those settled here among them, with the numbers that the bank can't give."""
        clashes = len(self.clashes) if self.is_open else 0
        return sum(len(group.rows) for group in self.findings) + clashes

    @property
    def to_decide(self) -> int:
        """How many of them ask for a value."""
        return sum(group.open for group in self.findings if group.to_decide) + self._open_clashes

    @property
    def _open_clashes(self) -> int:
        return len(self.clashes) if self.is_open and not self.decisions.numbers else 0

    @property
    def levels_set(self) -> int:
        """For how many competencies of a model without levels one is set here."""
        keys = level_keys(self.plain.findings, len(self.plain.competencies)) if self.plain else []
        return sum(key in self.decisions.settled for key in keys)

    @property
    def level_names(self) -> list[str]:
        """The document's own levels, else each scale that it brings, lowest level first."""
        if self.plain is None:
            return []
        own = [", ".join(level.text for level in self.plain.level_labels)]
        brought = [
            f"{scale.name}: {', '.join(level.label for level in scale.levels)}" for scale in self.plain.scales
        ]
        return [words for words in (*own, *brought) if words]

    @cached_property
    def open_draft(self) -> ModelVersion | None:
        """The draft that its model has already: a second one is refused."""
        return open_draft(self.imported.model) if self.imported.model and self.is_open else None

    @property
    def next_number(self) -> int:
        """Number of the version that the draft would be."""
        return next_number(self.imported.model)
