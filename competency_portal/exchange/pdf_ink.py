"""Interprets a page of a PDF and tells which letters leave no ink: drawn as invisible, or fully transparent."""

from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

_INVISIBLE = 3  # the rendering mode of letters that are neither filled nor stroked
_LEAST = 0.02  # of full ink


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps the ids of letters without ink."""

    ink = 1.0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.without_ink: set[int] = set()

    def render_string(self, textstate: Any, *further: Any) -> None:
        drawn = self.cur_item._objs
        before = len(drawn)
        super().render_string(textstate, *further)
        if textstate.render == _INVISIBLE or self.ink < _LEAST:
            self.without_ink.update(id(one) for one in drawn[before:])


class _Interpreter(PDFPageInterpreter):
    """Follows how much ink fills take; a form that is drawn within a page begins with that of the page."""

    device: _Device

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._inks: list[float] = []

    def do_q(self) -> None:
        self._inks.append(self.device.ink)
        super().do_q()

    def do_Q(self) -> None:
        self.device.ink = self._inks.pop() if self._inks else self.device.ink
        super().do_Q()

    def do_Do(self, xobjid_arg: Any) -> None:
        ink = self.device.ink
        super().do_Do(xobjid_arg)
        self.device.ink = ink

    def do_gs(self, name: Any) -> None:
        states = resolve1(self.resources.get("ExtGState"))
        state = resolve1(states.get(literal_name(name))) if isinstance(states, dict) else None
        ink = resolve1(state.get("ca")) if isinstance(state, dict) else None
        if isinstance(ink, int | float):
            self.device.ink = float(ink)


def drawn_on(page: Page) -> tuple[LTPage, set[int]]:
    """What stands on a page, and the ids of its letters without ink. Raises PdfminerException as pdfplumber does."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    try:
        _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except Exception as error:
        raise PdfminerException(error) from error
    page._layout = device.get_result()  # the rest of pdfplumber finds it there
    return page._layout, device.without_ink
