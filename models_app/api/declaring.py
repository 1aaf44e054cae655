"""How an address of the read API is declared, and what all of them share."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from competency_portal.access.programs import method_not_allowed
from competency_portal.errors import Problem
from models_app.api import shapes


class UnknownParameter(Exception):
    """A parameter that the address does not know; it would be left aside in silence."""

    def __init__(self, name: str, known: list[str]):
        knows = f"It knows {', '.join(known)}." if known else "It knows none."
        self.problem = Problem(f"This address has no such parameter. {knows}", field=name[:100])
        super().__init__(name)


def reads(
    router: Router, path: str, answer: Any, *, name: str, **options: Any
) -> Callable[[Callable], Callable]:
    """Declare an address that is read: `answer` is its shape, `name` the URL name; the docstring describes it.

    What may go wrong is declared too: 401, 422, 429, and 404 where the address names an object.
    """
    wrong = [401, 404, 422, 429] if "{" in path else [401, 422, 429]
    answers = {200: answer, 304: None, **dict.fromkeys(wrong, shapes.Problem)}

    def declared(view: Callable) -> Callable:
        known = [parameter for parameter in inspect.signature(view).parameters if parameter != "request"]
        own = [parameter for parameter in known if f"{parameter}}}" not in path]

        @wraps(view)
        def asking(request: HttpRequest, **values: Any) -> Any:
            for parameter in request.GET:
                if parameter not in own:
                    raise UnknownParameter(parameter, own)
            return view(request, **values)

        summary, _, description = inspect.getdoc(view).partition("\n\n")  # type: ignore[union-attr]
        words = {"summary": summary.rstrip("."), "description": description}
        return router.get(path, response=answers, url_name=name, operation_id=name, **words, **options)(
            asking
        )

    return declared


def for_programs(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """HEAD is answered as GET is; whatever else comes hears 405 as JSON."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        method = request.method
        if method not in ("GET", "HEAD"):
            return method_not_allowed(("GET", "HEAD"))
        request.method = "GET"
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = method

    return answering
