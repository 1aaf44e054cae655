"""Taking over what another agency has published: a model as a draft, a competency into a bank. Its origin is kept."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.adopting_places import keep_places, keep_places_of_words
from models_app.actions.adopting_plan import AdoptionPlan, adopted_words, new_bank, plan_of
from models_app.actions.import_homes import free_names, new_names, scales_of
from models_app.actions.import_rows import save_rows, save_table_by_table
from models_app.actions.refusing import insist
from models_app.actions.rows import ModelRows, WordRows, competency_slug
from models_app.actions.slugs import free_name
from models_app.actions.touching import lock_agency, lock_bank
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyRevision,
    ModelVersion,
    ProficiencyLevel,
)
from models_app.permissions import may_adopt, may_adopt_words
from models_app.queries.matching import slugs_taken
from models_app.queries.plain_version import plain_scale, plain_words, scale_code


@transaction.atomic
def adopt_model(
    *,
    version: ModelVersion,
    agency: Agency,
    actor: User,
    bank: CompetencyBank | None = None,
    expected_mark: str | None = None,
) -> ModelVersion:
    """A draft of this agency with the words of another agency's version; what was adopted of it before, if anything.

    `bank` None makes a new one. Competencies that the bank has with the same words are used as they are; where it has
    others under the name, the draft gets a wording of its own and the bank's stays. What the other agency settled,
    approved and did is not taken along: its findings are open again. `expected_mark` is the plan's mark that the page
    showed; Stale when adopting would make something else by now.
    """
    _take_turns(agency, bank)
    version = ModelVersion.objects.select_related("model__agency", "model__bank__agency", "source").get(
        pk=version.pk
    )
    insist(may_adopt(actor, agency.pk, version))
    bank = _own_bank(bank, agency)
    plan = plan_of(version, agency, bank)
    if plan.existing:
        return plan.existing
    if expected_mark is not None and expected_mark != plan.mark:
        raise Stale(
            "The version or your bank was changed since you opened this page. Look at what adopting makes now.",
            current=version,
        )
    draft = save_rows(_rows(version, agency, actor, plan))
    after = {
        "number": draft.number,
        "title": draft.title,
        "adopted_from": version.public_id,
        "adopted_from_agency": version.model.agency.code,
        "adopted_from_hash": version.content_hash,
        "bank": draft.model.bank.public_id,
        "competencies": len(plan.plain.competencies),
    }
    record(agency=agency, actor=actor, action="model_version.adopt", obj=draft, after=after)
    return draft


@transaction.atomic
def adopt_competency(
    *, revision: CompetencyRevision, agency: Agency, actor: User, bank: CompetencyBank | None = None
) -> CompetencyRevision:
    """Another agency's published words as a new competency of a bank, a draft until a model with it is published.

    `bank` None makes a new one. What was adopted of this revision before (into this bank, where one is given) is the
    answer when there is any. Refused when the bank has the competency or its name already. The other bank's number is
    not taken along.
    """
    _take_turns(agency, bank)
    revision = CompetencyRevision.objects.with_texts().get(pk=revision.pk)
    insist(may_adopt_words(actor, agency.pk, revision))
    bank = _own_bank(bank, agency)
    if before := adopted_words(revision, agency, bank):
        return before
    if bank is None:
        bank = new_bank(revision.competency.bank, agency)
        bank.save()
    _insist_on_room(bank, revision)
    made = _words(revision, bank, actor)
    after = {
        "name": made.name,
        "adopted_from": revision.public_id,
        "adopted_from_agency": revision.competency.bank.agency.code,
        "adopted_from_hash": revision.content_hash,
        "bank": bank.public_id,
        "scale": made.scale.code if made.scale else None,
    }
    record(agency=agency, actor=actor, action="competency.adopt", obj=made.competency, after=after)
    return made


def _take_turns(agency: Agency, bank: CompetencyBank | None) -> None:
    """Of two at once the second one finds what the first one made, and nobody changes words of the bank meanwhile."""
    lock_agency(agency.pk)
    if bank is not None:
        lock_bank(bank)


def _own_bank(bank: CompetencyBank | None, agency: Agency) -> CompetencyBank | None:
    if bank is not None and bank.agency_id != agency.pk:
        raise Refused(Problem("Choose a bank of your own agency.", field="bank"))
    return bank


def _rows(version: ModelVersion, agency: Agency, actor: User, plan: AdoptionPlan) -> ModelRows:
    rows = ModelRows(
        plan.plain,
        agency=agency,
        source=version.source,
        bank=plan.bank,
        scale=None,
        levels={},
        known=plan.known,
        slugs=free_names(plan.plain, plan.bank, plan.known),
        scales=plan.scales,
        version={"number": 1, "adopted_from": version, "created_by": actor},
    )
    new_names(rows, agency)
    for place, (mine, theirs) in enumerate(zip(rows.uses, plan.uses, strict=True)):
        if mine.revision.pk is None:
            mine.revision.adopted_from = theirs.revision
            mine.revision.for_model = rows.model if place in plan.known else None
    keep_places(rows, version, plan)
    rows.all = [
        *([plan.bank] if plan.bank.pk is None else []),
        *_made(plan.scales, version.source),
        *rows.all,
    ]
    return rows


def _made(scales: Any, source: Any) -> list[Any]:
    """Scales that are not there yet, with their levels, whose places are lines of the source."""
    made: list[Any] = []
    for scale, levels in scales.values():
        if scale.pk is None:
            made += [scale, *levels.values()]
    for row in made:
        if isinstance(row, ProficiencyLevel) and row.source_lines:
            row.source = source
    return made


def _insist_on_room(bank: CompetencyBank, revision: CompetencyRevision) -> None:
    adopted = CompetencyRevision.objects.standing().filter(
        competency__bank=bank, adopted_from__competency=revision.competency
    )
    if before := adopted.select_related("competency").first():
        other = before.competency
        raise Refused(
            Problem(
                f"This bank has '{other.name}' from the same competency already, in an older or newer wording.",
                field="bank",
            )
        )
    same = Competency.objects.standing().filter(bank=bank)
    if same.filter(family__iexact=revision.family, variant__iexact=revision.variant).exists():
        raise Refused(Problem(f"This bank has a competency named '{revision.name}' already.", field="bank"))


def _words(revision: CompetencyRevision, bank: CompetencyBank, actor: User) -> CompetencyRevision:
    plain = replace(plain_words(revision), number=None)
    scales = {}
    if revision.scale:
        scales = scales_of([plain_scale(scale_code(revision.scale), revision.scale)], bank.agency)
    rows = WordRows(revision.source)
    slug = free_name(competency_slug(plain) or "competency", slugs_taken(bank))
    made = rows.add_words(
        plain,
        scales.get(plain.scale, (None, {})),
        competency=rows.add_competency(plain, bank, slug),
        adopted_from=revision,
        created_by=actor,
    )
    made.scale = scales[plain.scale][0] if plain.scale else None
    keep_places_of_words(rows.all, made, revision)
    rows.all = [*_made(scales, revision.source), *rows.all]
    save_table_by_table(rows.all)
    return made
