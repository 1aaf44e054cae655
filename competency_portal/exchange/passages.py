"""Builds a Document passage by passage: typeface as marks over its text, limits, characters that may not be stored."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from competency_portal.exchange import limits
from competency_portal.exchange.document import CELL_BREAK, Document, LeftOut, Mark, Passage
from competency_portal.exchange.table import UnreadableFile
from competency_portal.exchange.texts import forbidden_character

PLAIN: frozenset[str] = frozenset()
TYPEFACES = ("bold", "italic", "underline")
UNSEEN = "Characters that nobody sees, or that turn the direction of text, are left out."
_SHORT = 80
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f]"
)
_OTHER_BREAKS = re.compile("\r\n|[\n\x0b-\r\x85\u2029]")


class Piece(NamedTuple):
    """A run of text in one typeface."""

    text: str
    faces: frozenset[str] = PLAIN


Pieces = list[Piece]


def short(text: str) -> str:
    """The beginning of a text, to name it by."""
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()} …"


def plain(pieces: Iterable[Piece]) -> str:
    """The text without its typeface."""
    return "".join(piece.text for piece in pieces)


def joined(parts: Iterable[Pieces], separator: str) -> Pieces:
    """Parts one after the other with a separator in no typeface between them."""
    found: Pieces = []
    for number, part in enumerate(parts):
        found += [Piece(separator), *part] if number else part
    return found


def insist_on_rows(count: int) -> None:
    """Refuse a table with more rows than one may have."""
    if count > limits.ROWS:
        said = f"more than {limits.PASSAGES:,}" if count > limits.PASSAGES else f"{count:,}"
        raise UnreadableFile(
            f"A table has {said} rows; the most is {limits.ROWS:,}. Divide it into several files and try again."
        )


def replaced(pieces: Pieces, pattern: str, by: str) -> Pieces:
    """Each piece with a pattern replaced."""
    return [Piece(re.sub(pattern, by, piece.text), piece.faces) for piece in pieces]


def without_start(pieces: Pieces, length: int) -> Pieces:
    """Pieces without their first characters."""
    found: Pieces = []
    for piece in pieces:
        found.append(Piece(piece.text[length:], piece.faces))
        length = max(length - len(piece.text), 0)
    return found


def marks_of(pieces: Pieces) -> tuple[Mark, ...]:
    """Typeface as marks: runs that only blanks divide are one; no mark reaches over the edge of a cell or a line."""
    if not any(piece.faces for piece in pieces):
        return ()
    return tuple(
        sorted(
            (mark for face in TYPEFACES for mark in _marks(pieces, face)),
            key=lambda mark: (mark.start, mark.end, mark.typeface),
        )
    )


def _marks(pieces: Pieces, face: str) -> Iterator[Mark]:
    text = plain(pieces)
    start = 0
    runs: list[list[int]] = []
    for piece in pieces:
        end = start + len(piece.text)
        if face in piece.faces and piece.text:
            if runs and not text[runs[-1][1] : start].strip():
                runs[-1][1] = end
            else:
                runs.append([start, end])
        start = end
    for first, last in runs:
        for part in re.finditer(rf"[^\t{CELL_BREAK}]+", text[first:last]):
            words = part[0].strip()
            if words:
                at = first + part.start() + part[0].index(words[0])
                yield Mark(at, at + len(words), face)


def _with_hyphen(pieces: Pieces) -> Pieces:
    """A soft hyphen at the end of a passage is seen there: it divides a word that goes on in the next one."""
    if not plain(pieces).rstrip().endswith("\xad"):
        return pieces
    last = max(number for number, piece in enumerate(pieces) if "\xad" in piece.text)
    ended = Piece(f"{pieces[last].text.rstrip()[:-1]}\u2010", pieces[last].faces)
    return [*pieces[:last], ended, *pieces[last + 1 :]]


class DocumentBuilder:
    """Takes passages one by one and refuses as soon as a limit is passed."""

    def __init__(self, most_passages: int | None = None, longest: int | None = None) -> None:
        self.passages: list[Passage] = []
        self.left_out: list[LeftOut] = []
        self.notes: list[str] = []
        self._most = most_passages or limits.PASSAGES
        self._longest = longest or limits.PASSAGE_CHARACTERS
        self._characters = 0
        self._unseen: dict[str, list[int]] = {}
        self._unnamed = 0
        self._rows: Counter[int | None] = Counter()

    def add(self, pieces: Pieces | str, kind: str = "paragraph", **place: Any) -> None:
        """Take one passage; one without words is kept as a blank line."""
        pieces = [Piece(pieces)] if isinstance(pieces, str) else pieces
        pieces = [Piece(self._seen(piece.text), piece.faces) for piece in _with_hyphen(pieces)]
        text = plain(pieces)
        if not text.strip():
            kind, pieces = "blank", []
        if kind == "row" and self._is_too_much(place.get("table")):
            return
        self._check(text)
        self.passages.append(Passage(text, kind, marks=marks_of(pieces), **place))

    def leave_out(self, what: str, reason: str, page: int | None = None) -> None:
        """Name something that is no text of the document."""
        if len(self.left_out) < limits.LEFT_OUT:
            self.left_out.append(LeftOut(self._seen(what, named=False), reason, page))
        else:
            self._unnamed += 1

    def document(self, kind: str, data: Any = None) -> Document:
        """The finished document; UnreadableFile when there was no text in it, or a table with too many rows."""
        insist_on_rows(max(self._rows.values(), default=0))
        if not any(passage.kind != "blank" for passage in self.passages):
            raise UnreadableFile("The file holds no text.")
        if any("\ufffd" in passage.text for passage in self.passages):
            self.notes.append("Some letters were lost before the file came here; they stand as \ufffd.")
        return Document(kind, tuple(self.passages), tuple(self._all_left_out()), data, " ".join(self.notes))

    def _all_left_out(self) -> Iterator[LeftOut]:
        yield from self.left_out
        if self._unnamed:
            yield LeftOut(f"{self._unnamed} more things of these kinds", "Too many to name one by one.")
        for character, lines in self._unseen.items():
            times = f", {len(lines)} times" if len(lines) > 1 else ""
            yield LeftOut(f"{forbidden_character(character)}{times}", f"{UNSEEN} First in line {lines[0]}.")

    def _is_too_much(self, table: int | None) -> bool:
        """Whether the table has too many rows: they are counted on, so that the refusal can say how many they are."""
        self._rows[table] += 1
        if self._rows[table] > limits.PASSAGES:
            insist_on_rows(self._rows[table])
        return self._rows[table] > limits.ROWS

    def _seen(self, text: str, *, named: bool = True) -> str:
        """The text without characters that may not be stored; other line breaks become breaks inside a line."""
        if text.isprintable() and text.isascii():
            return text
        text = _OTHER_BREAKS.sub(CELL_BREAK, text)
        if named:
            for character in _UNSEEN.findall(text):
                self._unseen.setdefault(character, []).append(len(self.passages) + 1)
        return _UNSEEN.sub("", text)

    def _check(self, text: str) -> None:
        self._characters += len(text)
        line = len(self.passages) + 1
        if line > self._most:
            raise UnreadableFile(
                f"The file has more than {self._most:,} lines or rows. Divide it into several files and try again."
            )
        if len(text) > self._longest:
            raise UnreadableFile(
                f"Line {line} has {len(text):,} characters; the most in one paragraph or row is {self._longest:,}."
            )
        if text.strip().count("\t") >= limits.COLUMNS:
            raise UnreadableFile(
                f"Line {line} has more than {limits.COLUMNS} columns, which is the most. Take out tab stops that no "
                "column needs, and try again."
            )
        if self._characters > limits.DOCUMENT_CHARACTERS:
            raise UnreadableFile(
                f"The file holds more than {limits.DOCUMENT_CHARACTERS:,} characters of text. "
                "Divide it into several files and try again."
            )
