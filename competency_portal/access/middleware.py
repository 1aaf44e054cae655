"""No view runs without a row in the access matrix."""

from functools import cache

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from competency_portal.access.programs import asked_by_program, method_not_allowed
from competency_portal.access.rules import Row, Who
from competency_portal.access.signed_out import answer_to_signed_out


@cache
def matrix_by_name() -> dict[str, dict[str, Row]]:
    """The matrix as {url name: {method: row}}; HEAD and OPTIONS follow GET."""
    table: dict[str, dict[str, Row]] = {}
    for row in import_string(settings.ACCESS_MATRIX):
        methods = table.setdefault(row.name, {})
        for method in row.methods:
            if method in methods:
                raise ValueError(f"Two matrix rows for {method} {row.name}.")
            methods[method] = row
        if "GET" in row.methods:
            methods.setdefault("HEAD", row)
            methods.setdefault("OPTIONS", row)
    return table


def roles_of(user) -> set[str]:
    """Every persona this user is right now, from all role providers; read per request, so changes bite at once."""
    if not user.is_authenticated:
        return {Who.ANONYMOUS}
    roles: set[str] = set()
    for provider in settings.ACCESS_ROLE_PROVIDERS:
        roles |= import_string(provider)(user)
    return roles


def _not_allowed(request, methods) -> HttpResponse:
    if asked_by_program(request):
        return method_not_allowed(methods)
    return HttpResponseNotAllowed(sorted(methods), render_to_string("405.html", request=request))


class ClosedByDefaultMiddleware:
    """Refuses any view without a matrix row, any method the row does not name, and any persona it does not list.

    A row for programs asks `settings.ACCESS_PROGRAM_GATE`, which answers None or the refusal; a session does not count.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        methods = matrix_by_name().get(name)
        if methods is None:
            raise PermissionDenied("This page is not declared in the access matrix, so nobody may open it.")
        row = methods.get(request.method)
        if row is None:
            return _not_allowed(request, methods)
        if Who.PROGRAM in row.who:
            return import_string(settings.ACCESS_PROGRAM_GATE)(request)
        if Who.ANONYMOUS in row.who:
            return None
        if not request.user.is_authenticated:
            return answer_to_signed_out(request)
        # Memberships first: seats cost a query of their own and most pages don't need them.
        roles: set[str] = set()
        for provider in settings.ACCESS_ROLE_PROVIDERS:
            roles |= import_string(provider)(request.user)
            if roles & row.who:
                return None
        raise PermissionDenied("Your role does not open this page.")
