"""Reads PDFs that hold text: paragraphs, tables, running heads and feet, by the places of the letters. Child only."""

import io
from collections import Counter

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from competency_portal.exchange import limits
from competency_portal.exchange.archives import DAMAGED_DOCUMENT
from competency_portal.exchange.document import COLUMNS, NAME, RECOGNISED, Document
from competency_portal.exchange.hyphens import Hyphens
from competency_portal.exchange.passages import DocumentBuilder, Pieces, joined, plain, replaced, short
from competency_portal.exchange.pdf_aligned import Aligned, aligned_tables, ends_with_table
from competency_portal.exchange.pdf_columns import (
    gutters_of,
    heads_over,
    parted_at,
    runs_on,
    without_stretched,
)
from competency_portal.exchange.pdf_flow import flow_of
from competency_portal.exchange.pdf_headings import headings_joined
from competency_portal.exchange.pdf_hidden import unseen_letters
from competency_portal.exchange.pdf_ink import drawn_on
from competency_portal.exchange.pdf_left_out import (
    leave_out_attachments,
    leave_out_hidden,
    leave_out_notes,
    leave_out_pictures,
    leave_out_turned,
)
from competency_portal.exchange.pdf_lines import (
    Segment,
    columns_of,
    glyph_of,
    in_reading_order,
    is_level,
    left_column,
    letters_in,
    lines_of,
    segments_of,
    without_doubles,
)
from competency_portal.exchange.pdf_paragraphs import Paragraph, hyphens_in, with_whole_words
from competency_portal.exchange.pdf_running import edges_of, running_lines
from competency_portal.exchange.pdf_sheets import Sheet
from competency_portal.exchange.pdf_side import side_blocks
from competency_portal.exchange.pdf_sizes import body_size, is_heading, is_large, usual_size
from competency_portal.exchange.pdf_tables import Table, rules_of, tables_of
from competency_portal.exchange.table import UnreadableFile

NO_TEXT = (
    "This PDF holds pictures of pages, no text. Have its text recognised (OCR) and save it as a PDF with text, "
    "or use the file that it was made from."
)
TURNED = (
    "All text of this PDF stands on its side or upside down. Turn its pages upright, save it and try again."
)
HIDDEN = (
    "Nobody sees the text of this PDF: it is drawn without ink. Use the file that it was made from, or have its pages "
    "recognised (OCR)."
)
NO_ROWS = "The layout of a table without lines"
PASSWORD = "The file is protected by a password. Save it without one and try again."  # noqa: S105 a message


