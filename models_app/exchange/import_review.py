"""The review page of an import as one object: source, reading, findings, competencies beside the bank."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from competency_portal.exchange.document import Document
from models_app.actions.importing import Decisions
from models_app.calculations.matching import wording_of
from models_app.calculations.plain import PlainCompetency, PlainModel, PlainPart
from models_app.choices import ImportState, PartKind
from models_app.exchange import by_hand
from models_app.exchange.import_differences import TextPair, pairs_of
from models_app.exchange.import_findings import FindingGroup, finding_groups
from models_app.exchange.import_matches import BankWords, Match, bank_words, left_out, left_texts, matches_of
from models_app.exchange.import_source import Drawing, drawing_of
from models_app.exchange.import_texts import Places, Span, TextLine, summary_of, texts_of, texts_of_bank
from models_app.exchange.imported import chosen, readings_for
from models_app.exchange.ledger import Ledger
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import Reading, read_with
from models_app.models import CompetencyBank, CompetencyModel, CompetencyUse, DocumentImport, ModelVersion
from models_app.queries.importing import bank_for, banks_of, base_version, is_on_file, models_of, uses_of

MOST_MATCHES = 900  # a form has 2,000 fields at most, two for each
MOST_DRAWN = 1_000  # competencies on the page; all of them go into the draft
JOB_FACTS = (
    ("title", "Job class"),
    ("code", "Class code"),
    ("series", "Series"),
    ("grade", "Grade"),
    ("organization", "Organization"),
    ("job_family", "Job family"),
)


@dataclass(frozen=True)
class CompetencyRow:
    """One competency of the document, with its texts and what it is to the bank."""

    place: int
    plain: PlainCompetency
    group: str
    summary: str
    places: tuple[Span, ...]
    texts: tuple[TextLine, ...]
    match: Match

    @property
    def bank_texts(self) -> tuple[TextLine, ...]:
        """The bank's words for what it is taken for."""
        return texts_of_bank(self.match.entry) if self.match.entry else ()

    @cached_property
    def differences(self) -> tuple[TextPair, ...]:
        """The texts beside the bank's for what it is taken for; those that differ first, the same ones after."""
        return pairs_of(self.match.entry, wording_of(self.plain)) if self.match.entry else ()

    @property
    def different(self) -> tuple[TextPair, ...]:
        """The texts that differ from the bank's."""
        return tuple(pair for pair in self.differences if not pair.difference.is_same)

    @property
    def same(self) -> tuple[TextPair, ...]:
        """The texts that the bank has to the letter."""
        return tuple(pair for pair in self.differences if pair.difference.is_same)


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
    drawing: Drawing
    decisions: Decisions
    plain: PlainModel | None
    findings: tuple[FindingGroup, ...]
    competencies: tuple[CompetencyRow, ...]
    facts: tuple[Fact, ...]
    words: BankWords | None
    banks: Sequence[CompetencyBank]
    bank: CompetencyBank | None
    models: Sequence[CompetencyModel]
    base: ModelVersion | None
    left_out: tuple[CompetencyUse, ...]
    left_texts: tuple[str, ...]
    on_file: bool

    @property
    def title(self) -> str:
        """The job class, else the name of the file."""
        return (self.plain.job.title if self.plain else "") or self.imported.filename

    @property
    def ledger(self) -> Ledger | None:
        """What became of every passage and cell."""
        return self.reading.ledger

    @property
    def parts(self) -> list[tuple[str, PlainPart]]:
        """Texts around the competencies, each with its heading or what it is."""
        return [(p.heading or str(PartKind(p.kind).label), p) for p in self.plain.parts] if self.plain else []

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.imported.state == ImportState.READ

    @property
    def can_be_matched(self) -> bool:
        """Whether a form has room for a choice about each competency."""
        return self.words is not None and len(self.competencies) <= MOST_MATCHES

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
        """How many findings go open into the draft."""
        return sum(len(group.rows) for group in self.findings)

    @property
    def to_decide(self) -> int:
        """How many of them ask for a value."""
        return sum(len(group.rows) for group in self.findings if group.to_decide)

    @property
    def next_number(self) -> int:
        """Number of the version that the draft would be."""
        return self.base.number + 1 if self.base else 1


def review_of(imported: DocumentImport) -> ImportReview:
    """Read the stored passages again and gather what the page shows, in a fixed number of queries."""
    document = Document.from_plain(imported.document or {"kind": "text", "passages": []})
    readings = readings_for(document)
    if imported.mapping and document.kind != "json":
        mapping = Mapping.from_plain(imported.mapping)
        readings = (*readings, read_with(words_of(document), by_hand.code, mapping))
    reading = chosen(readings, imported.reader)
    plain = completed(reading.model) if reading.model else None
    decisions = Decisions.from_plain(imported.decisions)
    bank = bank_for(imported, plain.bank.code if plain and plain.bank else "")
    words, base = bank_words(imported, bank), base_version(imported.model)
    matches = matches_of(plain, words, decisions) if plain else []
    drawing = drawing_of(document, reading.ledger)
    places = Places(frozenset() if plain and plain.source else drawing.numbers)
    text = plain.source.text if plain and plain.source else document.text
    return ImportReview(
        imported=imported,
        document=document,
        readings=readings,
        reading=reading,
        drawing=drawing,
        decisions=decisions,
        plain=plain,
        findings=finding_groups(plain, places) if plain else (),
        competencies=_rows(plain, matches, places) if plain else (),
        facts=_facts(plain) if plain else (),
        words=words,
        banks=banks_of(imported),
        bank=bank,
        models=models_of(imported),
        base=base,
        left_out=tuple(left_out(uses_of(base), matches)) if plain else (),
        left_texts=left_texts(base, plain, matches) if base and plain else (),
        on_file=is_on_file(imported, hashlib.sha256(text.encode()).hexdigest()),
    )


def _rows(plain: PlainModel, matches: list[Match], places: Places) -> tuple[CompetencyRow, ...]:
    return tuple(
        CompetencyRow(
            place=place,
            plain=one,
            group=plain.groups[one.group].text if one.group is not None else "",
            summary=summary_of(one),
            places=places.of(one.lines),
            texts=texts_of(one, places),
            match=match,
        )
        for place, (one, match) in enumerate(zip(plain.competencies, matches, strict=True))
    )


def _facts(plain: PlainModel) -> tuple[Fact, ...]:
    return tuple(Fact(name, label, getattr(plain.job, name) or None) for name, label in JOB_FACTS)
