"""The read API as django-ninja knows it: all addresses, and errors as JSON."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from competency_portal.access.programs import NOT_FOUND, problem_answer
from competency_portal.errors import Problem
from models_app.api import banks, models
from models_app.api.declaring import UnknownParameter

TITLE = "Competency Portal: read API"
ABOUT = (
    "Published competency models, banks and scales. Every request carries a token of an agency in the header "
    "'Authorization: Bearer TOKEN'. Members are only ever added within version 1. Every answer has an ETag; sent back "
    "in If-None-Match, it is answered with 304 while nothing has changed."
)
INVALID = "The request has parameters that can't be used."

# Its own description and pages are off: they draw scripts from elsewhere (`description.py` and the reference page).
api = NinjaAPI(title=TITLE, description=ABOUT, version="1", openapi_url=None, docs_url=None)
for part in (models, banks):
    api.add_router("", part.router)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_answer(HTTPStatus.NOT_FOUND, NOT_FOUND)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    problems = [Problem(str(one["msg"]), field=str(one["loc"][-1])) for one in error.errors]
    return problem_answer(HTTPStatus.UNPROCESSABLE_ENTITY, INVALID, problems)


@api.exception_handler(UnknownParameter)
def _unknown(request: HttpRequest, error: UnknownParameter) -> HttpResponse:
    return problem_answer(HTTPStatus.UNPROCESSABLE_ENTITY, INVALID, [error.problem])
