"""The sign-in page: allauth's view with the demonstration's people beside it."""

from itertools import groupby

from allauth.account.views import LoginView
from django.shortcuts import redirect

from competency_portal.accounts.actions.setup import nobody_yet
from competency_portal.accounts.queries import demonstration_people


class SignInView(LoginView):
    """In demonstration mode the page lists whose names can be used; elsewhere the list is empty."""

    def get(self, request, *args, **kwargs):
        if nobody_yet():  # an empty portal has nobody to sign in: its first page is the set-up
            return redirect("setup")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        people = demonstration_people()
        groups = [
            {"name": name, "people": list(members)} for name, members in groupby(people, key=_first_agency)
        ]
        return super().get_context_data(demonstration_people=people, demonstration_groups=groups, **kwargs)


def _first_agency(person) -> str:
    names = sorted(m.agency.name for m in person.memberships.all())
    return names[0] if names else "All agencies"


sign_in = SignInView.as_view()
