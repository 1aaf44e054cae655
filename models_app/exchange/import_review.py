"""Reads a stored import again and gathers what its review page shows."""

import hashlib
from collections.abc import Mapping as Reasons
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from competency_portal.exchange.document import Document
from models_app.actions.import_matches import says_the_same
from models_app.actions.importing import Decisions
from models_app.calculations.bank_numbers import Clash
from models_app.calculations.given_class import answered
from models_app.calculations.not_taken import without_competencies
from models_app.calculations.part_kinds import with_kinds
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.exchange import by_hand
from models_app.exchange.import_competencies import (
    competency_rows,
    settled_before,
    words_as_in_bank,
)
from models_app.exchange.import_demands import by_label
from models_app.exchange.import_findings import FindingGroup, finding_groups
from models_app.exchange.import_matches import BankWords, Match, bank_words, left_out, left_texts, numbered
from models_app.exchange.import_page import Fact, ImportReview
from models_app.exchange.import_source import drawing_of
from models_app.exchange.import_texts import Places
from models_app.exchange.imported import chosen, readings_for
from models_app.exchange.ledger import Ledger, with_left_out
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import Reading, read_with
from models_app.models import CompetencyBank, DocumentImport, Finding, ModelVersion
from models_app.queries.import_banks import banks_in_doubt, unknown_bank
from models_app.queries.importing import (
    OnFile,
    bank_for,
    banks_of,
    base_version,
    import_begun_as,
    models_alike,
    models_of,
    on_file,
    uses_of,
)

NOT_READ_BACK = "What was said of columns and lines can't be read any more: say it again, or forget it."
JOB_FACTS = (
    ("title", "Job class"),
    ("code", "Class code"),
    ("series", "Series"),
    ("grade", "Grade"),
    ("organization", "Organization"),
    ("job_family", "Job family"),
)


@dataclass(frozen=True)
class _Grounds:
    """What a page stands on: the reading that counts, what was decided, the bank's words and the version before."""

    imported: DocumentImport
    document: Document
    readings: tuple[Reading, ...]
    reading: Reading
    decisions: Decisions
    bank: CompetencyBank | None
    words: BankWords | None
    base: ModelVersion | None
    plain: PlainModel | None
    matches: list[Match]
    clashes: tuple[Clash, ...]

    @property
    def gone(self) -> Reasons[int, str]:
        """Why competencies are left out, by place."""
        return self.decisions.not_taken

    @cached_property
    def taken(self) -> PlainModel | None:
        """The model that goes into the draft."""
        return without_competencies(self.plain, self.gone) if self.plain else None

    @cached_property
    def pairs(self) -> list[Match]:
        """The matches of the competencies that go into it."""
        return [match for place, match in enumerate(self.matches) if place not in self.gone]


def _grounds(imported: DocumentImport) -> _Grounds:
    document = Document.from_plain(imported.document or {"kind": "text", "passages": []})
    readings = _readings(imported, document)
    reading, decisions = chosen(readings, imported.reader), Decisions.from_plain(imported.decisions)
    bank = bank_for(imported, reading.model.bank if reading.model else None, decisions.new_bank)
    words, base = bank_words(imported, bank), base_version(imported.model)
    plain, matches, clashes = numbered(reading.model, words, decisions) if reading.model else (None, [], ())
    plain = with_kinds(completed(plain), decisions.parts) if plain else None
    return _Grounds(
        imported, document, readings, reading, decisions, bank, words, base, plain, matches, clashes
    )


def review_of(imported: DocumentImport) -> ImportReview:
    """Read the stored passages again and gather what the page shows, in a fixed number of queries."""
    on = _grounds(imported)
    plain, taken, uses = on.plain, on.taken, uses_of(on.base)
    ledger = _ledger(on.reading, plain, on.gone)
    drawing = drawing_of(on.document, ledger)
    places = Places(frozenset()) if plain and plain.source else Places(drawing.numbers, drawing.page_of)
    settled = by_label(imported.agency, on.decisions.settled)
    rows = (
        tuple(competency_rows(plain, on.matches, places, on.words, uses, settled, on.gone)) if plain else ()
    )
    return ImportReview(
        imported=imported,
        document=on.document,
        readings=on.readings,
        reading=on.reading,
        ledger=ledger,
        drawing=drawing,
        decisions=on.decisions,
        plain=plain,
        findings=_findings(plain, places, on.decisions, settled_before(rows)) if plain else (),
        competencies=rows,
        facts=_facts(plain) if plain else (),
        words=on.words,
        bank=on.bank,
        **_to_choose(on),
        base=on.base,
        left_out=tuple(left_out(uses, on.pairs)) if plain else (),
        left_texts=left_texts(on.base, taken, on.pairs) if on.base and taken else (),
        clashes=tuple(clash for clash in on.clashes if clash.place not in on.gone),
        on_file=_on_file(imported, on.document, plain),
        says_the_same=taken is not None
        and on.base is not None
        and says_the_same(taken, on.base, words_as_in_bank(taken, on.pairs, on.words)),
        begun_as=import_begun_as(imported, on.decisions.begun_as),
    )


def _to_choose(on: _Grounds) -> dict[str, Any]:
    """Banks and models of the agency, and those among them that the document may belong to."""
    banks, models = banks_of(on.imported), models_of(on.imported.agency)
    decisions, known = on.decisions, on.imported.model
    return {
        "banks": banks,
        "unknown_bank": None if known else unknown_bank(on.plain, banks),
        "doubted_banks": banks_in_doubt(on.imported, on.taken, banks)
        if on.taken and not decisions.new_bank
        else (),
        "models": models,
        "alike": models_alike(models, on.taken, decisions.job)
        if on.taken and not (known or decisions.new_model)
        else (),
    }


def _readings(imported: DocumentImport, document: Document) -> tuple[Reading, ...]:
    """All readings, and the one by hand where somebody said what is what."""
    readings = readings_for(document)
    if not imported.mapping or document.kind == "json":
        return readings
    try:
        mapping = Mapping.from_plain(imported.mapping)
    except Unreadable as why:
        return (*readings, Reading(by_hand.code, by_hand.label, refusal=f"{NOT_READ_BACK} {why}"))
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
