"""Reads the workbook that the portal wrote, also after people edited it.

What was understood comes back whole; what was added beside it is listed as not used; what can't be what it says is
named with sheet, row, column and reason, all of it at once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from competency_portal.exchange.document import Document
from models_app.calculations.plain import (
    PlainFinding,
    PlainJob,
    PlainModel,
    PlainPart,
    PlainRequirement,
    PlainScale,
    Unreadable,
    Words,
)
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind, PartKind, Substitution
from models_app.exchange.bundle import check_places
from models_app.exchange.open_questions import asked_of_added
from models_app.exchange.settled_by_file import settled_by_file
from models_app.exchange.source_places import CHANGED, NO_PLACE, Carried
from models_app.exchange.tabular import layout
from models_app.exchange.tabular.competencies import Competencies
from models_app.exchange.tabular.naming import GONE
from models_app.exchange.tabular.records import Records
from models_app.exchange.tabular.rows import Notes, Row, Workbook, top_rows
from models_app.exchange.word.places import without_places

code = "portal_workbook"
label = "a workbook of this portal"
NO_SCALE = "There is no scale of this code in the sheet 'Document'"
NO_SOURCE = "The source document does not come along whole, so that its lines say nothing"


def recognises(document: Document) -> bool:
    """Whether it is such a workbook: one of its records says so."""
    said = {folded("format"), folded(layout.FORMAT)}
    return document.kind == "xlsx" and any(said <= set(map(folded, row)) for row in top_rows(document))


def read(document: Document) -> PlainModel:
    """The model in the workbook. Raises Unreadable with everything that is wrong: sheet, row, column and reason."""
    return _read(Workbook(document))


def told(document: Document) -> PlainModel:
    """What became of every cell, for the ledger: a model that holds nothing else."""
    workbook = Workbook(document)
    _read(workbook)
    frame, unused = workbook.told()
    return PlainModel(Words("", ()), PlainJob("", ()), (), (), (), (), frame=frame, unused=unused)


def _read(workbook: Workbook) -> PlainModel:
    notes = workbook.notes
    rows = {sheet: workbook.rows(sheet) for sheet in layout.SHEETS}
    notes.insist()
    records = Records(rows["Document"], notes)
    version = records.value("file", "version").strip()
    if version not in layout.READS:
        raise Unreadable(
            f"The workbook is of version {version or 'none'}; this portal reads {' and '.join(layout.READS)}."
        )
    model = _model(records, Competencies(rows, notes), notes)
    notes.insist()
    check_places(model)
    model = settled_by_file(model)
    notes.findings += asked_of_added(model)
    if model.source is None:
        for row in _all(rows):
            notes.left(row, NO_SOURCE, *layout.PLACES[row.sheet])
        return replace(model, findings=(*model.findings, *notes.findings))
    model = _placed(without_places(model), model.source.text, _all(rows), notes)
    return replace(model, findings=(*model.findings, *without_places(tuple(notes.findings))))


def _all(rows: dict[str, list[Row]]) -> list[Row]:
    return [row for found in rows.values() for row in found]


def _model(records: Records, competencies: Competencies, notes: Notes) -> PlainModel:
    """The model with the lines of the workbook as its places. What is wrong with it stands in the notes."""
    scales = tuple(_scales(records, competencies))
    labels = {scale.code: {level.label for level in scale.levels} for scale in scales}
    groups = [record for record in records.several("group") if record.members.get("text", "").strip()]
    own = tuple(made for record in records.several("level label") if (made := records.made(record)))
    labels[""] = {words.text for words in own}
    title = records.single("model")
    return PlainModel(
        title=Words(records.value("model", "title"), tuple(row.line for row in title.rows) if title else ()),
        job=records.one("job class") or PlainJob("", ()),
        parts=tuple(_parts(records)),
        groups=tuple(made for record in groups if (made := records.made(record))),
        level_labels=own,
        competencies=competencies.made({record.number: n for n, record in enumerate(groups)}, labels),
        findings=tuple(_findings(records, competencies, notes)),
        scales=scales,
        requirement=_requirement(records),
        source=records.source(),
        bank=records.one("bank"),
        asks_open_questions=False,
        slug=records.value("model", "slug"),
    )


def _scales(records: Records, competencies: Competencies) -> Iterator[PlainScale]:
    for record in records.several("scale"):
        levels = competencies.of_scale.pop(record.members.get("code", ""), [])
        if made := records.made(record, levels=[members for _, members in levels]):
            yield made
    for rows in competencies.of_scale.values():
        for row, _ in rows:
            competencies.notes.left_whole(row, NO_SCALE)


def _parts(records: Records) -> Iterator[PlainPart]:
    for record in records.several("part"):
        records.one_of(record, "kind", PartKind.values)
        made = records.made(record)
        if made and (made.heading or made.paragraphs):
            yield made


def _requirement(records: Records) -> PlainRequirement | None:
    if record := records.single("minimum requirement"):
        records.one_of(record, "substitution", Substitution.values)
    return records.one("minimum requirement")


def _findings(records: Records, competencies: Competencies, notes: Notes) -> Iterator[PlainFinding]:
    """The findings, but for those about a competency that is gone."""
    places = competencies.places
    for record in records.several("finding"):
        records.one_of(record, "kind", FindingKind.values)
        number = record.members.get("competency")
        if number is not None and number not in places:
            for row in record.rows:
                notes.left_whole(row, GONE)
        elif made := records.made(record, competency=None if number is None else places[number]):
            yield made


def _placed(model: PlainModel, source: str, rows: Iterable[Row], notes: Notes) -> PlainModel:
    """The model with those of its places in the source document that hold."""
    carried = Carried(source)
    marks = []
    for row in rows:
        for column in layout.PLACES[row.sheet]:
            if mark := carried.take(row[column]):
                marks.append((row, column, mark))
            else:
                notes.left(row, NO_PLACE, column)
    model = carried.placed(model)
    for row, column, mark in marks:
        if not carried.holds(mark):
            notes.left(row, CHANGED, column)
    return model
