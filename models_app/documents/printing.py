"""From a model sheet to its file, and to the values that a page draws the same sections from."""

from typing import Any

from competency_portal.pdf import fingerprint, render_pdf, stored

from .model_sheet import ModelSheet


def model_sheet_context(sheet: ModelSheet, *, screen: bool = False) -> dict[str, Any]:
    """What `pdf/sections/_model.html` draws. Give `screen=True` on a page."""
    words = [sheet.source_words or sheet.edition]
    seal = f"Hash {sheet.content_hash[:8]}" if sheet.content_hash else ""
    left_open = f"Findings open: {len(sheet.findings)}"
    return {
        "sheet": sheet,
        "numbered": tuple(enumerate(sheet.competencies, start=1)),
        "screen": screen,
        "run": f"{sheet.agency} · {sheet.edition}\n{sheet.title}",
        "foot": " · ".join(words) + "\n" + " · ".join(part for part in (left_open, seal) if part),
        "hand": "",
    }


def model_sheet_pdf(sheet: ModelSheet) -> bytes:
    """The file of a model version, kept: the same version is rendered once. Raises `PdfUnavailable`."""

    def render() -> bytes:
        context = model_sheet_context(sheet)
        title = f"{sheet.title}, {sheet.edition}"
        return render_pdf("pdf/model.html", context, title=title, paper=sheet.paper, language=sheet.language)

    return stored(fingerprint(sheet), render)
