"""What all answers of the read API share: a fingerprint of the content, 304, how long they may be kept."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from competency_portal.access.headers import KEEP_AND_ASK


def kept_by_hash(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An ETag of the body's SHA-256 on what a view answers with 200, and 304 to a program that has this very body.

    It may be kept by the program alone and is asked for again each time: a token can be revoked.
    """

    @wraps(view)
    def answering(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code != 200:
            return answer
        etag = f'"{hashlib.sha256(answer.content).hexdigest()}"'
        answer["ETag"], answer["Cache-Control"], answer["Vary"] = etag, KEEP_AND_ASK, "Authorization"
        return get_conditional_response(request, etag=etag, response=answer)

    return answering
