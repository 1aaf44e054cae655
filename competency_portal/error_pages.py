"""What a person sees when a request cannot be answered: what happened, whether anything was lost, what to do next."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from competency_portal.audit.denials import note_denial


def bad_request(request, exception):
    """400: the browser sent something that cannot be read. Details stay in the log."""
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(request, exception):
    """403: seen but not allowed. Our permission predicates give the reason in words for this person."""
    note_denial(request)
    match = request.resolver_match
    context = {
        "reason": str(exception),
        "reading": request.method in ("GET", "HEAD"),
        "in_hiring": match is not None and match.namespace == "assessments",
    }
    return render(request, "403.html", context, status=HTTPStatus.FORBIDDEN)


def not_found(request, exception):
    """404: missing and foreign objects answer with the same bytes, so nothing of the exception is shown."""
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def server_error(request):
    """500: drawn without session, database and context processors, any of which may be what failed."""
    return HttpResponse(get_template("500.html").render(), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def csrf_failure(request, reason=""):
    """403 of the form protection: mostly a page left open over a sign-out. The reason is for the log only."""
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
