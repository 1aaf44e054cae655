"""One door for taking a version out, whatever the format: pages, command and API use it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import slugify

from models_app.exchange import bundle
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
    """A format: what it is called on pages, its ending and type, and how a version is written."""

    label: str
    ending: str
    media_type: str
    write: Callable[[ModelVersion], bytes]


FORMATS: dict[str, Format] = {
    "json": Format(
        "JSON bundle", "json", "application/json", lambda version: bundle.write(plain_of(version))
    ),
}


def export(version: ModelVersion, format: str) -> ExportedFile:
    """A version as a file. Give it with its model, agency, bank and source; KeyError for an unknown format."""
    chosen = FORMATS[format]
    name = f"{slugify(version.model.title) or 'model'}-version-{version.number}.{chosen.ending}"
    return ExportedFile(chosen.write(version), name, chosen.media_type)
