"""Giving and taking roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.accounts.actions.people import add_membership, remove_membership
from competency_portal.accounts.forms.people import RoleForm
from competency_portal.accounts.queries import agencies_managed_by, people_visible_to
from competency_portal.errors import Refused


def membership_add(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a role; back to the person's page."""
    return _change(request, public_id, add_membership, "The role was given.")


def membership_remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take a role; back to the person's page."""
    return _change(request, public_id, remove_membership, "The role was taken away.")


def _change(request: HttpRequest, public_id: str, action, done: str) -> HttpResponse:
    person = visible_or_404(people_visible_to(request.user), public_id)
    form = RoleForm(request.POST, agencies=agencies_managed_by(request.user))
    try:
        if not form.is_valid():
            raise Refused("Choose an agency and a role from the lists.")
        action(actor=request.user, person=person, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, " ".join(problem.message for problem in refusal.problems))
    else:
        messages.success(request, done)
    return redirect("accounts:person-detail", person.public_id)
