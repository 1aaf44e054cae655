"""The words of a bank, to find in it what a document brings."""

import hashlib

from django.db.models import Max

from competency_portal.accounts.models import Agency
from models_app.calculations.matching import Entry, Proposal, Wording, propose, wording_of
from models_app.calculations.plain import PlainModel
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    ModelVersion,
)


def wording_of_revision(revision: CompetencyRevision) -> Wording:
    """The words of a revision; give it with its texts."""
    return Wording(
        revision.bank_number,
        revision.family,
        revision.variant,
        revision.definition,
        tuple((row.level.label, row.text) for row in revision.levels.all()),
        tuple(row.text for row in revision.indicators.all()),
        tuple((row.label, row.text) for row in revision.standards.all()),
        tuple((row.heading, row.text) for row in revision.areas.all()),
    )


def current_revisions(bank: CompetencyBank, model: CompetencyModel | None = None) -> list[CompetencyRevision]:
    """Each competency's revision that counts: what the model's newest version uses, else the bank's own.

    In a fixed number of queries.
    """
    newest = model.versions.standing().first() if model else None
    used = set(newest.uses.values_list("revision_id", flat=True)) if newest else set()
    rows = (
        CompetencyRevision.objects.standing()
        .filter(competency__bank=bank)
        .select_related("competency", "scale")
        .prefetch_related("levels__level", "indicators", "standards", "areas")
        .order_by("competency", "number")
    )
    counted: dict[int, CompetencyRevision] = {}
    for row in rows:
        here = counted.get(row.competency_id)
        if here is not None and here.pk in used:
            continue
        if row.pk in used or row.for_model_id is None or here is None:
            counted[row.competency_id] = row
    return list(counted.values())


def proposals(
    plain: PlainModel, bank: CompetencyBank, model: CompetencyModel | None = None
) -> list[Proposal]:
    """What each competency of the document is to the bank; `Proposal.entry.key` is the revision's primary key."""
    entries = [Entry(row.pk, wording_of_revision(row)) for row in current_revisions(bank, model)]
    return propose([wording_of(competency) for competency in plain.competencies], entries)


def last_numbers(bank: CompetencyBank) -> dict[int, int]:
    """The highest number of a revision of each competency of the bank, those that were discarded among them."""
    rows = CompetencyRevision.objects.filter(competency__bank=bank).order_by()
    return dict(rows.values_list("competency").annotate(last=Max("number")))


def slugs_taken(bank: CompetencyBank) -> set[str]:
    """Names of the bank's competencies in addresses of files."""
    return set(Competency.objects.filter(bank=bank).values_list("slug", flat=True))


def model_with_text(agency: Agency, text: str) -> CompetencyModel | None:
    """The agency's model of which a version was made of this very document."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    versions = ModelVersion.objects.standing().filter(source__sha256=sha256)
    return CompetencyModel.objects.filter(agency=agency, versions__in=versions).first()
