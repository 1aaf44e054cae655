"""The words of a competency in its bank, outside any draft of a model."""

from django.shortcuts import render
from django.urls import reverse

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from models_app.actions.wordings import change_bank_wordings
from models_app.models import Competency
from models_app.permissions import may_edit_library
from models_app.queries.bank_edit import bank_edit
from models_app.views.words_page import WordsPage, read_at, save_words, sheet_of


def bank_wording(request, public_id):
    """The bank's newest words (GET); what a button or the script sends (POST)."""
    own = Competency.objects.standing().filter(bank__agency__in=agency_ids(request.user, Role.HR_ADMIN))
    competency = visible_or_404(own.select_related("bank__agency"), public_id)
    require(may_edit_library(request.user, competency.bank.agency_id))
    page = _page(request, competency)
    if request.method != "POST":
        return page.draw(page.sheet(None, ""), 200)
    return save_words(request, page, request.POST.get("do", ""))


def _page(request, competency: Competency) -> WordsPage:
    return WordsPage(
        sheet=lambda data, do: sheet_of(bank_edit(request.user, competency), data, do),
        change=lambda sheet, changes: change_bank_wordings(
            competency=competency, changes=changes, actor=request.user, expected=read_at(sheet)
        ),
        draw=lambda sheet, status: render(
            request,
            "models_app/bank_wording.html",
            {**sheet.context(), "competency": competency},
            status=status,
        ),
        told=dict,
        address=reverse("library:bank-wording", args=[competency.public_id]),
    )
