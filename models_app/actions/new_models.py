"""Beginning from nothing: an empty model of a job class, a competency in a bank."""

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused
from models_app.actions.changes import checked_text
from models_app.actions.doubles import double_name
from models_app.actions.refusing import insist
from models_app.actions.slugs import free_slug
from models_app.actions.touching import lock_agency
from models_app.models import (
    Competency,
    CompetencyBank,
    CompetencyModel,
    CompetencyRevision,
    JobClass,
    ModelVersion,
    ProficiencyScale,
)
from models_app.permissions import may_edit_library

LARGEST = 999_999_999


@transaction.atomic
def create_model(*, job_class: JobClass, bank: CompetencyBank, title: str, actor: User) -> ModelVersion:
    """An empty model of a job class, its competencies to be chosen from this bank; version 1 of it, a draft."""
    insist(may_edit_library(actor, job_class.agency_id))
    if bank.agency_id != job_class.agency_id:
        raise Refused(Problem("Choose a bank of the agency of the job class.", field="bank"))
    title = checked_text(title, field="title", most=200, needed="Give the model a title.")
    lock_agency(job_class.agency_id)
    taken = set(CompetencyModel.objects.filter(agency=job_class.agency_id).values_list("slug", flat=True))
    slug = free_slug(title, taken, otherwise="model")
    model = CompetencyModel.objects.create(
        agency_id=job_class.agency_id, slug=slug, job_class=job_class, bank=bank, title=title
    )
    version = ModelVersion.objects.create(model=model, number=1, title=title, created_by=actor)
    after = {"title": title, "job_class": job_class.public_id, "bank": bank.public_id}
    record(agency=model.agency, actor=actor, action="competency_model.create", obj=version, after=after)
    return version


@transaction.atomic
def create_competency(
    *,
    bank: CompetencyBank,
    family: str,
    actor: User,
    variant: str = "",
    number: int | None = None,
    definition: str = "",
    scale: ProficiencyScale | None = None,
) -> Competency:
    """A competency in a bank, with its first revision as a draft; a draft that uses it gives it its other texts."""
    insist(may_edit_library(actor, bank.agency_id))
    banks = CompetencyBank.objects.select_for_update(no_key=True, of=("self",)).select_related("agency")
    bank = banks.get(pk=bank.pk)
    if scale and scale.agency_id not in (None, bank.agency_id):
        raise Refused(Problem("This scale belongs to another agency.", field="scale"))
    names = {
        "family": checked_text(family, field="family", most=120, needed="A competency needs a name."),
        "variant": checked_text(variant, field="variant", most=120),
    }
    definition = checked_text(definition, field="definition")
    _check_place(bank, names, number)
    taken = set(bank.competencies.values_list("slug", flat=True))
    slug = free_slug(f"{number or ''} {names['family']} {names['variant']}", taken, otherwise="competency")
    competency = Competency.objects.create(bank=bank, slug=slug, number=number, **names)
    CompetencyRevision.objects.create(
        competency=competency,
        bank_number=number,
        definition=definition or None,
        scale=scale,
        created_by=actor,
        **names,
    )
    after = {
        **names,
        "number": number,
        "definition": definition or None,
        "scale": scale.code if scale else None,
    }
    record(agency=bank.agency, actor=actor, action="competency.create", obj=competency, after=after)
    return competency


def _check_place(bank: CompetencyBank, names: dict[str, str], number: int | None) -> None:
    """Refuse a number or a name that the bank has already."""
    problems = []
    if number is not None and not 1 <= number <= LARGEST:
        problems.append(Problem("A number in the bank is a whole number from 1, or empty.", field="number"))
    elif number is not None and (other := bank.competencies.filter(number=number).first()):
        problems.append(Problem(f"Number {number} is '{other.name}' in this bank.", field="number"))
    name = Competency(bank=bank, **names).name
    if double := double_name(bank, name):
        problems.append(double)
    if problems:
        raise Refused(*problems)
