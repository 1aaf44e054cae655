"""One door for taking a version out, whatever the format: pages, command and API use it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify

from competency_portal.exchange.word_writing import DOCX_TYPE
from competency_portal.exchange.writing import CSV_TYPE, XLSX_TYPE
from models_app.documents.model_builder import build_model_sheet
from models_app.documents.printing import model_sheet_pdf
from models_app.exchange import bundle
from models_app.exchange.case import writing as case
from models_app.exchange.case.about import about, known_address
from models_app.exchange.tabular import flat, workbook
from models_app.exchange.word import writing as word
from models_app.exchange.word.edition import edition_of
from models_app.models import ModelVersion
from models_app.queries.plain_version import plain_of


@dataclass(frozen=True)
class ExportedFile:
    """A file to hand out."""

    data: bytes
    filename: str
    media_type: str


@dataclass(frozen=True)
class Format:
    """A format: what it is called on pages and what it is good for, its ending and type, how a version is written."""

    label: str
    about: str
    ending: str
    media_type: str
    write: Callable[[ModelVersion], bytes]


FORMATS: dict[str, Format] = {
    "json": Format(
        "JSON bundle",
        "Everything the version holds, with its source text, settled findings and hashes. This portal, or another "
        "one, brings it in again without loss.",
        "json",
        "application/json",
        lambda version: bundle.write(plain_of(version)),
    ),
    "case": Format(
        "CASE 1.1 package",
        "The exchange standard for competency frameworks, for other systems that read it. Scales are rubrics. What "
        "the standard has no member for comes along for this portal, which brings the package in without loss.",
        "case.json",
        "application/json",
        lambda version: case.write(plain_of(version), about(version, known_address())),
    ),
    "xlsx": Format(
        "Excel workbook",
        "A sheet each for the document, competencies, levels, indicators and links. Edit the cells, leave the columns "
        "as they are, and bring it in again. Texts that you change lose their place in the source document.",
        "xlsx",
        XLSX_TYPE,
        lambda version: workbook.write(plain_of(version)),
    ),
    "docx": Format(
        "Word document",
        "The whole version to read and to edit in Word: headings, tables of levels, lists of indicators. Change it, "
        "and bring it in again. Texts that you change lose their place in the source document.",
        "docx",
        DOCX_TYPE,
        lambda version: word.write(plain_of(version), edition_of(version)),
    ),
    "csv": Format(
        "CSV table",
        "One table with a row for each text: definitions, levels, indicators, standards, areas. For lists and "
        "scripts; further texts, scales and findings are not in it.",
        "csv",
        CSV_TYPE,
        lambda version: flat.write(plain_of(version)),
    ),
    "pdf": Format(
        "PDF",
        "The printed model, word for word, to read, sign or file. For bringing a model in again, take another form.",
        "pdf",
        "application/pdf",
        lambda version: model_sheet_pdf(build_model_sheet(version)),
    ),
}


def export(version: ModelVersion, format: str) -> ExportedFile:
    """A version as a file. Give it with its model, agency, bank and source.

    Raises KeyError for an unknown format, `PdfUnavailable` where this machine can't draw a PDF.
    """
    chosen = FORMATS[format]
    name = f"{slugify(version.name) or 'model'}-version-{version.number}.{chosen.ending}"
    return ExportedFile(chosen.write(version), name, chosen.media_type)
