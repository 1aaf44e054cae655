"""Starting the next version of a competency model."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Refused
from models_app.actions.refusing import insist
from models_app.choices import VersionState
from models_app.models import (
    Competency,
    CompetencyGroup,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    Finding,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
)
from models_app.models.base import Sourced
from models_app.permissions import may_edit_library

# Fields that a copy gets anew, besides the one that says what it belongs to.
OWN_FIELDS = {"id", "public_id", "created_at"}


@dataclass(frozen=True)
class Started:
    """The open draft of a model, and whether it was begun just now."""

    draft: ModelVersion
    begun: bool


@transaction.atomic
def start_draft(*, version: ModelVersion, actor: User) -> Started:
    """The open draft of the version's model: the one that is there, or a new one copied from this frozen version.

    Parts, groups, uses and findings are copied, settled and open ones alike; competency revisions are shared. Refused
    when the open draft is in review. A superseded or retired version may be the start too: whoever publishes the draft
    then replaces what is in force with what follows from the older one, and the comparison shows it.
    """
    insist(may_edit_library(actor, version.model.agency_id))
    model = CompetencyModel.objects.select_for_update().get(pk=version.model_id)
    draft = open_draft(model)
    if draft is not None:
        if draft.state == VersionState.IN_REVIEW:
            raise Refused(f"{draft} is in review. Return it to draft before you change it.")
        return Started(draft, begun=False)
    version.refresh_from_db()
    if not version.is_frozen:
        raise Refused("A new draft starts from a version that was published.")
    draft = _copy_version(version, actor)
    record(
        agency=model.agency,
        actor=actor,
        action="model_version.draft",
        obj=draft,
        after={"number": draft.number, "based_on": version.public_id, "based_on_hash": version.content_hash},
    )
    return Started(draft, begun=True)


def open_draft(model: CompetencyModel) -> ModelVersion | None:
    """The model's version that is a draft or in review; there is one at most."""
    return model.versions.filter(state__in=[VersionState.DRAFT, VersionState.IN_REVIEW]).first()


def copy_revision(
    revision: CompetencyRevision, actor: User, begun_in: ModelVersion | None = None
) -> CompetencyRevision:
    """The next revision of the competency with the same texts, unpublished; `begun_in` is the draft that makes it.

    Drafts of two models may reword one competency at the same moment: they take turns on its row.
    """
    Competency.objects.select_for_update(no_key=True).get(pk=revision.competency_id)
    last = revision.competency.revisions.aggregate(last=Max("number"))["last"]
    copy = CompetencyRevision.objects.create(
        competency=revision.competency,
        number=last + 1,
        bank_number=revision.bank_number,
        family=revision.family,
        variant=revision.variant,
        for_model=revision.for_model,
        definition=revision.definition,
        scale=revision.scale,
        source=revision.source,
        source_lines=revision.source_lines,
        begun_in=begun_in,
        created_by=actor,
    )
    for name in ("levels", "indicators", "standards", "areas"):
        for text in getattr(revision, name).all():
            _copy(text, revision=copy)
    return copy


def _copy_version(version: ModelVersion, actor: User) -> ModelVersion:
    last = version.model.versions.aggregate(last=Max("number"))["last"]
    draft = ModelVersion.objects.create(
        model=version.model,
        number=last + 1,
        title=version.title,
        source=version.source,
        source_lines=version.source_lines,
        based_on=version,
        created_by=actor,
    )
    for table in (ModelPart, MinimumRequirement):
        for row in table.objects.filter(version=version):
            _copy(row, version=draft)
    groups = {g.pk: _copy(g, version=draft) for g in CompetencyGroup.objects.filter(version=version)}
    uses = {
        use.pk: _copy(use, version=draft, group=groups.get(use.group_id))
        for use in CompetencyUse.objects.filter(version=version)
    }
    for finding in Finding.objects.filter(version=version):
        _copy(finding, version=draft, use=uses.get(finding.use_id))
    return draft


def _copy(row: Sourced, **changes: object) -> Any:
    """A new row with the same fields but for these."""
    kept = [f for f in row._meta.concrete_fields if f.name not in OWN_FIELDS | changes.keys()]
    return type(row).objects.create(**{f.attname: getattr(row, f.attname) for f in kept}, **changes)
