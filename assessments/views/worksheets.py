"""A rater's worksheets as a list, and what happens to one as a whole: check, submit, not able to rate."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.worksheet_states import recuse, submit_worksheet
from assessments.documents.worksheet import worksheet_pdf, worksheet_sheet
from assessments.forms.rating import ReasonForm
from assessments.permissions.rating import may_rate, may_recuse
from assessments.queries.rating import blanks_of, levels_of, slots_of, worksheets_of
from assessments.queries.worksheet_page import Entry
from assessments.views.rating import own_worksheet
from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused
from competency_portal.pdf import PdfUnavailable

PAGE = 25
FILTERS = {"open": "Still to do", "in": "Handed in", "": "All"}


@never_cache
@require_safe
def my_worksheets(request):
    """All my worksheets by hiring action: state, due date, progress."""
    action, state = request.GET.get("action", "")[:12], request.GET.get("state", "")
    sheets = worksheets_of(request.user, action=action, state=state)
    context = {
        "page": Paginator(sheets, PAGE).get_page(request.GET.get("page")),
        "filters": [(value, label, value == state) for value, label in FILTERS.items()],
        "chosen_action": action,
        "chosen_state": state,
    }
    return render(request, "assessments/worksheet_list.html", context)


@never_cache
@require_safe
def check(request, public_id):
    """What is still missing, or that all is there; then the button that hands the worksheet in."""
    sheet = own_worksheet(request, public_id)
    if not may_rate(request.user, sheet):
        return redirect("assessments:worksheet", public_id)
    return _draw_check(request, sheet)


def _draw_check(request, sheet, *, status=200):
    slots, levels = slots_of(sheet), levels_of(sheet)
    blanks = {blank.slot_id: blank for blank in blanks_of(slots, levels, sheet.action.rule_set)}
    entries = [Entry(n, slot, False) for n, slot in enumerate(slots, 1)]
    context = {
        "sheet": sheet,
        "action": sheet.action,
        "rows": [(entry, blanks.get(entry.slot.public_id)) for entry in entries],
        "blanks": list(blanks.values()),
    }
    return render(request, "assessments/worksheet_check.html", context, status=status)


@require_POST
def submit(request, public_id):
    """Hand the worksheet in; with blanks the check page lists them."""
    sheet = own_worksheet(request, public_id)
    require(may_rate(request.user, sheet))
    try:
        submit_worksheet(worksheet=sheet, actor=request.user)
    except Refused:
        return _draw_check(request, sheet, status=422)
    messages.success(request, f"Worksheet on candidate {sheet.candidate.number} submitted. It is locked now.")
    return redirect("assessments:worksheet", public_id)


@never_cache
def recuse_self(request, public_id):
    """Say why this candidate is not rated; the worksheet is then closed."""
    sheet = own_worksheet(request, public_id)
    require(may_recuse(request.user, sheet))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            recuse(worksheet=sheet, actor=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        else:
            messages.success(request, f"Recorded: you don't rate candidate {sheet.candidate.number}.")
            return redirect("assessments:my-worksheets")
    status = 422 if form.is_bound else 200
    context = {"sheet": sheet, "action": sheet.action, "form": form}
    return render(request, "assessments/worksheet_recuse.html", context, status=status)


@never_cache
@require_safe
def as_pdf(request, public_id):
    """My worksheet as it is saved, to print; the file is named by the candidate's number."""
    sheet = own_worksheet(request, public_id)
    slots = slots_of(sheet)
    prefetch_related_objects(slots, "section__probes")
    try:
        pdf = worksheet_pdf(worksheet_sheet(sheet, slots, now=timezone.now()))
    except PdfUnavailable as reason:
        messages.error(request, str(reason))
        return redirect("assessments:worksheet", public_id)
    number = slugify(sheet.candidate.number)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="worksheet-candidate-{number}.pdf"'},
    )
