"""Imports of documents: the list, and what an import stands on in the library."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Case, F, Max, OuterRef, QuerySet, Subquery, When

from competency_portal.accounts.models import Agency
from competency_portal.components.wording import moment
from competency_portal.exchange.document import Document
from models_app.calculations.model_names import model_name, told_apart
from models_app.calculations.plain import PlainBank, PlainModel
from models_app.choices import ImportState, VersionState
from models_app.models import CompetencyBank, CompetencyModel, CompetencyUse, DocumentImport, ModelVersion
from models_app.queries.lists import with_words

FIELDS = (
    "filename",
    "model__title",
    "version__title",
    "version__model__title",
    "created_by__first_name",
    "created_by__last_name",
)
# Of the version that a new one follows: what it is called by, and told by from others of its name.
FACTS_OF_VERSION = ("title", "number", "published_at", "created_at", "source__filename", "source_lines")
# The version that a new one follows comes first.
PUBLISHED_ELSE_NEWEST = (Case(When(state=VersionState.PUBLISHED, then=0), default=1), F("number").desc())


def imports_for(user, text: str = "", state: str = "") -> QuerySet[DocumentImport]:
    """Imports for the list, newest first, with who brought them in and what they became; documents stay unread."""
    rows = with_words(DocumentImport.objects.visible_to(user), text, FIELDS)
    if state:
        rows = rows.filter(state=state)
    return rows.select_related("agency", "created_by", "closed_by", "version__model", "model").defer(
        "document", "mapping", "decisions"
    )


def bank_for(
    imported: DocumentImport, named: PlainBank | None = None, new_bank: bool = False
) -> CompetencyBank | None:
    """The model's bank, the one that was chosen, the one that the file names, or the agency's only one.

    None where none is there, where one must be chosen, or where a person said that the file's is new. Code and name
    of a named bank must both agree: many agencies give theirs the same code.
    """
    if imported.model:
        return imported.model.bank
    if imported.bank and not (named and new_bank):
        return imported.bank
    banks = CompetencyBank.objects.filter(agency=imported.agency)
    if named:
        found = [bank for bank in banks if is_named(bank, named)]
        return min(found, key=lambda bank: (bank.code != named.code, bank.pk), default=None)
    several = list(banks[:2])
    return several[0] if len(several) == 1 else None


def is_named(bank: CompetencyBank, named: PlainBank) -> bool:
    """Whether this is the bank that a file names; what an import added to a taken code or name counts not."""
    name = re.escape(named.name)
    same = re.fullmatch(rf"{name}(?: \(\d+\))?", bank.name, re.IGNORECASE)
    return has_code(bank, named) and bool(same)


def has_code(bank: CompetencyBank, named: PlainBank) -> bool:
    """Whether the bank has the code of the one that a file names."""
    return bool(re.fullmatch(rf"{re.escape(named.code)}(?:-\d+)?", bank.code))


def base_version(model: CompetencyModel | None) -> ModelVersion | None:
    """The version that an import's draft follows: the published one, else the newest."""
    if model is None:
        return None
    return model.versions.standing().order_by(*PUBLISHED_ELSE_NEWEST).first()


def next_number(model: CompetencyModel | None) -> int:
    """The number of the next version; a discarded draft keeps its own."""
    last = model.versions.aggregate(last=Max("number"))["last"] if model else None
    return (last or 0) + 1


def uses_of(version: ModelVersion | None) -> list[CompetencyUse]:
    """The competencies of a version with what was found about each, in its order."""
    if version is None:
        return []
    uses = version.uses.select_related("revision__competency", "required_level")
    return list(uses.prefetch_related("findings"))


def banks_of(imported: DocumentImport) -> list[CompetencyBank]:
    """The agency's banks."""
    return list(CompetencyBank.objects.filter(agency=imported.agency).order_by("name"))


def models_of(agency: Agency) -> list[CompetencyModel]:
    """The agency's models, of which a document may become the next version.

    Each with `present_title`, that of the version which the next one follows, and `present_name`, by which a person
    tells it from the others.
    """
    versions = ModelVersion.objects.standing().filter(model=OuterRef("pk"))
    followed = versions.order_by(*PUBLISHED_ELSE_NEWEST)
    facts = {f"present_{name}": Subquery(followed.values(name)[:1]) for name in FACTS_OF_VERSION}
    models = CompetencyModel.objects.standing().filter(agency=agency).annotate(**facts)
    found = list(models.select_related("job_class", "bank"))
    named = [(_name(model), _facts(model, agency)) for model in found]
    for model, name in zip(found, told_apart(named), strict=True):
        model.present_name = name
    return sorted(found, key=lambda model: (model.present_name, model.pk))


