"""Joins the lines of a PDF to paragraphs where their places leave no doubt; where they do, lines stay lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from competency_portal.exchange.hyphens import Hyphens, breaks_word, end_of
from competency_portal.exchange.passages import Piece, Pieces, plain
from competency_portal.exchange.pdf_lines import Glyph, Segment
from competency_portal.exchange.word_numbering import BULLET

_BULLETS = frozenset("•▪▫■□●○◦‣⁃∙·➢❖✓✔\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf071\uf06e\uf0a8\ufffd")
_DASHES = frozenset("–—-")
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|dingbats", re.IGNORECASE)
_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)][ \t]")
SLACK = 3.0  # points
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_LABELLED = re.compile(r"[A-Z][\w/&-]*(?: [\w/&-]+){0,3}:(?:\s|\Z)")
_HEADING_WORDS = 12
_SMALL_WORD = 3  # letters: 'of', 'and'
_JOINT = "\x00"  # stands where a line ended in a hyphen, until the words of the whole document are known
_BLANK = f" {_JOINT}"


@dataclass(frozen=True)
class Names:
    """First letters (their ids) of lines that are names: alone above their text, or run into it on the next line."""

    alone: frozenset[int] = frozenset()
    run_in: frozenset[int] = frozenset()


@dataclass
class Paragraph:
    """Lines that belong together. `first` is its first line, `start` where the words begin after a bullet or number."""

    pieces: Pieces
    first: Segment
    last: Segment
    page: int
    start: float
    listed: bool = False
    lines: int = 1
    edge: float = 0.0  # where the lines of its column end
    until: int = 0  # the page of its last line
    may_hold_name: bool = False  # one of its lines may be a name, joined with others

    @property
    def text(self) -> str:
        return plain(self.pieces)


def paragraph_of(line: Segment, page: int) -> Paragraph:
    """A line by itself, with '- ' for its bullet."""
    after = after_bullet(line.glyphs)
    if after:
        pieces = [Piece(BULLET), *Segment(line.glyphs, [t for t in line.tabs if t != after]).pieces(after)]
        return Paragraph(pieces, line, line, page, line.glyphs[after].x0, listed=True)
    start = line.x0
    tabs = list(line.tabs)
    if tabs and _LABEL.fullmatch(_text(line.glyphs[: tabs[0]])):
        start = line.glyphs[tabs[0]].x0
        tabs = tabs[1:]
    line = Segment(line.glyphs, tabs)
    return Paragraph(
        line.pieces(), line, line, page, start, listed=bool(_NUMBERED.match(plain(line.pieces())))
    )


def paragraphs_of(
    lines: list[Segment], page: int, right: float, names: Names | None = None
) -> list[Paragraph]:
    """The paragraphs of a block; `right` is the edge that its lines reach."""
    names = names or Names()
    spacing = usual_spacing(lines)
    found: list[Paragraph] = []
    for line in lines:
        new = paragraph_of(line, page)
        new.edge, new.until = right, page
        if found and _goes_on(found[-1], new, right, spacing, names):
            joined_to(found[-1], new)
        else:
            found.append(new)
    return found


def joined_cell(lines: list[Segment], left: float, right: float) -> list[Pieces]:
    """The lines of a cell; those that only its edge broke are one. The margin is the same on both sides of a cell."""
    found: list[Paragraph] = []
    margin = min((line.x0 for line in lines), default=left) - left
    edge = right - min(max(margin, 0.0), 0.2 * (right - left))
    for line in lines:
        new = paragraph_of(line, 0)
        goes_on = found and not new.listed and _has_no_room(found[-1], new, edge)
        if goes_on and not _leaves_typeface(found[-1].pieces, new.pieces):
            joined_to(found[-1], new)
        else:
            found.append(new)
    return [one.pieces for one in found]


def _leaves_typeface(above: Pieces, below: Pieces) -> bool:
    """Whether a typeface fills the lines above and ends with them, and a capital follows: a name and its text."""
    faces = [piece.faces for piece in above if piece.text.strip(_BLANK)]
    new = frozenset[str]().union(*(piece.faces for piece in below if piece.text.strip()))
    kept = faces[0].intersection(*faces) if faces else new
    return bool(kept - new) and plain(below)[:1].isupper()


def over_pages(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Joins what the end of a page or column tore apart: a full line that ends no sentence, then small letters."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        before = found[-1] if found else None
        if (
            before is not None
            and _begins_anew(before, paragraph)
            and paragraph.text[:1].islower()
            and not paragraph.listed
            and not ends_sentence(before.text)
            and "\t" not in before.text + paragraph.text
            and same_type(before.last.glyphs[-1], paragraph.first.glyphs[0])
            and _has_no_room(before, paragraph, before.edge)
        ):
            joined_to(before, paragraph)
        else:
            found.append(paragraph)
    return found


def hyphens_in(texts: Iterable[Pieces]) -> Hyphens:
    """The words of the document, by what stands between hyphens at the ends of its lines."""
    parts, count = [], 0
    for pieces in texts:
        parts.append(plain(pieces).split(_JOINT))
        count += 1 + sum(piece.text in (" ", _JOINT) for piece in pieces)
    meetings = (meeting for one in parts for meeting in pairwise(one))
    return Hyphens((line for one in parts for line in one), meetings, count)


def with_whole_words(pieces: Pieces, hyphens: Hyphens) -> tuple[Pieces, tuple[str, ...]]:
    """Words divided at the ends of lines made whole; and those, with their hyphen, of which nobody can tell."""
    found: Pieces = []
    asked: list[str] = []
    for number, piece in enumerate(pieces):
        if piece.text != _JOINT:
            found.append(piece)
            continue
        joint = hyphens.joint(plain(found), _until_joint(pieces[number + 1 :]))
        if joint is None:
            found.append(Piece(" "))
            continue
        if joint.loses:
            found[-1] = Piece(found[-1].text[: -joint.loses], found[-1].faces)
        asked += [joint.asked] if joint.asked else []
    return found, tuple(asked)


def _until_joint(pieces: Pieces) -> str:
    return plain(takewhile(lambda piece: piece.text != _JOINT, pieces))


def is_prose(line: Segment) -> bool:
    """Whether a line ends a sentence, or has more words than a heading."""
    text = plain(line.pieces()).rstrip()
    return text.endswith((".", "!", "?", ";")) or len(text.split()) > _HEADING_WORDS


def _begins_anew(before: Paragraph, paragraph: Paragraph) -> bool:
    """On the next page, or at the top of the next column."""
    if paragraph.page == before.until:
        return paragraph.first.bottom < before.last.top and paragraph.first.x0 > before.last.x1
    return paragraph.page == before.until + 1


def joined_to(paragraph: Paragraph, line: Paragraph) -> None:
    """Put a line to the end of a paragraph."""
    text = paragraph.text
    between = "" if re.search(r"\w/\Z", text) else _JOINT if end_of(text, line.text) else " "
    paragraph.pieces += [*([Piece(between)] if between else []), *line.pieces]
    paragraph.last, paragraph.until = line.last, line.until
    paragraph.lines += 1


def _goes_on(paragraph: Paragraph, line: Paragraph, right: float, spacing: float, names: Names) -> bool:
    """Same type, usual distance, same left edge, no list, no label after a sentence, no room for the next word."""
    above, below = paragraph.last, line.first
    distance = below.bottom - above.bottom
    return (
        not line.listed
        and "\t" not in paragraph.text + line.text
        and names.alone.isdisjoint((id(above.glyphs[0]), id(below.glyphs[0])))
        and (id(above.glyphs[0]) in names.run_in or same_type(above.glyphs[-1], below.glyphs[0]))
        and 0 < distance <= 1.2 * spacing
        and _same_edge(paragraph, below.x0)
        and _has_no_room(paragraph, line, right)
        and not (ends_sentence(paragraph.text) and _LABELLED.match(line.text))
    )


def _same_edge(paragraph: Paragraph, x0: float) -> bool:
    if paragraph.lines > 1:
        return abs(paragraph.last.x0 - x0) <= SLACK
    if paragraph.listed:
        return abs(paragraph.start - x0) <= SLACK or abs(paragraph.first.x0 - x0) <= SLACK
    return abs(paragraph.first.x0 - x0) <= SLACK or 0 < paragraph.first.x0 - x0 <= 40  # a first line set in


def _has_no_room(paragraph: Paragraph, line: Paragraph, right: float) -> bool:
    """Whether the next word had no room, or was divided since it had too little."""
    return reaches(paragraph.last, line.first, right) or breaks_word(paragraph.text, line.text)


def reaches(above: Segment, below: Segment, right: float) -> bool:
    """Whether the first word of the next line would not have had room in this one."""
    return end_with_next_word(above, below) > right - SLACK


def end_with_next_word(above: Segment, below: Segment) -> float:
    """Where a line would end if the first word of the next one stood in it too."""
    return above.x1 + 0.25 * above.size + below.first_word_width()


def ends_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_ENDS)


def same_type(one: Glyph, other: Glyph) -> bool:
    """Whether two letters have the same size and typeface."""
    return abs(one.size - other.size) <= 0.3 and one.faces - {"underline"} == other.faces - {"underline"}


def usual_spacing(lines: list[Segment]) -> float:
    """Distance of lines of running text: the smallest that is usual, since paragraphs lie further apart."""
    gaps = sorted(
        gap
        for one, other in pairwise(lines)
        if 0.8 * one.size < (gap := other.bottom - one.bottom) < 2.2 * one.size
    )
    if not gaps:
        return 0.0
    return float(median(gap for gap in gaps if gap <= 1.15 * gaps[len(gaps) // 4]))


def after_bullet(glyphs: list[Glyph]) -> int:
    """How many letters the bullet at the beginning takes; 0 when there is none."""
    rest = next((place for place, glyph in enumerate(glyphs[1:], 1) if not glyph.is_space), 0)
    if not rest:
        return 0
    mark, word = glyphs[0], glyphs[rest]
    apart = rest > 1 or word.x0 - mark.x1 > 0.2 * word.size
    known = mark.text in _BULLETS or _SYMBOLS.search(mark.font) is not None
    dash = mark.text in _DASHES
    small_o = mark.text == "o" and (word.x0 - mark.x1 > 0.6 * word.size or "courier" in mark.font.lower())
    return rest if apart and (known or dash or small_o) else 0


def _text(glyphs: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs).strip()
