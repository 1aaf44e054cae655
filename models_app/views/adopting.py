"""Pages that say what adopting makes, and from which it is done: a model as a draft, a competency into a bank."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.queries import current_agency
from competency_portal.errors import Refused, Stale
from models_app.actions.adopting import adopt_competency, adopt_model
from models_app.actions.adopting_plan import adopted, adopted_words, bank_adopted_into, plan_of
from models_app.forms.adopting import AdoptForm
from models_app.models import CompetencyBank, CompetencyRevision, ModelVersion
from models_app.permissions import may_adopt, may_adopt_words
from models_app.queries.version_page import version_for_page
from models_app.views.paging import asked


def working_in(request) -> int:
    """Primary key of the agency that the person works in; 0 for who works in none."""
    agency = current_agency(request)
    return agency.pk if agency else 0


@carried_out_once
def version_adopt(request, public_id):
    """What the version becomes in the agency that the person works in (`?bank=` which bank); POST makes the draft."""
    versions = version_for_page(ModelVersion.objects.visible_to(request.user))
    version = visible_or_404(versions.select_related("model__bank__agency"), public_id)
    agency = current_agency(request)
    require(may_adopt(request.user, working_in(request), version))
    before = adopted(version, agency)
    form = AdoptForm(request.POST if request.method == "POST" else None, agency=agency)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                draft = adopt_model(
                    version=version,
                    agency=agency,
                    actor=request.user,
                    bank=form.cleaned_data["bank"],
                    expected_mark=form.cleaned_data["mark"] or None,
                )
                return answered(_to_draft(request, draft, before))
        except Refused as refused:
            _add(form, refused)
            status = 409 if isinstance(refused, Stale) else 422
    elif request.method == "POST":
        status = 422
    return _draw(request, version, agency, form, before, status)


def _to_draft(request, draft, before):
    if before:
        messages.info(request, f"Your agency adopted this version before: this is {draft}. Nothing was made.")
        return redirect("library:version-detail", draft.public_id)
    messages.success(request, f"{draft} is open as a draft of your agency.")
    return redirect("library:draft-edit", draft.public_id)


def _draw(request, version, agency, form, before, status):
    banks = list(CompetencyBank.objects.filter(agency=agency))
    wanted = form.data.get("bank", "") if form.is_bound else asked(request, "bank")
    bank = next((one for one in banks if one.public_id == wanted), None)
    if not form.is_bound and "bank" not in request.GET:
        bank = bank_adopted_into(version, agency)
    plan = plan_of(version, agency, bank)
    context = {
        "version": version,
        "agency": agency,
        "before": before,
        "banks": banks,
        "bank": bank,
        "plan": plan,
        "form": form,
        "open_again": len(plan.plain.findings),
    }
    return render(request, "models_app/version_adopt.html", context, status=status)


@carried_out_once
def words_adopt(request, public_id):
    """What a published wording of another agency becomes in a bank of one's own; POST makes the competency."""
    revisions = CompetencyRevision.objects.visible_to(request.user)
    revision = visible_or_404(revisions.select_related("competency__bank__agency", "scale"), public_id)
    agency = current_agency(request)
    require(may_adopt_words(request.user, working_in(request), revision))
    form = AdoptForm(request.POST if request.method == "POST" else None, agency=agency)
    if request.method == "POST" and form.is_valid():
        bank = form.cleaned_data["bank"]
        before = adopted_words(revision, agency, bank)
        try:
            with once(request) as answered:
                made = adopt_competency(revision=revision, agency=agency, bank=bank, actor=request.user)
                words = "is there already. Nothing was made" if before else "is in the bank, as a draft"
                messages.success(request, f"{made.name} {words}.")
                return answered(redirect("library:competency-detail", made.competency.public_id))
        except Refused as refused:
            _add(form, refused)
    address = reverse("library:competency-detail", args=[revision.competency.public_id])
    context = {
        "revision": revision,
        "agency": agency,
        "form": form,
        "back": f"{address}?r={revision.number}",
    }
    return render(request, "models_app/words_adopt.html", context, status=422 if form.errors else 200)


def _add(form, refused):
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
