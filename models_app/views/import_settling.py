"""The page on which findings of a document are settled before there is a draft."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from competency_portal.errors import Refused, Stale
from models_app.actions.import_settling import settle_before_draft, unsettle_before_draft
from models_app.choices import ImportState
from models_app.exchange.import_page import ImportReview
from models_app.exchange.import_review import review_of
from models_app.exchange.import_settling import ImportSettlePage, import_settle_page
from models_app.forms.settling import ImportSettleForm
from models_app.models import DocumentImport
from models_app.views.imports import import_of

TAKE_BACK = "take-back"


def import_settle(request, public_id):
    """Findings of one kind with the document beside them; POST settles those chosen, or takes that back."""
    imported = import_of(request, public_id)
    review = review_of(imported) if imported.state == ImportState.READ else None
    if review is None or review.plain is None:
        messages.error(request, "There are no findings to settle here.")
        return redirect("library:import-review", imported.public_id)
    page = import_settle_page(review, request.POST.get("group") or request.GET.get("kind", ""))
    if request.method != "POST":
        return _draw(
            request, review, page, ImportSettleForm(page=page, initial=_first(request, review, page))
        )
    form = ImportSettleForm(request.POST, page=page)
    if request.POST.get("do") == TAKE_BACK:
        return _take_back(request, review, form)
    if request.POST.get("group", page.group) != page.group:
        form.add_error(None, "This document has no such kind of findings. Nothing was settled: look again.")
    try:
        if form.is_valid():
            return _settle(request, review, form)
    except Stale as stale:
        return _draw_stale(request, imported, page, stale)
    except Refused as refused:
        for problem in refused.problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.message)
    return _draw(request, review, page, form, status=422)


def _first(request, review: ImportReview, page: ImportSettlePage) -> dict:
    """What is chosen when the page opens: one finding, or every open one of a kind, and perhaps the value."""
    asked, kind = request.GET.getlist("finding"), request.GET.get("all", "")
    chosen = [
        item.key
        for item in page.items
        if item.key in asked or (str(item.row.finding.kind) == kind and not item.settled)
    ]
    return {"edit": review.imported.edit, "findings": chosen, "value": request.GET.get("value", "")}


def _settle(request, review: ImportReview, form: ImportSettleForm):
    keys = form.cleaned_data["findings"]
    settle_before_draft(
        imported=review.imported,
        plain=review.plain,
        keys=keys,
        value=form.chosen_value(),
        **form.ground(),
        actor=request.user,
        expected_edit=form.cleaned_data["edit"],
    )
    told = f"{len(keys)} findings are settled. They are written with the draft; you can take them back until then."
    if len(keys) == 1:
        told = "1 finding is settled. It is written with the draft; you can take it back until then."
    messages.success(request, told)
    left = [item for item in form.page.items if not item.settled and item.key not in keys]
    return _next(review.imported, form.page.group if left else "")


def _take_back(request, review: ImportReview, form: ImportSettleForm):
    """Open again what was settled; nothing else of the form counts, so it need not be filled in."""
    form.is_valid()
    keys = [item.key for item in form.page.items if item.key in request.POST.getlist("findings")]
    expected = form.cleaned_data.get("edit")
    try:
        unsettle_before_draft(imported=review.imported, keys=keys, actor=request.user, expected_edit=expected)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.message)
    else:
        messages.success(request, "Taken back: open again.")
    return _next(review.imported, form.page.group)


def _next(imported: DocumentImport, group: str):
    """The same page while something of the kind is open, else the review."""
    if group:
        return redirect(f"{reverse('library:import-settle', args=[imported.public_id])}?kind={group}")
    return redirect(f"{reverse('library:import-review', args=[imported.public_id])}#findings-head")


def _draw(request, review: ImportReview, page: ImportSettlePage, form: ImportSettleForm, status=200):
    context = {"review": review, "imported": review.imported, "page": page, "form": form}
    return render(request, "models_app/import_settle.html", context, status=status)


def _draw_stale(request, imported: DocumentImport, seen: ImportSettlePage, stale: Stale):
    """The page as it now stands with everything typed; what somebody settled meanwhile is not chosen any more."""
    imported.refresh_from_db()
    review = review_of(imported)
    if review.plain is None or imported.state != ImportState.READ:
        messages.error(request, stale.problems[0].message)
        return redirect("library:import-review", imported.public_id)
    page = import_settle_page(review, seen.group)
    before = {item.key: item.settled for item in seen.items}
    data = request.POST.copy()
    ticked = data.getlist("findings")
    data["edit"] = str(imported.edit)
    data.setlist(
        "findings",
        [item.key for item in page.items if item.key in ticked and item.settled == before.get(item.key)],
    )
    form = ImportSettleForm(data, page=page)
    form.is_valid()
    for problem in stale.problems:
        form.add_error(None, problem.message)
    return _draw(request, review, page, form, status=409)
