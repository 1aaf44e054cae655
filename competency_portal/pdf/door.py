"""From a template to a file: values are escaped, pages laid out, tags cleaned up, metadata set by us."""

import importlib
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from .cleaning import clean
from .collecting import collector_paused
from .errors import PdfUnavailable
from .resources import STYLE_SHEETS


def _engine() -> ModuleType:
    """WeasyPrint, imported when the first document is asked for: the portal must start without its libraries."""
    try:
        return importlib.import_module("competency_portal.pdf.engine")
    except OSError as error:
        raise PdfUnavailable(str(error).splitlines()[0]) from error


class Pages:
    """A document broken into pages but not yet written: where its anchors stand, and its bytes on demand."""

    def __init__(self, document: Any, html: str, title: str, language: str) -> None:
        self._document = document
        self._html = html
        self._title = title
        self._language = language

    @property
    def count(self) -> int:
        """The number of pages, blank ones included."""
        return len(self._document.pages)

    @property
    def anchors(self) -> dict[str, int]:
        """The page (1 is the first) on which each `id` of the document starts."""
        return {
            name: number
            for number, page in reversed(list(enumerate(self._document.pages, start=1)))
            for name in page.anchors
        }

    def pdf(self) -> bytes:
        """The tagged PDF, cleaned up. The same document gives the same bytes."""
        raw = _engine().write(self._document, self._html, strict=settings.TESTING)
        with collector_paused():
            return clean(raw, title=self._title, language=self._language)


def lay_out(
    template: str, context: Mapping[str, Any], *, title: str, paper: str = "letter", language: str = "en-US"
) -> Pages:
    """Draw the template and break it into pages of 'letter' or 'a4' paper.

    The template gets `title`, `language` and `paper` besides the context. Raises `PdfUnavailable` when a
    system library is missing, `ForbiddenResource` when the document asks for anything but our own files.
    """
    if paper not in STYLE_SHEETS:
        raise ValueError(f"Paper is 'letter' or 'a4', not {paper!r}.")
    values = {**context, "title": title, "language": language, "paper": paper}
    html = render_to_string(template, values)
    return Pages(_engine().lay_out(html, paper, strict=settings.TESTING), html, title, language)


def render_pdf(
    template: str, context: Mapping[str, Any], *, title: str, paper: str = "letter", language: str = "en-US"
) -> bytes:
    """Draw the template as a tagged PDF; see `lay_out` for what it may raise."""
    return lay_out(template, context, title=title, paper=paper, language=language).pdf()
