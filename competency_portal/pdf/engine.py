"""WeasyPrint itself. Imported by the door only (`competency_portal.pdf`), because it needs system libraries."""

import hashlib
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from .collecting import collector_paused
from .errors import ForbiddenResource, PdfError
from .fetching import LockedFetcher
from .resources import style_sheets

# One font set for the whole process (a tenth faster), so one document at a time: WeasyPrint gains nothing from
# threads, and several at once would only cost memory.
LOCK = threading.Lock()
VARIANT = "pdf/ua-1"
LOGGER = logging.getLogger("weasyprint")
FETCHER = LockedFetcher()


class _Complaints(logging.Handler):
    """Collects what WeasyPrint says about a document; on its own it says it to nobody."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _heard(strict: bool) -> Iterator[None]:
    complaints = _Complaints()
    LOGGER.addHandler(complaints)
    FETCHER.refused.clear()
    try:
        yield
    except FatalURLFetchingError as error:  # a BaseException there; here an ordinary refusal
        raise ForbiddenResource(str(error)) from error
    finally:
        LOGGER.removeHandler(complaints)
    if FETCHER.refused:
        raise ForbiddenResource(FETCHER.refused[0])
    if strict and complaints.lines:
        raise PdfError("WeasyPrint complained: " + " | ".join(complaints.lines))


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache(maxsize=4)
def _style_sheets(paper: str) -> tuple[weasyprint.CSS, ...]:
    return tuple(
        weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=FETCHER) for text in style_sheets(paper)
    )


def lay_out(html: str, paper: str, *, strict: bool) -> weasyprint.Document:
    """Break the HTML into pages. Raises `ForbiddenResource`, or `PdfError` for any complaint when `strict`."""
    with LOCK, collector_paused(), _heard(strict):
        source = weasyprint.HTML(string=html, url_fetcher=FETCHER)
        return source.render(
            stylesheets=_style_sheets(paper),
            font_config=_fonts(),
            pdf_variant=VARIANT,
            pdf_tags=True,
        )


def write(document: weasyprint.Document, html: str, *, strict: bool) -> bytes:
    """The pages as PDF bytes. The identifier is drawn from the content: the same document gives the same
    bytes.
    """
    with LOCK, collector_paused(), _heard(strict):
        pdf: bytes = document.write_pdf(
            uncompressed_pdf=True,  # the clean-up rewrites every page and compresses then
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
            pdf_variant=VARIANT,
            pdf_tags=True,
        )
    return pdf
