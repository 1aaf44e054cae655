"""Reads the portal's own Word document, also after people edited it in Word or another program saved it again.

It goes by what a person sees: headings, labels, heads of tables, typeface. What was read stands in `told` with the
lines of the document; `read` carries on with the source document where its text is whole.
"""

from dataclasses import replace

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainBank, PlainJob, PlainModel, PlainPart, Words
from models_app.calculations.same_words import folded
from models_app.choices import PartKind
from models_app.exchange.lines import words_of
from models_app.exchange.settled_by_file import settled_by_file
from models_app.exchange.source_places import Carried
from models_app.exchange.word import layout
from models_app.exchange.word.competency_reading import read_competencies
from models_app.exchange.word.findings import read_findings
from models_app.exchange.word.notes import Notes, Numbered, Stated, facts_of, head_of
from models_app.exchange.word.places import without_places
from models_app.exchange.word.requirements import read_requirement
from models_app.exchange.word.resolving import resolved
from models_app.exchange.word.running import body_of
from models_app.exchange.word.scales import read_scales
from models_app.exchange.word.sections import Section, sections_of
from models_app.exchange.word.sources import read_places, read_source
from models_app.exchange.word.texts import restored, text_in, text_of

code = "portal_document"
label = "a Word document of this portal"

KIND_LINE = f"{folded(layout.KIND_OF_TEXT)}:"
ABOVE = "It stands above the first section; put it under a heading of its own to keep it"


def recognises(document: Document) -> bool:
    """Whether it is such a document: it has the section 'Competencies' and a table of facts."""
    if document.kind != "docx":
        return False
    section = folded(layout.COMPETENCIES)
    return any(p.kind == "heading" and folded(p.text) == section for p in document.passages) and any(
        head_of(passage) == layout.FACT_HEAD for passage in document.passages
    )


def read(document: Document) -> PlainModel:
    """The model. Its places are lines of the document; of the source document where that comes along."""
    model, carried = _model(document)
    return carried.placed(without_places(model)) if model.source else model


def told(document: Document) -> PlainModel:
    """The model with the lines of this document as its places: what the ledger counts by.

    A competency's name is looked for in its heading only, as a short one may begin a line of its texts as well.
    """
    model, _ = _model(document)
    return replace(model, competencies=tuple(replace(row, lines=row.lines[:1]) for row in model.competencies))


def _model(document: Document) -> tuple[PlainModel, Carried]:
    notes = Notes()
    front, sections = sections_of(body_of(document, notes))
    for section in sections:
        if section.name:
            notes.understood(section.heading, section.line, "Heading of a section")
    title = _title(front, notes)
    texts = (_part(section, notes) for section in sections if section.name is None)
    parts = [
        part for part in texts if part.heading or any(part.paragraphs)
    ]  # its words were taken out in Word
    groups, competencies = read_competencies(_body(sections, layout.COMPETENCIES), notes)
    labels, scales = read_scales(_body(sections, layout.SCALES), notes)
    record = facts_of(
        _body(sections, layout.RECORD), (layout.MODEL_NAME, layout.CLASS_NAME, *layout.BANK_FACTS), notes
    )
    model = PlainModel(
        title=title,
        job=_job(_body(sections, layout.JOB), record, notes),
        parts=tuple(parts),
        groups=tuple(groups),
        level_labels=tuple(labels),
        competencies=(),
        scales=tuple(scales),
        requirement=read_requirement(_body(sections, layout.REQUIREMENT), notes),
        source=read_source(_body(sections, layout.SOURCE), notes),
        bank=_bank(record),
        asks_open_questions=False,
        slug=_said(record, layout.MODEL_NAME),
    )
    model = resolved(model, competencies, words_of(document), notes)
    findings = read_findings(_body(sections, layout.FINDINGS), model, notes)
    model = settled_by_file(replace(model, findings=(*findings, *model.findings, *notes.findings)))
    carried = read_places(_body(sections, layout.PLACES), model, notes)
    return replace(model, frame=tuple(notes.frame), unused=tuple(notes.unused)), carried


def _body(sections: list[Section], name: str) -> list[Numbered]:
    """The passages of a section; of all of them where somebody divided it."""
    return [numbered for section in sections if section.name == name for numbered in section.body]


def _said(facts: dict[str, Stated], fact: str) -> str:
    return facts[fact].text if fact in facts else ""


def _title(front: list[Numbered], notes: Notes) -> Words:
    """The heading on top; the sentences below it are the portal's own."""
    own = {folded(text) for text in (layout.HOW_TO_EDIT, layout.SAYS_REQUIRED)}
    title = Words("", ())
    for place, (number, passage) in enumerate(front):
        if passage.kind == "heading" and not place:
            title = Words(restored(passage.text), (number,))
        elif folded(passage.text) in own:
            notes.understood(passage.text, number, "How to edit this document")
        elif passage.kind != "blank":
            notes.left(number, ABOVE)
    return title


def _job(rows: list[Numbered], record: dict[str, Stated], notes: Notes) -> PlainJob:
    found = facts_of([row for row in rows if row[1].kind != "blank"], tuple(layout.JOB_FACTS), notes)
    values = {name: _said(found, fact) for fact, name in layout.JOB_FACTS.items()}
    lines = tuple(sorted(stated.line for stated in found.values()))
    return PlainJob(lines=lines, slug=_said(record, layout.CLASS_NAME), **values)


def _bank(record: dict[str, Stated]) -> PlainBank | None:
    values = {name: _said(record, fact) for fact, name in layout.BANK_FACTS.items()}
    return PlainBank(**values) if values["code"] and values["name"] else None


def _part(section: Section, notes: Notes) -> PlainPart:
    """A text around the competencies: what it is, its heading, its paragraphs."""
    heading, first = restored(section.heading), section.line
    kind = next((kind for word, kind in layout.KINDS.items() if folded(word) == folded(heading)), "")
    body, kinds = [], []
    for numbered in section.body:
        (kinds if folded(numbered[1].text).startswith(KIND_LINE) and not kinds else body).append(numbered)
    if kinds:
        kind = _stated_kind(kinds[0], notes)
    elif kind:
        notes.understood(section.heading, first, "What the text is")
        heading = ""
    paragraphs, lines = _paragraphs(body)
    return PlainPart(kind or PartKind.NOTE, heading, tuple(paragraphs), (section.line, *lines))


def _stated_kind(numbered: Numbered, notes: Notes) -> str:
    number, passage = numbered
    said = folded(passage.text).removeprefix(KIND_LINE).strip()
    kind = next((kind for word, kind in layout.KINDS.items() if folded(word) == said), "")
    if kind:
        notes.understood(passage.text, number, "What the text is")
    else:
        notes.left(number, f"It names no kind of text that the portal knows: {', '.join(layout.KINDS)}")
    return kind


def _paragraphs(body: list[Numbered]) -> tuple[list[str], list[int]]:
    found: list[list[str]] = []
    lines = []
    for number, passage in body:
        if passage.kind == "blank":
            continue
        lines.append(number)
        if passage.continued and found:
            found[-1].append(passage.text)
        else:
            found.append([passage.text])
    return [_text(paragraph) for paragraph in found], lines


def _text(paragraph: list[str]) -> str:
    return text_in(text_of(["\n".join(paragraph)]))
