"""Who may read by token, and how often. The access matrix asks this before any view runs.

A new address for programs needs no decorator: give its URL name a row `Row(name, ("GET",), frozenset({Who.PROGRAM}))`
with its scope, and `competency_portal.access.middleware` calls `refusal_of` first, whether the view is a plain Django
view or one of django-ninja. In the view then stand

- `request.api_token`, the `ApiToken`, and
- `request.reader`, to be given to every `visible_to(user)` in the place of a person.

The begin of the address must stand in `competency_portal.access.programs.ADDRESSES`, so that errors are JSON there.
Wrap the view in `models_app.api.answers.kept_by_hash` for ETag, 304 and Cache-Control. Who is signed in in the browser
counts for nothing here, and no cookie is read or set.
"""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from competency_portal.access.programs import problem_answer
from models_app.actions.api_tokens import count_use
from models_app.queries.api_tokens import TokenReader, token_of

SCHEME = "bearer"
REALM = 'Bearer realm="Competency Portal"'
LONGEST = 200  # characters; no secret of ours is as long


def refusal_of(request: HttpRequest) -> JsonResponse | None:
    """None for a token in use, which is then on the request; otherwise 401, or 429 when it asks too often."""
    secret = secret_in(request.headers.get("Authorization", ""))
    if not secret:
        return _unauthorized(REALM, "Send the agency's token: Authorization: Bearer TOKEN.")
    token = token_of(secret)
    if token is None:
        return _unauthorized(
            f'{REALM}, error="invalid_token"', "This token is not known, or was revoked. Make a new one."
        )
    if wait := count_use(token=token, now=timezone.now()):
        return problem_answer(
            HTTPStatus.TOO_MANY_REQUESTS,
            f"This token has asked too often. Ask again in {wait} seconds.",
            headers={"Retry-After": str(wait)},
        )
    request.api_token, request.reader = token, TokenReader(token)  # type: ignore[attr-defined]
    return None


def secret_in(header: str) -> str:
    """The secret in an Authorization header; empty where there is none of this kind."""
    scheme, _, secret = header.strip().partition(" ")
    return secret.strip() if scheme.lower() == SCHEME and len(secret) <= LONGEST else ""


def _unauthorized(challenge: str, detail: str) -> JsonResponse:
    return problem_answer(HTTPStatus.UNAUTHORIZED, detail, headers={"WWW-Authenticate": challenge})
