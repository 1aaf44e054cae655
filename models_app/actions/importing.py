"""A document that was read becomes a draft: all of it or nothing, in one transaction."""

import hashlib
from collections.abc import Iterator
from typing import Any, Protocol

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import get_valid_filename

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from competency_portal.exchange.document import Document
from competency_portal.reasons import reason_given
from models_app.actions.import_changes import as_expected, record_import, still_open, swap
from models_app.actions.import_found import Beginning, Choice, Decisions, Found
from models_app.actions.import_reasons import problems_of_reasons, with_kept_reasons
from models_app.actions.import_rows import import_rows, save_rows
from models_app.actions.import_settling import carry_out
from models_app.actions.plain_problems import problems_of
from models_app.actions.refusing import insist
from models_app.calculations.not_taken import without_competencies
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.choices import ImportState
from models_app.models import CompetencyBank, CompetencyModel, DocumentImport, ModelVersion
from models_app.permissions import may_edit_library
from models_app.queries.importing import models_alike, models_of
from models_app.queries.matching import model_with_text

__all__ = [
    "Beginning",
    "Choice",
    "Decisions",
    "adjust_import",
    "discard_import",
    "make_draft",
    "read_again",
    "store_import",
    "target_problems",
]


class SaidByHand(Protocol):
    """What a person said of columns, headings and lines (`exchange.mapping.Mapping`)."""

    def as_plain(self) -> dict[str, Any]:
        """As JSON carries it. Raises Unreadable where it could not be read back."""


def store_import(
    *,
    agency: Agency,
    actor: User,
    filename: str,
    data: bytes,
    document: Document | None,
    problem: str = "",
    model: CompetencyModel | None = None,
    carried_text: str = "",
    beginning: Beginning | None = None,
) -> DocumentImport:
    """Keep an upload with what was read of it, or with the reason why nothing could be read. Nothing else is written.

    Without `model` a document that is on file already belongs to the model that was made of it, so that bringing it in
    again changes nothing; `adjust_import` can say otherwise. `carried_text` is the source text that a data file brings;
    `beginning` is what was decided of the very same file before (`exchange.import_before`), which can be changed.
    The caller has read the file, outside any transaction, as reading may take seconds.
    """
    insist(may_edit_library(actor, agency.pk))
    if model is not None and model.agency_id != agency.pk:
        raise Refused("This model belongs to another agency.")
    if model is None and document is not None:
        model = model_with_text(agency, carried_text or document.text)
    begun = beginning.fields() if beginning and document else {}
    with transaction.atomic():
        imported = DocumentImport(
            agency=agency,
            filename=filename[:200] or "document",
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            state=ImportState.READ if document else ImportState.UNREADABLE,
            problem=problem,
            document=document.as_plain() if document else None,
            model=model,
            bank=model.bank if model else None,
            created_by=actor,
            **begun,
        )
        name = f"{imported.public_id}-{get_valid_filename(imported.filename)[-80:]}"
        imported.file.save(name, ContentFile(data), save=False)
        imported.save()
        after = {"filename": imported.filename, "sha256": imported.sha256, "bytes": imported.size}
        record_import(
            imported, actor, "import.upload", {**after, "state": str(imported.state), **_in_short(begun)}
        )
    return imported


@transaction.atomic
def adjust_import(
    *,
    imported: DocumentImport,
    actor: User,
    expected_edit: int | None = None,
    reader: str | None = None,
    mapping: SaidByHand | None = None,
    forget_mapping: bool = False,
    decisions: dict[str, Any] | None = None,
    bank: CompetencyBank | None = None,
    model: CompetencyModel | None = None,
    new_model: bool = False,
) -> DocumentImport:
    """Keep what the person chose on the review page: another reader, a mapping by hand, matches, the bank, the model.

    What is not given stays; `new_model` says that it is the next version of none. Another reader or mapping forgets
    decisions, as they were about other competencies. A mapping that could not be read back is refused.
    """
    insist(may_edit_library(actor, imported.agency_id))
    still_open(imported, expected_edit)
    fields: dict[str, Any] = {}
    if reader is not None:
        fields |= {"reader": reader, "decisions": {}}
    if mapping is not None or forget_mapping:
        fields |= {"mapping": _to_keep(mapping) if mapping is not None else None, "decisions": {}}
    if decisions is not None:
        fields["decisions"] = decisions
    for name, row in (("bank", bank), ("model", model)):
        if row is not None:
            if row.agency_id != imported.agency_id:
                raise Refused(Problem(f"This {name} belongs to another agency.", field=name))
            fields[name] = row
    if new_model:
        fields["model"] = None
    swap(imported, **fields)
    record_import(imported, actor, "import.adjust", _in_short(fields))
    return imported


@transaction.atomic
def read_again(
    *,
    imported: DocumentImport,
    actor: User,
    document: Document | None,
    problem: str = "",
    carried_text: str = "",
    beginning: Beginning | None = None,
) -> DocumentImport:
    """Another try at an upload that could not be read. The caller has read the stored file, outside any transaction.

    `carried_text` and `beginning` as in `store_import`.
    """
    insist(may_edit_library(actor, imported.agency_id))
    if imported.state != ImportState.UNREADABLE:
        raise Refused(f"This import was read already: {imported.get_state_display().lower()}.")
    fields: dict[str, Any] = {"problem": problem}
    begun = beginning.fields() if beginning and document else {}
    if document is not None:
        model = imported.model or model_with_text(imported.agency, carried_text or document.text)
        fields = {
            "state": ImportState.READ, "problem": "", "document": document.as_plain(),
            "model": model, "bank": model.bank if model else None, **begun,
        }  # fmt: skip
    swap(imported, **fields)
    after = {"state": str(imported.state), "problem": problem, **_in_short(begun)}
    record_import(imported, actor, "import.read_again", after)
    return imported


