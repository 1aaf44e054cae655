"""What somebody typed into a form that could not be taken: given back on the page that says so, so that nothing is
lost.

Only words are given back, and only to a form of our own pages: a page elsewhere can't make ours say anything.
"""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

SECRET = ("password", "token", "code", "otp", "login")
WORDY = frozenset(
    {"note", "text", "reason", "question", "purpose", "title", "answer", "evidence"}
    | {"name", "family", "variant", "heading", "definition"}
)
NEVER = frozenset({"drawn", "seen", "file", "once"})  # what a form says of itself
CHOSEN = {"rating": {"x": "Not observed"}}  # what is chosen on a worksheet: a number, or this
SHORTEST = 15  # characters of a value in one word that somebody will have typed; identifiers have twelve


@dataclass(frozen=True)
class Typed:
    """One field: its name in words and what was typed."""

    label: str
    text: str

    @property
    def rows(self) -> int:
        """Height of the field that shows it."""
        return min(12, 2 + self.text.count("\n") + len(self.text) // 80)


def typed_words(request: HttpRequest, untouched: Collection[str] = ()) -> list[Typed]:
    """What was typed, field by field in the order sent; never secrets, and nothing of a form that is not ours.

    `untouched`: fields that the view knows to have come back as they were drawn.
    """
    if request.method != "POST" or not _from_our_page(request):
        return []
    try:
        sent = list(request.POST.lists())
    except MultiPartParserError:
        return []
    return [
        Typed(name.replace("_", " ").strip().capitalize(), CHOSEN.get(name, {}).get(value, value.strip()))
        for name, values in sent
        if name not in untouched and not any(part in name.lower() for part in SECRET)
        for value in values
        if _is_typed(name, value.strip())
    ]


def _is_typed(name: str, value: str) -> bool:
    if name in CHOSEN:
        return value in CHOSEN[name] or (value.isdecimal() and len(value) < SHORTEST)
    if not any(letter.isalpha() for letter in value) or value.startswith("/"):
        return False
    wordy = ":" in name or not WORDY.isdisjoint(
        name.split("-")
    )  # 'level:2' is a text, 'decide-reason' a reason
    return name not in NEVER and (wordy or len(value.split()) > 1 or len(value) >= SHORTEST)


def _from_our_page(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on a page of this very address."""
    page = request.headers.get("Origin") or request.headers.get("Referer", "")
    parts = urlsplit(page)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())
