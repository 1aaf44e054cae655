"""Making and changing job classes. Versions that are sealed keep the facts they were sealed with."""

from collections.abc import Mapping

from django.db import transaction

from competency_portal.accounts.models import Agency, User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.changes import checked_text
from models_app.actions.doubles import IDENTITY, double_class
from models_app.actions.refusing import insist
from models_app.actions.slugs import free_slug
from models_app.actions.touching import lock_agency
from models_app.calculations.kept_words import facts_at
from models_app.models import JobClass
from models_app.permissions import may_edit_library
from models_app.queries.kept_words import words_at

# Facts that a person gives, with their longest text. Empty is 'not stated'.
FACTS = {"title": 200, "code": 40, "series": 40, "grade": 40, "organization": 200, "job_family": 200}


@transaction.atomic
def create_job_class(*, agency: Agency, facts: Mapping[str, str], actor: User) -> JobClass:
    """A new job class of the agency. Refused with every problem of its facts."""
    insist(may_edit_library(actor, agency.pk))
    lock_agency(agency.pk)
    job = JobClass(agency=agency, **_checked(facts))
    if problem := double_class(job):
        raise Refused(problem)
    taken = set(JobClass.objects.filter(agency=agency).values_list("slug", flat=True))
    job.slug = free_slug(f"{job.title} {job.grade or job.code}", taken, otherwise="class")
    job.save()
    record(agency=agency, actor=actor, action="job_class.create", obj=job, after=job.facts())
    return job


@transaction.atomic
def edit_job_class(
    *, job_class: JobClass, facts: Mapping[str, str], actor: User, expected_edit: int
) -> JobClass:
    """Other facts for a job class. Stale when somebody has saved since the edit number that the page showed."""
    insist(may_edit_library(actor, job_class.agency_id))
    checked = _checked(facts)
    lock_agency(job_class.agency_id)
    job = (
        JobClass.objects.select_for_update(of=("self",))
        .select_related("agency", "source")
        .get(pk=job_class.pk)
    )
    if job.edit != expected_edit:
        raise Stale(
            f"{job} was changed by somebody since you opened this page. What you typed is still here.",
            current=job,
        )
    before = job.facts()
    for name, text in checked.items():
        setattr(job, name, text)
    if job.facts() == before:
        return job
    if any(checked[name] != before[name] for name in (*IDENTITY, "organization")) and (
        problem := double_class(job)
    ):
        raise Refused(problem)
    job.edit += 1
    _keep_place(job, untouched={name: text for name, text in checked.items() if text == before[name]})
    job.save()
    record(agency=job.agency, actor=actor, action="job_class.edit", obj=job, before=before, after=job.facts())
    return job


def _keep_place(job: JobClass, untouched: Mapping[str, str]) -> None:
    """The place stays while a fact that nobody touched stands there; else all is the agency's own from here on."""
    words = words_at(job.source, job.source_lines)
    if words is None or not facts_at(untouched, words):
        job.source, job.source_lines = None, ""


def _checked(facts: Mapping[str, str]) -> dict[str, str]:
    """The facts without blanks around them; refused with every problem."""
    checked: dict[str, str] = {}
    problems: list[Problem] = []
    for name, most in FACTS.items():
        needed = "Give the job class a title." if name == "title" else ""
        try:
            checked[name] = checked_text(facts.get(name, ""), field=name, most=most, needed=needed)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return checked
