"""What a person sees when a request cannot be answered: what happened, whether anything was lost, what to do next."""

from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from competency_portal.access.programs import NOT_FOUND, asked_by_program, method_not_allowed, problem_answer
from competency_portal.access.rules import NotNow
from competency_portal.access.typed import typed_words
from competency_portal.audit.denials import note_denial


def bad_request(request, exception):
    """400: the browser sent what cannot be read. Details stay in the log. 413: more than one form may hold."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        context = {
            "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20,
            "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            if isinstance(exception, TooManyFieldsSent)
            else None,
        }
        return render(request, "413.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if asked_by_program(request):
        return problem_answer(HTTPStatus.BAD_REQUEST, "The request can't be read.")
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(request, exception):
    """403: seen but not allowed. Our permission predicates give the reason in words for this person."""
    if asked_by_program(request):
        return problem_answer(HTTPStatus.FORBIDDEN, str(exception))
    note_denial(request)
    match = request.resolver_match
    context = {
        "reason": str(exception),
        "by_state": isinstance(exception, NotNow),
        "reading": request.method in ("GET", "HEAD"),
        "in_hiring": match is not None and match.namespace == "assessments",
        "typed": typed_words(request),
    }
    return render(request, "403.html", context, status=HTTPStatus.FORBIDDEN)


def not_found(request, exception):
    """404: missing and foreign objects answer with the same bytes, so nothing of the exception is shown."""
    if asked_by_program(request):
        return problem_answer(HTTPStatus.NOT_FOUND, NOT_FOUND)
    return render(request, "404.html", {"typed": typed_words(request)}, status=HTTPStatus.NOT_FOUND)


def server_error(request):
    """500: drawn without session, database and context processors, any of which may be what failed."""
    if asked_by_program(request):
        return problem_answer(HTTPStatus.INTERNAL_SERVER_ERROR, "The portal failed. Nothing was changed.")
    return HttpResponse(get_template("500.html").render(), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def csrf_failure(request, reason=""):
    """403 of the form protection: mostly a page left open over a sign-out. The reason is for the log only."""
    if asked_by_program(request):
        return method_not_allowed(("GET", "HEAD"))  # nothing is written here, with or without a form
    context = {"typed": typed_words(request)}
    return render(request, "403_csrf.html", context, status=HTTPStatus.FORBIDDEN)
