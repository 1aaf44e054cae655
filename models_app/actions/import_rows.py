"""From a reading and what was decided to the rows of a draft; what was settled for the same words holds on."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone

from competency_portal.errors import Refused
from models_app.actions.drafting import open_draft
from models_app.actions.import_carried import carry_over
from models_app.actions.import_found import Found
from models_app.actions.import_homes import (
    free_names,
    home_bank,
    new_names,
    own_scale,
    scales_of,
    source_of,
)
from models_app.actions.import_kept import put_back
from models_app.actions.import_matches import known_competencies, says_the_same, what_stays
from models_app.actions.rows import ModelRows
from models_app.actions.touching import lock_agency, lock_bank
from models_app.calculations.given_class import with_job
from models_app.models import (
    BehavioralIndicator,
    Competency,
    CompetencyArea,
    CompetencyBank,
    CompetencyGroup,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    DocumentImport,
    Finding,
    JobClass,
    LevelDescription,
    MinimumRequirement,
    ModelPart,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)
from models_app.queries.importing import base_version, next_number
from models_app.queries.matching import current_revisions

# Each table after those that its rows point to.
TABLES: tuple[type[Model], ...] = (
    SourceDocument, CompetencyBank, ProficiencyScale, ProficiencyLevel, JobClass, CompetencyModel, ModelVersion,
    ModelPart, MinimumRequirement, CompetencyGroup, Competency, CompetencyRevision, LevelDescription,
    BehavioralIndicator, PerformanceStandard, CompetencyArea, CompetencyUse, Finding,
)  # fmt: skip


def import_rows(found: Found) -> ModelRows:
    """The rows of the draft, not saved. Refused when nothing would change or something is undecided."""
    imported, actor = found.imported, found.actor
    _take_turns(imported)
    target = _locked(imported.model)
    plain = with_job(found.plain, found.decisions.job, found.decisions.settled)
    bank, extra = home_bank(found, target)
    if bank.pk:
        lock_bank(bank)
    revisions = {row.competency_id: row for row in current_revisions(bank, target)} if bank.pk else {}
    known = known_competencies(found, plain, bank, revisions, target) if bank.pk else {}
    base = base_version(target)
    kept, whole = what_stays(found, plain, base, known)
    if whole is not plain:
        plain = whole
        known = known_competencies(found, plain, bank, revisions, target) if bank.pk else {}
    nothing_settled = not found.decisions.settled
    if base and not kept and nothing_settled and says_the_same(plain, base, known):
        raise Refused(f"The document says exactly what version {base.number} says. No draft was made.")
    source, scales = source_of(found), scales_of(plain.scales, imported.agency)
    scale, levels, made = own_scale(plain, imported.agency, scales)
    rows = ModelRows(
        plain,
        agency=imported.agency,
        source=source,
        bank=bank,
        scale=scale,
        levels=levels,
        target=target,
        known=known,
        slugs=free_names(plain, bank, known),
        scales=scales,
        settled={"settled_by": actor, "settled_at": timezone.now()},
        version={"number": next_number(target), "based_on": base, "created_by": actor},
    )
    new_names(rows, imported.agency)
    for row in made:
        if isinstance(row, ProficiencyLevel) and row.source_lines:
            row.source = source
    rows.all = [*([source] if source.pk is None else []), *extra, *made, *rows.all]
    _beside_open_drafts(rows)
    carry_over(rows, base)
    if base:
        put_back(rows, kept, base)
    return rows


def save_rows(rows: ModelRows) -> ModelVersion:
    """Write all rows, table by table; the version. Inside the caller's transaction."""
    save_table_by_table(rows.all)
    return rows.version


def save_table_by_table(rows: Iterable[Model]) -> None:
    """Write those of the rows that are not written yet, each table after those that its rows point to."""
    rows = list(rows)
    for table in TABLES:
        own = [row for row in rows if type(row) is table and row.pk is None]
        if table is SourceDocument:
            for row in own:
                row.save()
        else:
            table._default_manager.bulk_create(own)


def _take_turns(imported: DocumentImport) -> None:
    """For free names; and whoever changes the import meanwhile waits, so that it is not locked after the trail."""
    lock_agency(imported.agency_id)
    DocumentImport.objects.select_for_update(no_key=True).filter(pk=imported.pk).values_list("pk").first()


def _locked(model: CompetencyModel | None) -> CompetencyModel | None:
    if model is None:
        return None
    model = CompetencyModel.objects.select_for_update().get(pk=model.pk)
    if draft := open_draft(model):
        raise Refused(
            f"{draft} is open already. Publish it, or go on with it; a model has one open draft at most."
        )
    return model


def _beside_open_drafts(rows: ModelRows) -> None:
    """A bank has one open draft of a competency: further new words of it are a wording of this class only."""
    known = [use.revision.competency_id for use in rows.uses if use.revision.competency_id]
    drafts = CompetencyRevision.objects.standing().filter(
        competency__in=known, published=False, for_model=None
    )
    has_draft = set(drafts.values_list("competency", flat=True))
    for use in rows.uses:
        if use.revision.pk is None and use.revision.competency_id in has_draft:
            use.revision.for_model = rows.model
