"""The review page of an import as one object: source, reading, findings, competencies beside the bank."""

import hashlib
from collections.abc import Mapping as Reasons
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from competency_portal.exchange.document import Document
from models_app.actions.drafting import open_draft
from models_app.actions.import_matches import says_the_same
from models_app.actions.importing import Decisions
from models_app.calculations.bank_numbers import Clash
from models_app.calculations.finding_keys import level_keys
from models_app.calculations.given_class import answered
from models_app.calculations.not_taken import without_competencies
from models_app.calculations.plain import PlainBank, PlainModel, PlainPart
from models_app.choices import ImportState, PartKind
from models_app.exchange import by_hand
from models_app.exchange.import_competencies import (
    CompetencyRow,
    competency_rows,
    settled_before,
    words_as_in_bank,
)
from models_app.exchange.import_demands import by_label
from models_app.exchange.import_findings import FindingGroup, finding_groups
from models_app.exchange.import_matches import BankWords, bank_words, left_out, left_texts, numbered
from models_app.exchange.import_source import Drawing, drawing_of
from models_app.exchange.import_texts import Places
from models_app.exchange.imported import chosen, readings_for
from models_app.exchange.ledger import NO_WORDS, Entry, Ledger, with_left_out
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import Reading, read_with
from models_app.models import (
    CompetencyBank,
    CompetencyModel,
    CompetencyUse,
    DocumentImport,
    Finding,
    ModelVersion,
)
from models_app.queries.import_banks import banks_in_doubt, unknown_bank
from models_app.queries.importing import (
    OnFile,
    bank_for,
    banks_of,
    base_version,
    models_of,
    next_number,
    on_file,
    uses_of,
)

MOST_MATCHES = 600  # a form has 2,000 fields at most, three for each
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
    base: ModelVersion | None
    left_out: tuple[CompetencyUse, ...]
    left_texts: tuple[str, ...]
    clashes: tuple[Clash, ...]
    on_file: OnFile | None
    says_the_same: bool

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
    def left_words(self) -> list[Entry]:
        """Words that are not used."""
        return [entry for entry in self._left if entry.reason != NO_WORDS]

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
    def is_open(self) -> bool:
        """Whether it still waits for a decision."""
        return self.imported.state == ImportState.READ

    @property
    def can_be_matched(self) -> bool:
        """Whether a form has room for a choice about each competency."""
        return len(self.competencies) <= MOST_MATCHES

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


def review_of(imported: DocumentImport) -> ImportReview:
    """Read the stored passages again and gather what the page shows, in a fixed number of queries."""
    document = Document.from_plain(imported.document or {"kind": "text", "passages": []})
    readings = _readings(imported, document)
    reading = chosen(readings, imported.reader)
    decisions = Decisions.from_plain(imported.decisions)
    bank = bank_for(imported, reading.model.bank if reading.model else None, decisions.new_bank)
    words, base = bank_words(imported, bank), base_version(imported.model)
    plain, matches, clashes = numbered(reading.model, words, decisions) if reading.model else (None, [], ())
    plain = completed(plain) if plain else None
    uses = uses_of(base)
    gone = decisions.not_taken
    taken = without_competencies(plain, gone) if plain else None
    pairs = [match for n, match in enumerate(matches) if n not in gone]
    ledger = _ledger(reading, plain, gone)
    drawing = drawing_of(document, ledger)
    banks = banks_of(imported)
    places = Places(frozenset()) if plain and plain.source else Places(drawing.numbers, drawing.page_of)
    settled = by_label(imported.agency, decisions.settled)
    rows = tuple(competency_rows(plain, matches, places, words, uses, settled, gone)) if plain else ()
    return ImportReview(
        imported=imported,
        document=document,
        readings=readings,
        reading=reading,
        ledger=ledger,
        drawing=drawing,
        decisions=decisions,
        plain=plain,
        findings=_findings(plain, places, decisions, settled_before(rows)) if plain else (),
        competencies=rows,
        facts=_facts(plain) if plain else (),
        words=words,
        banks=banks,
        bank=bank,
        unknown_bank=None if imported.model else unknown_bank(plain, banks),
        doubted_banks=banks_in_doubt(imported, taken, banks) if taken and not decisions.new_bank else (),
        models=models_of(imported.agency),
        base=base,
        left_out=tuple(left_out(uses, pairs)) if plain else (),
        left_texts=left_texts(base, taken, pairs) if base and taken else (),
        clashes=tuple(clash for clash in clashes if clash.place not in gone),
        on_file=_on_file(imported, document, plain),
        says_the_same=taken is not None
        and base is not None
        and says_the_same(taken, base, words_as_in_bank(taken, pairs, words)),
    )


def _readings(imported: DocumentImport, document: Document) -> tuple[Reading, ...]:
    """All readings, and the one by hand where somebody said what is what."""
    readings = readings_for(document)
    if not imported.mapping or document.kind == "json":
        return readings
    mapping = Mapping.from_plain(imported.mapping)
    return (*readings, read_with(words_of(document), by_hand.code, mapping))


def _ledger(reading: Reading, plain: PlainModel | None, gone: Reasons[int, str]) -> Ledger | None:
    """The ledger of the reading, with what a person left out as not used."""
    if reading.ledger is None or plain is None or not gone or plain.source:
        return reading.ledger
    return with_left_out(reading.ledger, _lines_left_out(plain, gone))


def _lines_left_out(plain: PlainModel, gone: Reasons[int, str]) -> dict[int, str]:
    """Lines that only competencies stand on which a person left out, each with the reason."""
    stay = {n for place, one in enumerate(plain.competencies) if place not in gone for n in one.lines}
    stay |= {n for part in plain.parts for n in part.lines}
    return {
        n: f"Left out on this review: {why}"
        for place, why in gone.items()
        if place < len(plain.competencies)
        for n in plain.competencies[place].lines
        if n not in stay
    }


def _findings(
    plain: PlainModel, places: Places, decisions: Decisions, before: dict[tuple[int, str], Finding]
) -> tuple[FindingGroup, ...]:
    """What the draft begins with; a class given here answers the question for it."""
    asked = replace(plain, findings=answered(plain, decisions.job, decisions.settled))
    return finding_groups(asked, places, decisions.settled, before, decisions.not_taken)


def _on_file(imported: DocumentImport, document: Document, plain: PlainModel | None) -> OnFile | None:
    carried = plain.source.text if plain and plain.source else None
    text = document.text if carried is None else carried
    return on_file(imported, document, hashlib.sha256(text.encode()).hexdigest(), carried is not None)


def _facts(plain: PlainModel) -> tuple[Fact, ...]:
    title = [Fact("document", "Title of the document", plain.title.text)] if plain.title.text else []
    facts = (Fact(name, label, getattr(plain.job, name) or None) for name, label in JOB_FACTS)
    return (*title, *facts)
