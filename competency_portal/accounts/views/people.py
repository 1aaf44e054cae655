"""People: list, one person, adding, closing and opening accounts, password links."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.actions.password_links import make_password_link
from competency_portal.accounts.actions.people import (
    create_person,
    deactivate_person,
    person_problems,
    reactivate_person,
)
from competency_portal.accounts.forms.people import (
    PeopleFilter,
    PersonForm,
    ReasonForm,
    RoleForm,
    show_further,
    show_refusal,
)
from competency_portal.accounts.models import User
from competency_portal.accounts.notices import mail_password_link
from competency_portal.accounts.permissions import can_manage_account
from competency_portal.accounts.queries import agencies_managed_by, people_page, people_visible_to
from competency_portal.errors import Refused

PER_PAGE = 25
LINK = "password_link"  # session key: a fresh link waits there for the one page that shows it


def person_list(request: HttpRequest) -> HttpResponse:
    """People one manages, searchable."""
    agencies = list(agencies_managed_by(request.user))
    form = PeopleFilter(request.GET or None, agencies=agencies)
    people = people_page(request.user, **form.asked())
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "filtered": bool(request.GET)}
    return render(request, "accounts/person_list.html", context)


def person_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person with their roles; right after a password link was made, the link, once."""
    person = visible_or_404(people_page(request.user), public_id)
    link = request.session.get(LINK)
    if link and link["person"] == person.public_id:
        del request.session[LINK]
    else:
        link = None
    context = {
        "person": person,
        "manage": can_manage_account(request.user, person),
        "role_form": RoleForm(agencies=agencies_managed_by(request.user)),
        "managed": {agency.pk for agency in agencies_managed_by(request.user)},
        "link": link and request.build_absolute_uri(link["path"]),
    }
    return render(request, "accounts/person_detail.html", context)


def person_create(request: HttpRequest) -> HttpResponse:
    """Add a person; their page then shows the link with which they set their password."""
    form = PersonForm(
        request.POST if request.method == "POST" else None,
        agencies=agencies_managed_by(request.user),
        may_name_administrators=request.user.is_system_administrator,
    )
    if request.method == "POST" and form.is_valid():
        try:
            person = create_person(actor=request.user, **form.person())
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"{person} was added.")
            return _with_fresh_link(request, person)
    elif request.method == "POST":
        given = form.person()
        roles = given.pop("roles")
        show_further(form, person_problems(actor=request.user, person=User(**given), roles=roles))
    return render(request, "accounts/person_create.html", {"form": form}, status=422 if form.errors else 200)


def person_password_link(request: HttpRequest, public_id: str) -> HttpResponse:
    """Make a new link, for a password that was forgotten or never set."""
    return _with_fresh_link(request, visible_or_404(people_visible_to(request.user), public_id))


def person_deactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask why, then close the account."""
    return _switch(request, public_id, deactivate_person, "accounts/person_deactivate.html", "closed")


def person_reactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask why, then open the account again."""
    return _switch(request, public_id, reactivate_person, "accounts/person_reactivate.html", "open again")


def _switch(request: HttpRequest, public_id: str, action, template: str, done: str) -> HttpResponse:
    person = visible_or_404(people_visible_to(request.user), public_id)
    require(can_manage_account(request.user, person))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            action(actor=request.user, person=person, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, f"The account of {person} is {done}.")
            return redirect("accounts:person-detail", person.public_id)
    return render(request, template, {"person": person, "form": form}, status=422 if form.errors else 200)


def _with_fresh_link(request: HttpRequest, person) -> HttpResponse:
    """To the person's page, which shows the link once; it goes by mail too where mail is set up."""
    try:
        path = make_password_link(actor=request.user, person=person)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        request.session[LINK] = {"person": person.public_id, "path": path}
        if mail_password_link(person, request.build_absolute_uri(path)):
            messages.success(request, f"The link was mailed to {person.email}.")
    return redirect("accounts:person-detail", person.public_id)