def _name(model: Any) -> str:
    """What pages call it (`ModelVersion.name`): not the heading of a document, where that is its title."""
    if model.present_title and model.present_source_lines:
        return model.title
    return model_name(model.present_title or "", model.title)


def _facts(model: Any, agency: Agency) -> tuple[str, ...]:
    """What tells a model from others of its name."""
    file = model.present_source__filename
    when = moment(model.present_published_at or model.present_created_at, agency.time_zone or "UTC")
    document = f"of {file}" if file else "without a document"
    return model.title, f"bank {model.bank.name}", document, f"version {model.present_number}, {when}"


def models_alike(
    models: Iterable[CompetencyModel], plain: PlainModel, given: Mapping[str, str]
) -> list[CompetencyModel]:
    """Those of `models_of` with the title, job class or class code of a document, unless code or grade tell another.

    `given` holds facts of the class that a person gave. What the document becomes is to be asked where there is one:
    a class would get a second model in silence otherwise.
    """
    title = plain.title.text.strip().casefold()
    name, code, grade = (
        (getattr(plain.job, fact) or given.get(fact, "")).strip().casefold()
        for fact in ("title", "code", "grade")
    )
    found = []
    for model in models:
        own = model.job_class
        named = (
            (code, [own.code]),
            (name, [own.title]),
            (title, [model.present_title, model.title]),
        )
        same = any(said and said in map(str.casefold, held) for said, held in named)
        told = ((code, own.code), (grade, own.grade))
        other = any(said and held and said != held.casefold() for said, held in told)
        found += [model] if same and not other else []
    return found


class Sameness(StrEnum):
    """How far an upload is what a version of its model was made of."""

    FILE = "file"  # the same bytes
    DOCUMENT = "document"  # the same words in the same typeface and layout
    WORDS = "words"  # the same words; typeface or layout differ, or are not known of what is on file
    CARRIED = "carried"  # the file names that document as its source and is not itself on file


@dataclass(frozen=True)
class OnFile:
    """A version of the model that was made of this upload, or of something like it."""

    sameness: Sameness
    version: ModelVersion


def made_of_same_file(imported: DocumentImport) -> DocumentImport | None:
    """The last import of the very same file of which a standing version of the same model was made."""
    if not imported.model_id:
        return None
    standing = ModelVersion.objects.standing().filter(model=imported.model_id)
    made = DocumentImport.objects.filter(
        state=ImportState.APPLIED, version__in=standing, sha256=imported.sha256
    )
    return made.exclude(pk=imported.pk).defer("document").order_by("-pk").first()


def import_begun_as(imported: DocumentImport, public_id: str) -> DocumentImport | None:
    """The earlier import whose decisions this one began with; None where it began with none."""
    if not public_id:
        return None
    rows = DocumentImport.objects.filter(agency=imported.agency_id, public_id=public_id)
    return rows.select_related("closed_by", "version").defer("document").first()


MOST_COMPARED = 5  # earlier uploads of the same words that are looked at whole


def on_file(imported: DocumentImport, document: Document, sha256: str, carried: bool) -> OnFile | None:
    """What of this upload is on file for its model; `sha256` is that of its text, `carried`: the text is its source's.

    Words alone are not the document: a required level may be told by typeface.
    """
    if not imported.model_id:
        return None
    standing = ModelVersion.objects.standing().filter(model=imported.model_id)
    of_model = DocumentImport.objects.filter(state=ImportState.APPLIED, version__in=standing)
    made = of_model.exclude(pk=imported.pk).select_related("version").order_by("-pk")
    same_bytes = made.defer("document", "mapping", "decisions").filter(sha256=imported.sha256).first()
    if same_bytes and same_bytes.version:
        return OnFile(Sameness.FILE, same_bytes.version)
    for row in made.filter(version__source__sha256=sha256)[:MOST_COMPARED]:
        if row.version and _content(row) == _content(imported):
            return OnFile(Sameness.DOCUMENT, row.version)
    versions = standing.filter(source__sha256=sha256)
    version = versions.select_related("source").order_by("-number").first()
    if version is None or version.source is None:
        return None
    if carried:
        return OnFile(Sameness.CARRIED, version)
    # Plain text has nothing beside its words.
    plain = document.kind == "text" and version.source.media_type in ("", "text")
    return OnFile(Sameness.DOCUMENT if plain else Sameness.WORDS, version)


def _content(imported: DocumentImport) -> list:
    """What was read of the file, with its typeface; without what is only told of the reading."""
    document = imported.document or {}
    return [document.get(name) for name in ("kind", "passages", "data")]
