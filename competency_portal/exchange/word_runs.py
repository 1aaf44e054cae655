"""The inside of a Word paragraph: its text line by line with typeface, the pages it reaches, and what is no text."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from competency_portal.exchange.passages import DocumentBuilder, Piece, Pieces, plain, short
from competency_portal.exchange.word_styles import Styles, switched

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS = {  # Symbol and Wingdings, as Word stores them
    "F0B7": "•", "F0A7": "▪", "F06F": "☐", "F0A8": "☐", "F071": "☐", "F0FE": "☒", "F0FD": "☒", "F0FC": "✓",
    "F0D8": "➢", "F0E0": "→", "F0F0": "⇒", "F0AE": "→", "F0A3": "≤", "F0B3": "≥", "F0B1": "±", "F0B0": "°",
}  # fmt: skip
_TEXT = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_SKIPPED = {
    qn(f"w:{name}")
    for name in ("rPr", "pPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "softHyphen")
}
_DELETED = {qn("w:del"), qn("w:moveFrom")}
_INSERTED = {qn("w:ins"), qn("w:moveTo")}
_PICTURES = {qn("w:drawing"), qn("w:pict")}
DELETED_REASON = "Deleted by a tracked change that nobody has accepted or rejected yet."
HIDDEN_REASON = "Formatted as hidden text."
STRUCK_REASON = "Struck through in the document. Take the line away in Word where it still counts."
_STRUCK = (qn("w:strike"), qn("w:dstrike"))


@dataclass
class Pages:
    """The page that is being read, as far as the file knows pages."""

    current: int = 1
    known: bool = False
    _fresh: bool = field(default=False)  # a page has begun by a break of the author's and holds no text yet

    def turn(self) -> None:
        """A break that the author set."""
        self.current, self.known, self._fresh = self.current + 1, True, True

    def rendered(self) -> None:
        """A break that Word noted when it last laid out the text; it notes those of the author's again."""
        self.known = True
        if not self._fresh:
            self.current += 1
        self._fresh = False

    def written(self) -> None:
        """Text stands on the page."""
        self._fresh = False


@dataclass
class Line:
    """One line of a paragraph and the page on which it begins."""

    pieces: Pieces = field(default_factory=list)
    page: int | None = None

    @property
    def text(self) -> str:
        """Its words without typeface."""
        return plain(self.pieces)


class ParagraphReader:
    """Reads one paragraph: `lines`, `boxes` (contents of its text boxes), `notes` (ids of footnotes and endnotes)."""

    def __init__(self, paragraph: Any, styles: Styles, pages: Pages, builder: DocumentBuilder):
        self.lines = [Line()]
        self.boxes: list[Any] = []
        self.notes: list[tuple[str, str]] = []
        self.tracked = False
        self._paragraph, self._styles, self._pages, self._builder = paragraph, styles, pages, builder
        self._handlers: dict[str, Callable[[Any, frozenset[str]], None]] = {
            qn("w:r"): self._run,
            qn("w:br"): self._break,
            qn("w:sym"): self._symbol,
            qn("w:lastRenderedPageBreak"): lambda *_: pages.rendered(),
            qn("w:object"): self._object,
            qn("w:footnoteReference"): self._note,
            qn("w:endnoteReference"): self._note,
            f"{MC}AlternateContent": self._alternate,
            qn("w:t"): lambda element, faces: self._write(element.text or "", faces),
            MATH_TEXT: lambda element, faces: self._write(element.text or "", faces),
            **dict.fromkeys(_PICTURES, self._picture),
            **dict.fromkeys(_DELETED, self._deleted),
            **dict.fromkeys(_INSERTED, self._inserted),
        }
        self._inside(paragraph, frozenset())

    def _inside(self, element: Any, faces: frozenset[str]) -> None:
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag in _TEXT:
                self._write(_TEXT[child.tag], faces)
            else:
                self._handlers.get(child.tag, self._inside)(child, faces)

    def _write(self, text: str, faces: frozenset[str]) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                self.lines.append(Line())
            line = self.lines[-1]
            if part:
                line.pieces.append(Piece(part, faces))
            if part.strip():
                line.page = line.page or self._pages.current
                self._pages.written()

    def _run(self, run: Any, _: frozenset[str]) -> None:
        properties = run.find(qn("w:rPr"))
        if switched(properties, qn("w:vanish")) and (text := _text_of(run)):
            self._builder.leave_out(f"Hidden text: '{short(text)}'", HIDDEN_REASON, self._page())
            return
        if any(switched(properties, tag) for tag in _STRUCK) and (text := _text_of(run)):
            self._builder.leave_out(f"Struck through: '{short(text)}'", STRUCK_REASON, self._page())
            return
        self._inside(run, self._styles.faces(self._paragraph, run))

    def _break(self, element: Any, faces: frozenset[str]) -> None:
        kind = element.get(qn("w:type"), "textWrapping")
        if kind == "page":
            self._pages.turn()
        if kind == "textWrapping" or self.lines[-1].text.strip():
            self._write("\n", faces)

    def _symbol(self, element: Any, faces: frozenset[str]) -> None:
        code = element.get(qn("w:char"), "").upper()
        self._write(_SIGNS.get(code) or (chr(int(code, 16)) if _is_code(code) else ""), faces)

    def _deleted(self, element: Any, _: frozenset[str]) -> None:
        self.tracked = True
        if text := _text_of(element):
            self._builder.leave_out(f"Deleted text: '{short(text)}'", DELETED_REASON, self._page())

    def _inserted(self, element: Any, faces: frozenset[str]) -> None:
        self.tracked = True
        self._inside(element, faces)

    def _alternate(self, element: Any, faces: frozenset[str]) -> None:
        """The same thing twice, for newer and for older programs: one is read."""
        choices = [child for child in element if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
        for choice in choices[:1]:
            self._inside(choice, faces)

    def _picture(self, element: Any, _: frozenset[str]) -> None:
        boxes = _outermost_boxes(element)
        self.boxes += boxes
        if not boxes:
            described = next((d for e in element.iter() if (d := e.get("descr") or e.get("alt"))), "")
            what = "A drawing" if _is_drawing(element) else "A picture"
            self._builder.leave_out(
                f"{what} ('{short(described)}')" if described else what,
                "Pictures and drawings hold no text that can be read.",
                self._page(),
            )

    def _object(self, *_: Any) -> None:
        self._builder.leave_out(
            "An embedded object", "Files inside the document are not opened.", self._page()
        )

    def _note(self, element: Any, _: frozenset[str]) -> None:
        kind = "footnotes" if element.tag == qn("w:footnoteReference") else "endnotes"
        self.notes.append((kind, element.get(qn("w:id"), "")))

    def _page(self) -> int | None:
        return self._pages.current if self._pages.known else None


def _text_of(element: Any) -> str:
    texts = element.iter(qn("w:t"), qn("w:delText"))
    return "".join(text.text or "" for text in texts)


def _is_code(code: str) -> bool:
    return len(code) == 4 and all(letter in "0123456789ABCDEF" for letter in code)


def _is_drawing(element: Any) -> bool:
    data = element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}graphicData")
    return any(not e.get("uri", "").endswith("/picture") for e in data)


def _outermost_boxes(element: Any) -> list[Any]:
    """A box that holds boxes is read with them inside; Word repeats a box for older programs, which is left alone."""
    found: list[Any] = []
    for child in element:
        if child.tag == qn("w:txbxContent"):
            found.append(child)
        elif child.tag == f"{MC}AlternateContent":
            found += _outermost_boxes(child[0]) if len(child) else []
        else:
            found += _outermost_boxes(child)
    return found
