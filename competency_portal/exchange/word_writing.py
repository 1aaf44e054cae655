"""Writes Word documents: headings, paragraphs, lists and tables with real styles; the same content is the same bytes.

Text is only ever text: no field, link or program comes of it. A line feed in a piece is a break within its paragraph.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from competency_portal.exchange.passages import Piece, Pieces
from competency_portal.exchange.timeless import write_part

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BOLD, ITALIC = frozenset({"bold"}), frozenset({"italic"})

_FONT, _INK, _SHADE = "Arial", RGBColor(0x1B, 0x2B, 0x44), "E7EDF5"
_PAPERS = {"letter": (Mm(215.9), Mm(279.4)), "a4": (Mm(210), Mm(297))}
_MARGIN = Mm(22)
_TWIPS = 635  # twentieths of a point, in the units of python-docx
_STYLES = {  # style: size, bold, before, after
    "Normal": (10.5, False, 0, 6),
    "Title": (20, True, 0, 10),
    "Heading 1": (15, True, 20, 6),
    "Heading 2": (13, True, 16, 4),
    "Heading 3": (11.5, True, 12, 4),
    "Heading 4": (10.5, True, 8, 3),
    "List Bullet": (10.5, False, 0, 3),
}
_TABLE_STYLES = ("TableNormal", "TableGrid")
_FACES = {"bold": "w:b", "italic": "w:i"}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Cell = Sequence[Pieces]  # paragraphs


class WordFile:
    """One document while it is written, from top to bottom."""

    def __init__(self, title: str, head: str, *, paper: str = "letter", language: str = "en-US"):
        self._docx = docx.Document()
        self._body = self._docx.element.body
        self._end = self._body.find(qn("w:sectPr"))
        _dress(self._docx.styles, language)
        _lay_out(self._docx.sections[0], paper, head)
        self._room = int((_PAPERS[paper][0] - 2 * _MARGIN) / _TWIPS)
        _describe(self._docx.core_properties, title, language)
        _drop(self._docx.part.package.rels, "/thumbnail")  # the template's own first page
        _drop(self._docx.part.rels, "/customXml")
        _as_of_today(self._docx.settings.element)
        self.paragraph([Piece(title)], "Title")

    def heading(self, text: str, depth: int) -> None:
        """A heading of depth 1 to 4."""
        self.paragraph([Piece(text)], f"Heading {depth}")

    def paragraph(self, pieces: Pieces, style: str = "Normal") -> None:
        """A paragraph in one of the styles."""
        self._end.addprevious(_paragraph(pieces, style.replace(" ", "")))

    def table(self, about: str, widths: Sequence[float], rows: Iterable[Sequence[Cell]]) -> None:
        """A table: its first row is the heading and comes again on each page. `about` is what a screen reader says.

        Widths are shares of the page.
        """
        sizes = [int(self._room * width / sum(widths)) for width in widths]
        self._end.addprevious(
            _element(
                "w:tbl",
                _element(
                    "w:tblPr",
                    _element("w:tblStyle", val="TableGrid"),
                    _element("w:tblW", w="0", type="auto"),
                    _element("w:tblLook", val="04A0", firstRow="1", firstColumn="1", noVBand="1"),
                    _element("w:tblCaption", val=_printable(about)),
                    _element("w:tblDescription", val=_printable(about)),
                ),
                _element("w:tblGrid", *(_element("w:gridCol", w=str(size)) for size in sizes)),
                *(_row(row, sizes, heads=not number) for number, row in enumerate(rows)),
            )
        )

    def save(self) -> bytes:
        """The file: the same bytes for the same content."""
        if self._end.getprevious().tag == qn("w:tbl"):
            self.paragraph([], "Small Print")  # Word wants a paragraph below the last table
        written, told = io.BytesIO(), io.BytesIO()
        self._docx.save(written)
        with (
            zipfile.ZipFile(written) as parts,
            zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as file,
        ):
            for name in parts.namelist():
                write_part(file, name, parts.read(name))
        return told.getvalue()


def _element(tag: str, *children: Any, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    for child in children:
        element.append(child)
    return element


def _paragraph(pieces: Pieces, style: str) -> Any:
    return _element(
        "w:p",
        _element("w:pPr", _element("w:pStyle", val=style)),
        *(_run(piece) for piece in pieces if piece.text),
    )


def _run(piece: Piece) -> Any:
    run = _element("w:r")
    if piece.faces:
        run.append(_element("w:rPr", *(_element(_FACES[face]) for face in sorted(piece.faces))))
    for number, line in enumerate(_printable(piece.text).split("\n")):
        if number:
            run.append(_element("w:br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                run.append(_element("w:tab"))
            if part:
                run.append(_text(part))
    return run


def _text(words: str) -> Any:
    text = _element("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return text


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text)


def _row(cells: Sequence[Cell], sizes: Sequence[int], *, heads: bool) -> Any:
    kept_whole = _element("w:trPr", _element("w:cantSplit"), *([_element("w:tblHeader")] if heads else []))
    row = _element("w:tr", kept_whole)
    for cell, size in zip(cells, sizes, strict=True):
        properties = _element("w:tcPr", _element("w:tcW", w=str(size), type="dxa"))
        if heads:
            properties.append(_element("w:shd", val="clear", color="auto", fill=_SHADE))
        paragraphs = [_paragraph(pieces, "TableText") for pieces in cell or [[]]]
        row.append(_element("w:tc", properties, *paragraphs))
    return row


def _dress(styles: Any, language: str) -> None:
    for name, (size, bold, before, after) in _STYLES.items():
        _style(styles[name], size, bold, before, after)
    for name, size in (("Table Text", 9.5), ("Small Print", 8.5)):
        style = styles.add_style(name, 1)
        style.base_style = styles["Normal"]
        _style(style, size, False, 1, 1)
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    for style in styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _TABLE_STYLES:
            styles.element.remove(style)  # a hundred looks of tables that nobody asked for
    for spoken in styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)


def _style(style: Any, size: float, bold: bool, before: float, after: float) -> None:
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold = _FONT, Pt(size), bold
    font.italic = False
    if style.name.startswith(("Heading", "Title")):
        font.color.rgb = _INK
        spacing.keep_with_next = True
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.15
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]  # a theme's font would win over the one that is named
    fonts.set(qn("w:cs"), _FONT)


def _lay_out(section: Any, paper: str, head: str) -> None:
    section.page_width, section.page_height = _PAPERS[paper]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(11)
    for part, pieces in (
        (section.header, [_run(Piece(head))]),
        (section.footer, [_run(Piece("Page ")), _field("PAGE"), _run(Piece(" of ")), _field("NUMPAGES")]),
    ):
        paragraph = part.paragraphs[0]._p
        paragraph.getparent().replace(
            paragraph,
            _element("w:p", _element("w:pPr", _element("w:pStyle", val="SmallPrint")), *pieces),
        )


def _field(name: str) -> Any:
    return _element("w:fldSimple", _run(Piece("1")), instr=name)


def _describe(properties: Any, title: str, language: str) -> None:
    """Whose file it is."""
    properties.title, properties.author, properties.language = (
        _printable(title)[:255],
        "Competency Portal",
        language,
    )
    properties.comments = properties.last_modified_by = ""


def _drop(relations: Any, ending: str) -> None:
    for key in [key for key, relation in relations.items() if relation.reltype.endswith(ending)]:
        del relations[key]


def _as_of_today(settings: Any) -> None:
    """Word opens it as a document of its own time, not in the mode for old files."""
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")  # the template lacks what the format asks for
    compat = settings.find(qn("w:compat"))
    if compat is None:
        return
    for setting in compat.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