@transaction.atomic
def discard_import(
    *, imported: DocumentImport, actor: User, reason: str, expected_edit: int | None = None
) -> DocumentImport:
    """Put an upload aside. The file stays on record."""
    insist(may_edit_library(actor, imported.agency_id))
    reason = reason_given(reason)
    if imported.state not in (ImportState.READ, ImportState.UNREADABLE):
        raise Refused(f"This import is closed: {imported.get_state_display().lower()}.")
    as_expected(imported, expected_edit)
    swap(imported, state=ImportState.DISCARDED, closed_by=actor, closed_at=timezone.now())
    record_import(imported, actor, "import.discard", {"state": str(ImportState.DISCARDED)}, reason)
    return imported


@transaction.atomic
def make_draft(
    *,
    imported: DocumentImport,
    plain: PlainModel,
    actor: User,
    decisions: Decisions | None = None,
    expected_edit: int | None = None,
) -> ModelVersion:
    """Write the draft that the document becomes: a new model, or the next version of `imported.model`.

    `plain` is the completed reading of `imported.document`. Competencies of the bank are used as they are, get a new
    revision, or stand beside a new entry, as decided. What was settled before holds where the words are the same; what
    was settled on the review is settled in the draft, each with its reason. What the person left out stays out.
    Refused, with every problem, when something can't be stored, when the document says exactly what the newest version
    says, when nobody decided about competencies that it leaves out, or said that it is another model than the one of
    its title or class. Nothing is published.
    """
    insist(may_edit_library(actor, imported.agency_id))
    still_open(imported, expected_edit)
    decisions = decisions or Decisions()
    if problems := list(problems_of_reasons(imported, plain, decisions)):
        raise Refused(*problems)
    decisions = with_kept_reasons(decisions)
    left = _names_left_out(plain, decisions)
    plain, decisions = _without_those_left_out(plain, decisions)
    # The next version of a model stays with the model's job class, so the document need not name it.
    known = {"title": imported.model.job_class.title} if imported.model else {}
    target = target_problems(imported.agency, imported.model, plain, decisions)
    if problems := [*problems_of(plain, {**known, **decisions.job}), *target]:
        raise Refused(*problems)
    found = Found(imported, plain, actor, decisions)
    rows = import_rows(found)
    version = save_rows(rows)
    carry_out(version, rows, decisions.settled, actor)
    swap(imported, state=ImportState.APPLIED, version=version, closed_by=actor, closed_at=timezone.now())
    after = {
        **_told(version, plain, decisions),
        **({"competencies_left_out": left} if left else {}),
        "import": imported.public_id,
    }
    record(agency=imported.agency, actor=actor, action="import.draft", obj=version, after=after)
    return version


def target_problems(
    agency: Agency, model: CompetencyModel | None, plain: PlainModel, decisions: Decisions
) -> Iterator[Problem]:
    """What keeps a document that is the next version of no `model` from becoming a new one in silence.

    Asked again when the draft is made: the page may have been drawn before the other model was made.
    """
    if model or decisions.new_model:
        return
    for other in models_alike(models_of(agency), plain, decisions.job)[:1]:
        words = f"Your agency has '{other.present_name}', a model with this title or class."
        yield Problem(
            f"{words} Say whether the document is its next version, or a new model.", field="target"
        )


def _to_keep(mapping: SaidByHand) -> dict[str, Any]:
    """The mapping as it is kept."""
    try:
        return mapping.as_plain()
    except Unreadable as why:
        raise Refused(f"What was said of columns and lines can't be kept. {why}") from why


def _in_short(fields: dict[str, Any]) -> dict[str, str]:
    """What the trail says of fields that a person chose or that an upload begins with."""
    return {key: str(value)[:200] for key, value in fields.items()}


def _told(version: ModelVersion, plain: PlainModel, decisions: Decisions) -> dict[str, Any]:
    """What the trail says of a draft that was imported."""
    return {
        "number": version.number,
        "title": version.title,
        "source_sha256": version.source.sha256 if version.source else None,
        "competencies": len(plain.competencies),
        "findings": len(plain.findings),
        "settled_on_the_review": len(decisions.settled),
    }


def _names_left_out(plain: PlainModel, decisions: Decisions) -> list[dict[str, str]]:
    """What the person left out, each with the reason."""
    return [
        {"name": plain.competencies[place].name, "reason": reason}
        for place, reason in decisions.not_taken.items()
        if place < len(plain.competencies)
    ]


def _without_those_left_out(plain: PlainModel, decisions: Decisions) -> tuple[PlainModel, Decisions]:
    if plain.competencies and decisions.not_taken.keys() >= set(range(len(plain.competencies))):
        raise Refused("Every competency is left out, so that there is nothing to make a draft of.")
    count = len(plain.competencies)
    return without_competencies(plain, decisions.not_taken), decisions.without_those_left_out(count)
