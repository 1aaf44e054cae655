"""Pages on which an agency makes and changes its competency banks."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.queries import current_agency
from competency_portal.errors import Refused, Stale
from models_app.actions.banks import FACTS, create_bank, edit_bank
from models_app.forms.banks import BankForm
from models_app.models import CompetencyBank
from models_app.permissions import may_edit_library
from models_app.queries.bank_words import has_published
from models_app.views.editing import differing, edit_shown
from models_app.views.new_things import add_problems, draw_form, own_rows


def bank_create(request):
    """A new bank of the agency that the person works in."""
    agency = current_agency(request)
    require(may_edit_library(request.user, agency.pk if agency else 0))
    form = BankForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            bank = create_bank(agency=agency, actor=request.user, **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
        else:
            messages.success(request, f"{bank} is there, without competencies yet.")
            return redirect("library:bank-detail", bank.public_id)
    words = ("Add a bank", f"A collection of competencies of {agency.name}.", "Add this bank")
    return draw_form(request, form, words, ("Competency banks", reverse("library:bank-list")))


def bank_edit(request, public_id):
    """Another name, description or code for a bank."""
    bank = visible_or_404(own_rows(request, CompetencyBank), public_id)
    stored = {name: getattr(bank, name) for name in FACTS}
    form = BankForm(request.POST or None, initial=stored, code_stays=has_published(bank))
    stale, status = None, 422
    if request.method == "POST" and form.is_valid():
        try:
            edit_bank(bank=bank, actor=request.user, expected_edit=edit_shown(request), **form.cleaned_data)
        except Refused as refused:
            add_problems(form, refused)
            if isinstance(refused, Stale):
                stale, status = differing(form), 409
        else:
            messages.success(request, "Saved.")
            return redirect("library:bank-detail", bank.public_id)
    words = (f"Edit {bank}", "Its competencies stay what they are.", "Save")
    back = (str(bank), reverse("library:bank-detail", args=[bank.public_id]))
    return draw_form(request, form, words, back, edit=bank.edit, stale=stale, status=status)
