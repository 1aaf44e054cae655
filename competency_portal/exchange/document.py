"""What any uploaded document is turned into before anybody asks what it means: passages in order, with their place.

A passage is one paragraph or one row of a table. Its number is its line in `Document.text`, from 1, so that places
in a document are line numbers whatever the file was. Words are kept to the letter. Layout becomes:

- cells of a row: apart by tabs in `text`; a break inside a cell is U+2028, never a line feed or a space;
- a bulleted paragraph begins with '- ', an automatically numbered one with '3. ' (its number in the list);
- typeface: `marks` over `text`, counted in characters; plain text keeps whatever stars it was written with.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

CELL_BREAK = "\u2028"  # a break inside a cell; `str.split("\n")` leaves it alone
COLUMNS, NAME, RECOGNISED = "columns", "name", "recognised"  # what is in doubt: see `Passage.doubtful`


@dataclass(frozen=True)
class Mark:
    """Typeface over the characters from `start` up to `end`: 'bold', 'italic' or 'underline'."""

    start: int
    end: int
    typeface: str


@dataclass(frozen=True)
class Passage:
    """One paragraph or row.

    `kind` is 'paragraph', 'heading', 'row', 'header' or 'footer' (running head or foot of a page), 'blank' or 'data'
    (a line of a data file). `page` counts from 1 where the file knows pages or sheets; `table` numbers the tables
    of the document; `depth` is the level of a heading or of a list. `continued`: a break inside a paragraph stands
    before it, so that it goes on with the paragraph of the passage before. `row` is the number that a spreadsheet shows
    beside a row; rows without anything are not all kept, so that it can't be counted. `nested`: in how many cells of
    rows with words of their own the row lies. `doubtful`: COLUMNS where the page may hold columns or a table that
    can't be told apart, so that lines were read across them; NAME where a line of its own, such as a name, may be
    joined with the lines around it; RECOGNISED where the words were read in a picture of the page (OCR). `behind`:
    the passage with the sign of this footnote. `divided`: words that a line was broken in, with a hyphen there; it
    may not belong to the word. In `text` they stand with it or without it.
    """

    text: str
    kind: str = "paragraph"
    page: int | None = None
    table: int | None = None
    depth: int | None = None
    marks: tuple[Mark, ...] = ()
    continued: bool = False
    row: int | None = field(default=None, compare=False)
    nested: int = 0
    doubtful: str = field(default="", compare=False)
    behind: int | None = None
    divided: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class LeftOut:
    """Something in the file that is no text (a picture, a comment, a macro, a deleted passage), and why."""

    what: str
    reason: str
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A document read. `kind`: docx, pdf, text, xlsx, csv or json; `data` holds the members of a JSON file."""

    kind: str
    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = ()
    data: Any = None
    note: str = ""

    @property
    def text(self) -> str:
        """The document line by line: what is stored as its source text."""
        return "\n".join(passage.text for passage in self.passages)

    def as_plain(self) -> dict[str, Any]:
        """As JSON carries it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> "Document":
        """Back from JSON."""
        passages = tuple(
            Passage(
                **{
                    **p,
                    "marks": tuple(Mark(**m) for m in p.get("marks", ())),
                    "divided": tuple(p.get("divided", ())),
                }
            )
            for p in plain["passages"]
        )
        left_out = tuple(LeftOut(**item) for item in plain.get("left_out", ()))
        return cls(plain["kind"], passages, left_out, plain.get("data"), plain.get("note", ""))
