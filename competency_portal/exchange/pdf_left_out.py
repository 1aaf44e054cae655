"""What a PDF holds beside level text, by name: turned letters, pictures, notes, attached files, programs."""

import pdfplumber
from pdfminer.layout import LTChar
from pdfplumber.page import Page

from competency_portal.exchange.passages import DocumentBuilder, short
from competency_portal.exchange.pdf_lines import is_level

UNSEEN_ON_PAGE = (
    "Nobody sees it on the page: it is drawn without ink, covered, off the page, tiny, or in the color of what lies "
    "behind it."
)


def leave_out_turned(builder: DocumentBuilder, letters: list[LTChar], number: int) -> bool:
    """Letters that stand on their side or upside down. Whether there were any."""
    turned = "".join(char.get_text() for char in letters if not is_level(char)).strip()
    if turned:
        builder.leave_out(f"Turned text: '{short(turned)}'", "Only level text is read.", number)
    return bool(turned)


def leave_out_hidden(builder: DocumentBuilder, letters: list[LTChar], number: int) -> None:
    """Letters that nobody sees."""
    hidden = "".join(char.get_text() for char in letters)
    if hidden.strip():
        builder.leave_out(f"Hidden text: '{short(hidden)}'", UNSEEN_ON_PAGE, number)


def leave_out_pictures(builder: DocumentBuilder, number: int, has_text: bool) -> None:
    """Pictures on a page."""
    if has_text:
        builder.leave_out("Pictures", "Pictures hold no text that can be read.", number)
    else:
        builder.leave_out(f"Page {number}", "It is a picture of a page and holds no text.", number)


def leave_out_notes(builder: DocumentBuilder, page: Page, number: int) -> None:
    """Notes and fields of forms."""
    for note in page.annots:
        kind = str((note.get("data") or {}).get("Subtype", ""))
        if (text := note.get("contents")) and "Link" not in kind:
            builder.leave_out(f"Note: '{short(str(text))}'", "Notes are not part of the text.", number)
        elif "Widget" in kind:
            builder.leave_out("A field of a form", "What is filled into forms is not read.", number)


def leave_out_attachments(builder: DocumentBuilder, pdf: pdfplumber.PDF) -> None:
    """Files in the file, and programs."""
    names = str(pdf.doc.catalog.get("Names", "")) + str(pdf.doc.catalog.get("OpenAction", ""))
    resolved = pdfplumber.utils.resolve_all(pdf.doc.catalog.get("Names")) or {}
    if "EmbeddedFiles" in resolved:
        builder.leave_out("Attached files", "Files inside the file are not opened.")
    if "JavaScript" in resolved or "JavaScript" in names:
        builder.leave_out("Programs", "Programs in a document are never read or run.")
