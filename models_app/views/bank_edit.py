"""Pages on which an agency makes and changes its competency banks."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from competency_portal.access.once import carried_out_once
from competency_portal.access.shortcuts import visible_or_404
from models_app.actions.banks import FACTS, create_bank, edit_bank
from models_app.forms.banks import BankForm
from models_app.models import CompetencyBank
from models_app.queries.bank_words import has_published
from models_app.views.library_form import (
    FormPage,
    edit_compared,
    exchange,
    own_agency,
    own_rows,
    saved_words,
)


@carried_out_once
def bank_create(request):
    """A new bank of the agency that the person works in."""
    agency = own_agency(request)

    def save(facts):
        bank = create_bank(agency=agency, actor=request.user, **facts)
        messages.success(request, f"{bank} is there, without competencies yet.")
        return redirect("library:bank-detail", bank.public_id)

    subtitle = f"A collection of competencies of {agency.name}."
    back = reverse("library:bank-list")
    page = FormPage("Add a bank", subtitle, "Add this bank", "Competency banks", back)
    return exchange(request, BankForm(request.POST or None), save, page)


def bank_edit(request, public_id):
    """Another name, description or code for a bank."""
    bank = visible_or_404(own_rows(request, CompetencyBank), public_id)

    def save(facts):
        edit = edit_compared(request, form, bank.edit)
        edit_bank(bank=bank, actor=request.user, expected_edit=edit, **facts)
        messages.success(request, saved_words(request, bank.edit))
        return redirect("library:bank-detail", bank.public_id)

    stored = {name: getattr(bank, name) for name in FACTS}
    form = BankForm(request.POST or None, initial=stored, code_stays=has_published(bank))
    back = reverse("library:bank-detail", args=[bank.public_id])
    subtitle = "Its competencies stay what they are."
    return exchange(
        request, form, save, FormPage(f"Edit {bank}", subtitle, "Save", str(bank), back, bank.edit)
    )
