"""Pages on which a job class, an empty model or a competency of a bank begins, and on which a job class is edited."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids, current_agency
from competency_portal.errors import Refused, Stale
from models_app.actions.job_classes import FACTS, create_job_class, edit_job_class
from models_app.actions.new_models import create_competency, create_model
from models_app.forms.new_things import JobClassForm, NewCompetencyForm, NewModelForm
from models_app.models import CompetencyBank, JobClass
from models_app.permissions import may_edit_library
from models_app.views.editing import differing, edit_shown


def class_create(request):
    """A new job class of the agency that the person works in."""
    agency = current_agency(request)
    require(may_edit_library(request.user, agency.pk if agency else 0))
    form = JobClassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            job = create_job_class(agency=agency, facts=form.cleaned_data, actor=request.user)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"{job} is a job class now.")
            return redirect("library:class-detail", job.public_id)
    words = ("Add a job class", f"A class of positions of {agency.name}.", "Add this job class")
    return draw_form(request, form, words, ("Job classes", reverse("library:class-list")))


def class_edit(request, public_id):
    """Other facts for a job class; versions that are published keep the facts that they were published with."""
    job = visible_or_404(own_rows(request, JobClass), public_id)
    stored = {name: getattr(job, name) for name in FACTS}
    form = JobClassForm(request.POST or None, initial=stored)
    stale, status = None, 422
    if request.method == "POST" and form.is_valid():
        try:
            edit_job_class(
                job_class=job, facts=form.cleaned_data, actor=request.user, expected_edit=edit_shown(request)
            )
        except Refused as refused:
            add_problems(form, refused)
            if isinstance(refused, Stale):
                stale, status = differing(form), 409
        else:
            messages.success(request, "Saved.")
            return redirect("library:class-detail", job.public_id)
    words = (f"Edit {job}", "Published versions keep the facts that they were published with.", "Save")
    back = (str(job), reverse("library:class-detail", args=[job.public_id]))
    return draw_form(request, form, words, back, edit=job.edit, stale=stale, status=status)


def model_create(request, public_id):
    """An empty model of a job class: its first draft."""
    job = visible_or_404(own_rows(request, JobClass), public_id)
    form = NewModelForm(request.POST or None, agency=job.agency, initial={"title": str(job)})
    if request.method == "POST" and form.is_valid():
        try:
            version = create_model(job_class=job, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, "Version 1 is open as a draft. Choose its competencies.")
            return redirect("library:draft-edit", version.public_id)
    words = (
        f"New model: {job}",
        "It begins empty, as a draft that only HR admins of the agency see.",
        "Start the draft",
    )
    return draw_form(request, form, words, (str(job), reverse("library:class-detail", args=[job.public_id])))


def competency_create(request, public_id):
    """A competency in a bank."""
    bank = visible_or_404(own_rows(request, CompetencyBank), public_id)
    form = NewCompetencyForm(request.POST or None, agency=bank.agency)
    if request.method == "POST" and form.is_valid():
        try:
            competency = create_competency(bank=bank, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"{competency} is in the bank. Write its other texts here.")
            return redirect("library:bank-wording", competency.public_id)
    words = (
        "Add a competency",
        f"It goes into {bank.name}, as a draft until a model with it is published.",
        "Add it",
    )
    return draw_form(request, form, words, (str(bank), reverse("library:bank-detail", args=[bank.public_id])))


def own_rows(request, table):
    """Rows of the agencies where the person is HR admin."""
    rows = table.objects.filter(agency__in=agency_ids(request.user, Role.HR_ADMIN))
    return rows.select_related("agency")


def add_problems(form, refused):
    """Each problem at its field, else above the form."""
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)


def draw_form(request, form, words, back, *, edit=None, stale=None, status=422):
    """The page of one form: heading, subtitle and button in `words`, and where Cancel leads, with its name."""
    heading, subtitle, button = words
    back_name, address = back
    context = {
        "form": form,
        "heading": heading,
        "subtitle": subtitle,
        "button": button,
        "back_name": back_name,
        "back": address,
        "edit": edit,
        "stale": stale,
    }
    return render(request, "models_app/library_form.html", context, status=status if form.errors else 200)
