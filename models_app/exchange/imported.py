"""An uploaded document as readings, whatever its format; and what is told of the one that was chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.exchange.as_written import as_written
from models_app.exchange.data_readers import DATA_READERS, OWN_READERS
from models_app.exchange.empty_texts import without_empty_texts
from models_app.exchange.families import FAMILIES
from models_app.exchange.ledger import ledger_of
from models_app.exchange.lines import words_of
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import NUMBERS_KEPT, Reading, read_with, readings_of
from models_app.exchange.sureness import gaps_of

# Tried in the guarded child when a large document is brought in: what would take too long is refused there.
RECOGNISING = f"{__name__}:readings_for"
NO_DATA_FORMAT = Reading(
    "data",
    "a data file",
    refusal="The file is JSON, but neither a bundle of this portal nor a CASE package.",
)


def readings_for(document: Document) -> tuple[Reading, ...]:
    """What every reader makes of the document, best first; refusals last. Never empty."""
    own = own_readings(document)
    if document.kind != "json":
        return (*own, *readings_of(words_of(document)))
    return own or (NO_DATA_FORMAT,)


def own_readings(document: Document) -> tuple[Reading, ...]:
    """What the readers of files make of it that say themselves what they are; best first."""
    if document.kind != "json":
        return tuple(_data_reading(reader, document) for reader in OWN_READERS if reader.recognises(document))
    found = [_data_reading(reader, document) for reader in DATA_READERS if reader.recognises(document.data)]
    return tuple(sorted(found, key=lambda reading: -reading.worth))


def carried_text(document: Document) -> str:
    """The text of the source that a file of the portal's own brings along; empty where it brings none."""
    return next(
        (one.model.source.text for one in own_readings(document) if one.model and one.model.source), ""
    )


def chosen(readings: tuple[Reading, ...], code: str) -> Reading:
    """The reading of the reader with this code, else the best one."""
    return next((reading for reading in readings if reading.code == code), readings[0])


def named(readings: tuple[Reading, ...], code: str, document: Document) -> Reading | None:
    """The reading of the reader with this code; None where there is none for this document."""
    found = next((one for one in readings if one.code == code), None)
    keeps_numbers = code.removesuffix(NUMBERS_KEPT) in {family.code for family in FAMILIES}
    if found is None and keeps_numbers and document.kind != "json":
        return read_with(words_of(document), code)
    return found


def _data_reading(reader: Any, document: Document) -> Reading:
    try:
        model = reader.read(document)
    except Unreadable as refusal:
        return Reading(reader.code, reader.label, refusal=str(refusal))
    told = _told(reader, document, model)
    ledger = ledger_of(words_of(document), told)
    model = without_empty_texts(model)
    return Reading(reader.code, reader.label, model, ledger, gaps=gaps_of(model))


def _told(reader: Any, document: Document, model: PlainModel) -> PlainModel:
    """What the ledger counts by: a reader of a document that people edit tells it, with the lines of the document."""
    if hasattr(reader, "told"):
        return reader.told(document)
    return model if model.asks_open_questions else as_written(document)


def report_of(document: Document, reading: Reading, others: Iterable[Reading] = ()) -> dict[str, Any]:
    """What was recognised, the findings and the counts, as plain JSON (described in docs/import-json.md).

    Where nothing was recognised the reasons of the `others` are told too.
    """
    report: dict[str, Any] = {
        "format": document.kind,
        "reader": reading.code,
        "reader_label": reading.label,
        "sureness": reading.sureness or None,
        "basis": reading.basis,
        "left_out_of_the_file": [
            {"what": x.what, "reason": x.reason, "page": x.page} for x in document.left_out
        ],
    }
    if reading.model is None or reading.ledger is None:
        return {**report, "refusal": reading.refusal, "refusals": refusals_of((reading, *others))}
    model, ledger = completed(reading.model), reading.ledger
    return {
        **report,
        "counts": {
            "passages": ledger.passages,
            "read": ledger.read,
            "placed": ledger.placed,
            "not_used": ledger.not_used,
            "competencies": len(model.competencies),
            "level_texts": sum(len(c.levels) for c in model.competencies),
            "findings": len(model.findings),
        },
        "title": model.title.text,
        "job": _job(model.job),
        "levels": _levels(model),
        "groups": [group.text for group in model.groups],
        "competencies": [_competency(competency) for competency in model.competencies],
        "parts": [{"kind": str(p.kind), "heading": p.heading, "lines": list(p.lines)} for p in model.parts],
        "findings": [
            {
                "kind": str(f.kind),
                "title": f.title,
                "detail": f.detail,
                "lines": list(f.lines),
                "competency": f.competency,
                "settled": f.settled,
            }
            for f in model.findings
        ],
        "not_used": [
            {"line": e.line, "cell": e.cell, "text": e.text, "reason": e.reason}
            for e in ledger.entries
            if e.placed_as is None
        ],
    }


def _levels(model: PlainModel) -> list[str]:
    """The labels of the document's own levels, else those of each scale that it describes, one after the other."""
    labels = [words.text for words in model.level_labels]
    return labels or [level.label for scale in model.scales for level in scale.levels]


def refusals_of(readings: Iterable[Reading]) -> list[dict[str, str]]:
    """Why each reader can't read the document, each reader once."""
    told = {one.code: one for one in readings if one.refusal}
    return [{"reader": one.label, "reason": one.refusal} for one in told.values()]


def _job(job: Any) -> Mapping[str, str]:
    names = ("title", "code", "series", "grade", "organization", "job_family")
    return {name: getattr(job, name) for name in names if getattr(job, name)}


def _competency(competency: Any) -> dict[str, Any]:
    return {
        "number": competency.number,
        "family": competency.family,
        "variant": competency.variant,
        "group": competency.group,
        "lines": list(competency.lines),
        "definition": competency.definition,
        "levels": [{"label": x.label, "text": x.text} for x in competency.levels],
        "indicators": [x.text for x in competency.indicators],
        "standards": [{"label": x.label, "text": x.text} for x in competency.standards],
        "areas": [{"heading": x.heading, "text": x.text} for x in competency.areas],
        "required_level": competency.required_level.label if competency.required_level else None,
        "selection_use": str(competency.selection_use),
    }
