"""Pages on which a job class, an empty model or a competency of a bank begins, and on which a job class is edited."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from competency_portal.access.once import carried_out_once
from competency_portal.access.shortcuts import visible_or_404
from models_app.actions.job_classes import FACTS, create_job_class, edit_job_class
from models_app.actions.new_models import create_competency, create_model
from models_app.forms.new_things import JobClassForm, NewCompetencyForm, NewModelForm
from models_app.models import CompetencyBank, JobClass
from models_app.views.library_form import (
    FormPage,
    edit_compared,
    exchange,
    own_agency,
    own_rows,
    saved_words,
)


@carried_out_once
def class_create(request):
    """A new job class of the agency that the person works in."""
    agency = own_agency(request)

    def save(facts):
        job = create_job_class(agency=agency, facts=facts, actor=request.user)
        messages.success(request, f"{job} is a job class now.")
        return redirect("library:class-detail", job.public_id)

    subtitle = f"A class of positions of {agency.name}."
    back = reverse("library:class-list")
    page = FormPage("Add a job class", subtitle, "Add this job class", "Job classes", back)
    return exchange(request, JobClassForm(request.POST or None), save, page)


def class_edit(request, public_id):
    """Other facts for a job class; versions that are published keep the facts that they were published with."""
    job = visible_or_404(own_rows(request, JobClass), public_id)

    def save(facts):
        edit = edit_compared(request, form, job.edit)
        edit_job_class(job_class=job, facts=facts, actor=request.user, expected_edit=edit)
        messages.success(request, saved_words(request, job.edit))
        return redirect("library:class-detail", job.public_id)

    form = JobClassForm(request.POST or None, initial={name: getattr(job, name) for name in FACTS})
    subtitle = "Published versions keep the facts that they were published with."
    return exchange(request, form, save, _from(job, f"Edit {job}", subtitle, "Save", job.edit))


@carried_out_once
def model_create(request, public_id):
    """An empty model of a job class: its first draft."""
    job = visible_or_404(own_rows(request, JobClass), public_id)

    def save(facts):
        version = create_model(job_class=job, actor=request.user, **facts)
        messages.success(request, "Version 1 is open as a draft. Choose its competencies.")
        return redirect("library:draft-edit", version.public_id)

    form = NewModelForm(request.POST or None, agency=job.agency, initial={"title": str(job)})
    subtitle = "It begins empty, as a draft that only HR admins of the agency see."
    return exchange(request, form, save, _from(job, f"New model: {job}", subtitle, "Start the draft"))


@carried_out_once
def competency_create(request, public_id):
    """A competency in a bank."""
    bank = visible_or_404(own_rows(request, CompetencyBank), public_id)

    def save(facts):
        competency = create_competency(bank=bank, actor=request.user, **facts)
        messages.success(request, f"{competency} is in the bank. Write its other texts here.")
        return redirect("library:bank-wording", competency.public_id)

    form = NewCompetencyForm(request.POST or None, agency=bank.agency)
    subtitle = f"It goes into {bank.name}, as a draft until a model with it is published."
    back = reverse("library:bank-detail", args=[bank.public_id])
    return exchange(request, form, save, FormPage("Add a competency", subtitle, "Add it", str(bank), back))


def _from(job: JobClass, heading: str, subtitle: str, button: str, edit: int | None = None) -> FormPage:
    """A page that is reached from the page of a job class."""
    return FormPage(
        heading, subtitle, button, str(job), reverse("library:class-detail", args=[job.public_id]), edit
    )
