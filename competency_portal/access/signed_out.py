"""What somebody hears who is not signed in: a page goes to the sign-in page, a script hears 401 and where to go."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from competency_portal.access.typed import typed_words


def answer_to_signed_out(request: HttpRequest) -> HttpResponse:
    """Redirect for a page, or a page that gives back what was typed into a form sent too late.

    For htmx and fetch 401 with `{"login": url}`, so that typed text stays in the page.

    The address leads back to the page the script runs in, never to the address it called.
    """
    if not asked_by_script(request):
        if typed := typed_words(request):
            context = {"typed": typed, "sign_in": redirect_to_login(_page_of(request)).url}
            return render(request, "signed_out.html", context, status=HTTPStatus.FORBIDDEN)
        return redirect_to_login(
            request.get_full_path() if request.method in ("GET", "HEAD") else _page_of(request)
        )
    login = redirect_to_login(_page_of(request)).url
    return JsonResponse({"login": login}, status=401)


def asked_by_script(request: HttpRequest) -> bool:
    """Whether htmx or fetch asks, which can't use a page."""
    return "HX-Request" in request.headers or "application/json" in request.headers.get("Accept", "")


def _page_of(request: HttpRequest) -> str:
    """Path of the page the request was made from, or the home page when it is unknown or foreign."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}):
        return "/"
    parts = urlsplit(page)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
