"""The page of one form: it is drawn, or its action is called and every refusal stands where it belongs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.shortcuts import render
from django.utils.html import format_html

from competency_portal.access.once import once
from competency_portal.access.shortcuts import require
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids, current_agency
from competency_portal.errors import Refused, Stale
from models_app.forms.drawn import carried, drawn_of
from models_app.permissions import may_edit_library
from models_app.views.editing import OTHERS, differing, edit_shown


@dataclass(frozen=True)
class FormPage:
    """Heading, subtitle and button of the page, and where Cancel leads: `back_name` at `back`.

    `edit` is the edit number of what is changed; None for what begins.
    """

    heading: str
    subtitle: str
    button: str
    back_name: str
    back: str
    edit: int | None = None


def exchange(request, form, save: Callable[[dict[str, Any]], Any], page: FormPage):
    """The form (GET); `save(facts)` with what was typed, and the answer that it gives (POST).

    Refused: the page again with everything typed, each problem at its field; Stale: with both values beside each other.
    """
    stale, status = None, 422
    form.data = carried(form.data, form.initial)
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                return answered(save(form.cleaned_data))
        except Refused as refused:
            add_problems(form, refused)
            if isinstance(refused, Stale):
                stale, status = differing(form), 409
    elif form.is_bound and page.edit is not None and edit_shown(request) != page.edit:
        stale = differing(form)  # the page is drawn with the new number, so it says so now
    context = {"form": form, "page": page, "stale": stale, "drawn": drawn_of(form.initial)}
    return render(request, "models_app/library_form.html", context, status=status if form.errors else 200)


def saved_words(request, edit: int) -> str:
    """What is said of a save: also that somebody else saved since the page was drawn."""
    return "Saved." if edit_shown(request) == edit else f"Saved. {OTHERS}"


def edit_compared(request, form, edit: int) -> int:
    """The edit number that a save is compared with: as read, unless it changes a field that others did."""
    return edit_shown(request) if differing(form) else edit


def own_agency(request):
    """The agency that the person works in, for its HR admins only."""
    agency = current_agency(request)
    require(may_edit_library(request.user, agency.pk if agency else 0))
    return agency


def own_rows(request, table):
    """Rows of the agencies where the person is HR admin."""
    rows = table.objects.filter(agency__in=agency_ids(request.user, Role.HR_ADMIN))
    return rows.select_related("agency")


def add_problems(form, refused):
    """Each problem at its field, else above the form."""
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        if problem.url:
            form.add_error(None, in_the_way(problem.url))


def in_the_way(url: str):
    """A link to what a problem speaks of; a line of its own, for the problem itself links to its field."""
    return format_html('<a href="{}">Read the one that is there</a>', url)
