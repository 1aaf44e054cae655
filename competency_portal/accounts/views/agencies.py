"""Agencies: list, adding one, choosing the one to work in."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.accounts.actions.agencies import create_agency, details_of, edit_agency, seen_of
from competency_portal.accounts.forms.people import AgencyDetailsForm, AgencyForm, show_refusal
from competency_portal.accounts.permissions import can_create_agency
from competency_portal.accounts.queries import agencies_managed_by, agencies_of
from competency_portal.errors import Refused, Stale


def agency_list(request: HttpRequest) -> HttpResponse:
    """Agencies one manages, with how many people hold a role there."""
    people = Count("memberships__user", filter=Q(memberships__active=True), distinct=True)
    context = {
        "agencies": agencies_managed_by(request.user).annotate(people=people),
        "may_create": can_create_agency(request.user),
    }
    return render(request, "accounts/agency_list.html", context)


def agency_create(request: HttpRequest) -> HttpResponse:
    """Add an agency."""
    form = AgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            agency = create_agency(actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"{agency} was added. Now add its first HR admin.")
            return redirect("accounts:person-create")
    return render(request, "accounts/agency_create.html", {"form": form}, status=422 if form.errors else 200)


def agency_edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change an agency's name, short name, time zone or paper."""
    agency = visible_or_404(agencies_managed_by(request.user), public_id)
    form = AgencyDetailsForm(request.POST or None, instance=agency, initial={"seen": seen_of(agency)})
    shown = form.shown_before if form.is_bound else details_of(agency)
    differing, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            edit_agency(actor=request.user, agency=agency, **form.cleaned_data)
        except Stale as stale:
            agency = stale.current
            shown, status = details_of(agency), 409
            differing = form.draw_again(seen_of(agency), shown)
            show_refusal(form, stale)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, "The agency's details are saved.")
            return redirect("accounts:agency-list")
    status = status if status != 200 or not form.errors else 422
    context = {"form": form, "agency": agency, "shown": shown, "differing": differing}
    return render(request, "accounts/agency_edit.html", context, status=status)


def choose_agency(request: HttpRequest) -> HttpResponse:
    """Work in another of one's own agencies from now on; an agency that is not one's own changes nothing."""
    chosen = request.POST.get("agency", "")
    if any(agency.public_id == chosen for agency in agencies_of(request.user)):
        request.session["agency_id"] = chosen
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "home")
