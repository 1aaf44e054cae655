"""The trail of an agency."""

from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from competency_portal.accounts.queries import agencies_of, current_agency
from competency_portal.audit.forms import EntryFilter
from competency_portal.audit.models import SYSTEM_CHAIN
from competency_portal.audit.permissions import readable_agencies
from competency_portal.audit.queries import actions_of, as_history, entries_visible_to

PER_PAGE = 25


def entry_list(request: HttpRequest) -> HttpResponse:
    """Entries of the chains one may read, newest first, filtered by what was done, by whom, to what and when."""
    entries = entries_visible_to(request.user)
    readable = readable_agencies(request.user)
    chains = [
        (agency.public_id, agency.short_name) for agency in agencies_of(request.user) if agency.pk in readable
    ]
    if request.user.is_system_administrator:
        chains.append((SYSTEM_CHAIN, "The portal itself"))
    form = EntryFilter(request.GET or None, chains=chains, actions=actions_of(entries))
    agency = current_agency(request)
    zone = agency.time_zone if agency else "UTC"
    page = Paginator(form.narrow(entries, ZoneInfo(zone)).order_by("-at", "-id"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "history": as_history(page.object_list),
        "form": form,
        "filtered": bool(request.GET),
        "zone": zone,
    }
    return render(request, "audit/entry_list.html", context)