def read_pdf(data: bytes) -> Document:
    """The document in a PDF with text. Raises UnreadableFile; anything else it raises means a damaged file."""
    try:
        with pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False) as pdf:
            return _PdfReader(pdf).document()
    except (PDFPasswordIncorrect, PdfminerException) as error:
        causes = (error, error.__cause__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise UnreadableFile(PASSWORD) from error
        raise


class _PdfReader:
    """One pass over the pages, one over what they hold."""

    def __init__(self, pdf: pdfplumber.PDF):
        self._pdf = pdf
        self._builder = DocumentBuilder()
        self._letters = 0
        self._pictures: list[int] = []
        self._turned = self._hidden = False
        self._open_table: Table | None = None
        self._gutters: list[float] = []
        self._doubtful: set[int] = set()
        self._recognised: set[int] = set()

    def document(self) -> Document:
        if len(self._pdf.pages) > limits.PAGES:
            raise UnreadableFile(
                f"The PDF has more than {limits.PAGES} pages. Divide it into several files and try again."
            )
        self._check_pages()
        sheets = [self._sheet(number, page) for number, page in enumerate(self._pdf.pages, start=1)]
        usual = sheets[0].size if sheets else 0.0
        edges = edges_of([(sheet.number, sheet.height, sheet.segments) for sheet in sheets], usual)
        for sheet in sheets:
            self._lay_out(sheet, edges)
        if not self._letters:
            without_text = TURNED if self._turned else HIDDEN if self._hidden else "The file holds no text."
            raise UnreadableFile(NO_TEXT if self._pictures else without_text)
        for number in self._pictures:
            sheet = sheets[number - 1]
            leave_out_pictures(self._builder, number, bool(sheet.lines or sheet.tables))
        leave_out_attachments(self._builder, self._pdf)
        self._add(
            sheets, running_lines([(sheet.number, sheet.height, sheet.lines) for sheet in sheets], usual)
        )
        return self._builder.document("pdf")

    def _check_pages(self) -> None:
        """A file that was cut off may still open, with some of its pages."""
        said = resolve1(resolve1(self._pdf.doc.catalog.get("Pages")) or {}).get("Count")
        if isinstance(said, int) and said > len(self._pdf.pages):
            raise UnreadableFile(DAMAGED_DOCUMENT)

    def _sheet(self, number: int, page: Page) -> Sheet:
        sheet = Sheet(number, float(page.height), float(page.width))
        layout, without_ink = drawn_on(page)
        hidden, sheet.recognised = unseen_letters(layout, without_ink)
        letters = letters_in(layout)
        self._hidden |= any(id(one) in hidden for one in letters)
        leave_out_hidden(self._builder, [one for one in letters if id(one) in hidden], number)
        letters = [one for one in letters if id(one) not in hidden]
        rules = rules_of(page)
        self._turned |= leave_out_turned(self._builder, letters, number)
        left, height = float(page.mediabox[0]), float(page.height + page.mediabox[1])
        glyphs = without_doubles([glyph_of(char, left, height, rules) for char in letters if is_level(char)])
        sheet.size = usual_size(glyphs)
        self._letters += sum(not glyph.is_space for glyph in glyphs)
        if page.images:
            self._pictures.append(number)
        sheet.tables, rest = tables_of(page, glyphs)
        if len(page.edges) > limits.PAGE_EDGES:
            self._builder.leave_out("A drawing of many lines", "No table was looked for on its page.", number)
        sheet.segments = segments_of(rest)
        leave_out_notes(self._builder, page, number)
        page.close()
        return sheet

    def _lay_out(self, sheet: Sheet, edges: set[int]) -> None:
        """The blocks that a page is read in, and tables without lines; no head or foot is a row of its table."""
        at_edge = [one for one in sheet.segments if id(one) in edges]
        head = [one for one in at_edge if 2 * one.bottom < sheet.height]
        foot = [one for one in at_edge if 2 * one.bottom >= sheet.height]
        text = [one for one in sheet.segments if id(one) not in edges]
        gutters = gutters_of(sheet.segments, self._gutters) or columns_of(sheet.segments)
        found = aligned_tables(text, self._open_table)
        tabular = gutters or sheet.tables or (found[0] and 2 * len(found[1]) < len(text))
        side = None if tabular else side_blocks(text, sheet.number == 1)
        if side:
            blocks, self._open_table = [head, *side.blocks, foot], None
            sheet.doubtful = {id(one.glyphs[0]) for one in side.doubtful}
        else:
            blocks = self._in_columns(sheet, gutters, len(text), (head, foot), found)
        self._gutters = gutters
        sheet.blocks = [lines_of(block) for block in blocks if block]
        for block in sheet.blocks if gutters else ():
            without_stretched(block)
        sheet.lines = [line for block in sheet.blocks for line in block]

    def _in_columns(
        self,
        sheet: Sheet,
        gutters: list[float],
        parts: int,
        edges: tuple[list[Segment], list[Segment]],
        found: Aligned,
    ) -> list[list[Segment]]:
        """The columns of a page, or what stands beside its tables without lines."""
        aligned, beside, doubtful = found
        segments = parted_at(sheet.segments, gutters)
        most = 2 * len(beside) < parts and any(len(table.rivers) > 1 for table in aligned)
        most = most and not runs_on(segments, gutters)
        if not gutters or most:
            gutters, segments = [], [*edges[0], *beside, *edges[1]]
            sheet.tables += aligned
            self._open_table = ends_with_table(aligned, beside)
            sheet.doubtful = doubtful
            if doubtful:
                self._builder.leave_out(
                    NO_ROWS, "Its rows can't be told apart, so its lines were read one by one.", sheet.number
                )
        sheet.column = left_column(segments, gutters[0]) if gutters else None
        return in_reading_order(segments, gutters, heads_over(segments, gutters))

    def _add(self, sheets: list[Sheet], running: dict[int, str]) -> None:
        self._recognised = {sheet.number for sheet in sheets if sheet.recognised}
        self._doubtful = set().union(*(sheet.doubtful for sheet in sheets))
        body = body_size([line for sheet in sheets for line in sheet.lines], running)
        heads = self._heads(sheets, running, body)
        flow = headings_joined(flow_of(sheets, running), body)
        paragraphs = [one for one in flow if isinstance(one, Paragraph)]
        cells = [
            cell for one in flow if not isinstance(one, Paragraph) for row in one[1].rows for cell in row
        ]
        hyphens = hyphens_in([*(one.pieces for one in paragraphs), *cells])
        sizes = sorted({round(one.first.size) for one in paragraphs if is_heading(one, body)})
        for pieces, kind, page in heads:
            if kind == "header":
                self._builder.add(pieces, kind, page=page)
        for one in flow:
            self._add_one(one, body, sizes, hyphens)
        for pieces, kind, page in heads:
            if kind == "footer":
                self._builder.add(pieces, kind, page=page)

    def _heads(
        self, sheets: list[Sheet], running: dict[int, str], body: float
    ) -> list[tuple[Pieces, str, int]]:
        """Running heads and feet, each text once; in large type it is the title, whose first place stays."""
        found: dict[str, tuple[Pieces, str, int]] = {}
        again: Counter[str] = Counter()
        for sheet in sheets:
            for line in sheet.lines:
                text = plain(line.pieces())
                if id(line) not in running:
                    continue
                if text in found:
                    again[text] += 1
                    continue
                found[text] = (line.pieces(), running[id(line)], sheet.number)
                others = (other.size for other in sheet.lines if id(other) not in running)
                if (
                    running.get(id(line)) == "header"
                    and is_large(line.size, body)
                    and line.size >= max(others, default=0.0)
                ):
                    del running[id(line)]
                    found[text] = ([], "", sheet.number)
        for text, times in again.items():
            pages = f"{times} more page{'s' if times > 1 else ''}"
            self._builder.leave_out(f"'{short(text)}' on {pages}", "Running heads and feet are read once.")
        return list(found.values())

    def _add_one(
        self,
        one: "Paragraph | tuple[Sheet, Table]",
        body: float,
        sizes: list[int],
        hyphens: Hyphens,
    ) -> None:
        if isinstance(one, Paragraph):
            recognised = RECOGNISED if one.page in self._recognised else ""
            pieces, divided = with_whole_words(one.pieces, hyphens)
            if is_heading(one, body):
                depth = min(len(sizes) - sizes.index(round(one.first.size)), 6)
                self._builder.add(
                    pieces, "heading", page=one.page, depth=depth, doubtful=recognised, divided=divided
                )
            else:
                across = not self._doubtful.isdisjoint(id(line.glyphs[0]) for line in (one.first, one.last))
                doubtful = COLUMNS if across else NAME if one.may_hold_name else recognised
                self._builder.add(pieces, page=one.page, doubtful=doubtful, divided=divided)
            return
        sheet, table = one
        recognised = RECOGNISED if sheet.recognised else ""
        for row in table.rows:
            whole = [with_whole_words(cell, hyphens) for cell in row]
            divided = tuple(word for _, words in whole for word in words)
            cells = [replaced(cell, "\t", " ") for cell, _ in whole]
            while cells and not plain(cells[-1]).strip():
                cells.pop()
            if cells:
                self._builder.add(
                    joined(cells, "\t"), "row", page=sheet.number, table=table.number, divided=divided
                )
