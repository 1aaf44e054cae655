"""The worksheet's page, one competency at a time, and its saves."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from assessments.choices import WORKSHEET_OPEN
from assessments.forms.rating import Shown
from assessments.permissions.rating import may_rate
from assessments.queries.rating import (
    answer_in_words,
    levels_of,
    next_to_do,
    slots_of,
    worksheets_to_open,
)
from assessments.queries.worksheet_page import page_of
from assessments.views.saving import Outcome, save_from
from competency_portal.access.shortcuts import visible_or_404
from competency_portal.components import wording
from competency_portal.identifiers import new_public_id

CONFLICT, UNPROCESSABLE = 409, 422


def own_worksheet(request, public_id):
    """The person's own worksheet, or 404 as for one that does not exist."""
    return visible_or_404(worksheets_to_open(request.user), public_id)


@never_cache
def worksheet(request, public_id):
    """One competency of the worksheet; a POST saves what was typed and goes where the pressed button says."""
    if request.method == "POST":
        return _posted(request, public_id)
    sheet = own_worksheet(request, public_id)
    if not may_rate(request.user, sheet):
        return _closed(request, sheet)
    position = request.GET.get("c", "")
    page = page_of(sheet, position=int(position[:4]) if position.isdecimal() else None)
    return _draw(request, page, Shown.saved(page.entry.slot.current))


def _posted(request, public_id):
    outcome = save_from(request, public_id)
    if not outcome.problems:
        return redirect(_where_to(request, public_id))
    sheet = own_worksheet(request, public_id)
    if outcome.locked:
        return _closed(request, sheet, outcome=outcome, status=CONFLICT)
    page = page_of(sheet, slot_id=outcome.slot.public_id)
    status = CONFLICT if outcome.stale else UNPROCESSABLE
    return _draw(request, page, outcome.typed, outcome=outcome, status=status)


def _where_to(request, public_id) -> str:
    """The address behind the pressed button: another competency, the check page, or this competency again."""
    go, here = request.POST.get("go", ""), request.POST.get("c", "")
    if go == "check":
        return reverse("assessments:worksheet-check", args=[public_id])
    if go.isdecimal():
        return f"{_address(public_id, go)}#cq"  # focus goes to the question, not to the top of the page
    return _address(public_id, here)


def _address(public_id, position: str) -> str:
    """The worksheet with the competency at this position open."""
    return f"{reverse('assessments:worksheet', args=[public_id])}?c={position[:4] if position.isdecimal() else 1}"


def _draw(request, page, shown, *, outcome=None, status=200):
    """The page with one competency open; `shown` stands in its fields."""
    sheet = page.worksheet
    choices = [*(str(tile.ordinal) for tile in page.tiles), "x"]
    context = {
        "page": page,
        "choice": shown.rating if shown.rating in choices else choices[0],
        "sheet": sheet,
        "action": sheet.action,
        "shown": shown,
        "save_key": new_public_id(),
        "saved_at": _saved_at(page.entry.slot.current, sheet),
        "outcome": outcome,
        "conflict": _conflict(request, outcome, page.levels) if outcome and outcome.stale else None,
    }
    return render(request, "assessments/worksheet.html", context, status=status)


def _closed(request, sheet, *, outcome=None, status=200):
    """The worksheet to read, when it takes no ratings; what was typed meanwhile is shown back."""
    if outcome is None and sheet.state in WORKSHEET_OPEN:
        messages.warning(request, may_rate(request.user, sheet).reason)
    context = {
        "sheet": sheet,
        "action": sheet.action,
        "slots": slots_of(sheet),
        "outcome": outcome,
        "following": next_to_do(sheet, request.user),
    }
    return render(request, "assessments/worksheet_closed.html", context, status=status)


@never_cache
@require_POST
def save(request, public_id):
    """The autosave: the same form as the page's, answered in JSON. 409 in conflict or locked, 422 when refused."""
    outcome = save_from(request, public_id)
    if outcome.problems:
        return _refusal(request, outcome)
    rating = outcome.saved
    return JsonResponse(
        {
            "version": rating.version if rating else 0,
            "saved": _saved_at(rating, outcome.slot.worksheet),
            "words": answer_in_words(rating),
            "isAnswered": bool(rating and rating.is_answer),
            "answered": outcome.answered,
        }
    )


def _refusal(request, outcome: Outcome) -> JsonResponse:
    """Why nothing was saved; in conflict and when locked with a piece of the page that shows what stands there."""
    answer = {"problems": [problem.message for problem in outcome.problems]}
    if outcome.stale:
        conflict = _conflict(request, outcome, levels_of(outcome.slot.worksheet))
        html = render_to_string("assessments/_worksheet_conflict.html", {"conflict": conflict}, request)
        return JsonResponse(
            {"kind": "stale", "html": html, "version": outcome.typed.version, **answer}, status=CONFLICT
        )
    if outcome.locked:
        return JsonResponse({"kind": "locked", **answer}, status=CONFLICT)
    return JsonResponse({"kind": "refused", **answer}, status=UNPROCESSABLE)


def _saved_at(rating, sheet) -> str:
    """'1:22:40 p.m.' in the agency's time; empty when nothing is saved."""
    return wording.saved(rating.saved_at, sheet.action.agency.time_zone, timezone.now()) if rating else ""


def _conflict(request, outcome: Outcome, levels) -> dict:
    """Both values of a competency in words: what is saved there now, and what was typed here."""
    labels = {str(level.ordinal): f"{level.ordinal} {level.label}" for level in levels}
    sides = [
        {
            "shown": shown,
            "rating": labels.get(shown.rating) or ("Not observed" if shown.rating else "No rating"),
        }
        for shown in (Shown.saved(outcome.current), outcome.typed)
    ]
    sheet = outcome.slot.worksheet
    return {
        "saved": sides[0],
        "mine": sides[1],
        "saved_at": _saved_at(outcome.current, sheet),
        "keep": _address(sheet.public_id, request.POST.get("c", "")),
    }
