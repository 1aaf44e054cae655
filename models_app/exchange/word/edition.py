"""What the pages of the document say of the version they were made from."""

from models_app.exchange.word.writing import Edition
from models_app.models import ModelVersion
from models_app.queries.surroundings import surroundings_of


def edition_of(version: ModelVersion) -> Edition:
    """Agency, number and paper. Its state is not named: it changes while the words stay the same."""
    around = surroundings_of(version)
    return Edition(
        head=f"{around.agency} · Competency model, version {version.number}",
        paper="a4" if around.paper_size == "a4" else "letter",
    )
