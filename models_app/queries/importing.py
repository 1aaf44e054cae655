"""Imports of documents: the list, and what an import stands on in the library."""

from django.db.models import QuerySet

from models_app.choices import VersionState
from models_app.models import CompetencyBank, CompetencyModel, CompetencyUse, DocumentImport, ModelVersion
from models_app.queries.lists import with_words

FIELDS = (
    "filename",
    "model__title",
    "version__model__title",
    "created_by__first_name",
    "created_by__last_name",
)


def imports_for(user, text: str = "", state: str = "") -> QuerySet[DocumentImport]:
    """Imports for the list, newest first, with who brought them in and what they became; documents stay unread."""
    rows = with_words(DocumentImport.objects.visible_to(user), text, FIELDS)
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("agency", "created_by", "closed_by", "version__model", "model").defer(
        "document", "mapping", "decisions"
    )


def bank_for(imported: DocumentImport, named: str = "") -> CompetencyBank | None:
    """The model's bank, the one that was chosen, the one with the code that the file names, or the agency's only one.

    None where none is there, or where one must be chosen.
    """
    if imported.model:
        return imported.model.bank
    if imported.bank:
        return imported.bank
    banks = CompetencyBank.objects.filter(agency=imported.agency)
    if named:
        return banks.filter(code=named).first()
    several = list(banks[:2])
    return several[0] if len(several) == 1 else None


def base_version(model: CompetencyModel | None) -> ModelVersion | None:
    """The version that an import's draft follows: the published one, else the newest."""
    if model is None:
        return None
    return model.versions.filter(state=VersionState.PUBLISHED).first() or model.versions.first()


def uses_of(version: ModelVersion | None) -> list[CompetencyUse]:
    """The competencies of a version, in its order."""
    return list(version.uses.select_related("revision__competency")) if version else []


def banks_of(imported: DocumentImport) -> list[CompetencyBank]:
    """The agency's banks."""
    return list(CompetencyBank.objects.filter(agency=imported.agency).order_by("name"))


def models_of(imported: DocumentImport) -> list[CompetencyModel]:
    """The agency's models, of which the document may become the next version."""
    return list(CompetencyModel.objects.filter(agency=imported.agency).order_by("title", "pk"))


def is_on_file(imported: DocumentImport, sha256: str) -> bool:
    """Whether a version of the import's model was made of this very text."""
    return (
        bool(imported.model_id)
        and ModelVersion.objects.filter(model=imported.model_id, source__sha256=sha256).exists()
    )
