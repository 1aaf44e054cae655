"""What the pages of the document say of the version they were made from."""

from models_app.exchange.word.writing import Edition
from models_app.models import ModelVersion


def edition_of(version: ModelVersion) -> Edition:
    """Agency, number and paper. Its state is not named: it changes while the words stay the same."""
    agency = version.model.agency
    return Edition(
        head=f"{agency.name} · Competency model, version {version.number}",
        paper="a4" if agency.paper_size == "a4" else "letter",
    )
