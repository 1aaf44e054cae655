"""What the reader notes beside the texts it takes: words it understood, words it left, doubts; and tables of facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from competency_portal.exchange.document import Passage
from models_app.calculations.plain import Frame, PlainFinding, Unused
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.word.layout import HEADS, NOT_STATED
from models_app.exchange.word.texts import text_in

Numbered = tuple[int, Passage]
UNKNOWN_TEXT = "The portal's Word layout has no place for it here"


@dataclass(frozen=True)
class Stated:
    """A text and the line that it stands on."""

    text: str
    line: int


@dataclass
class Notes:
    """Gathered while a document is read."""

    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)

    def understood(self, text: str, line: int, meaning: str, *, anywhere: bool = False) -> None:
        """Words that stand in no text of the model and were understood."""
        if text.strip():
            self.frame.append(Frame(text, (line,), meaning, anywhere))

    def left(self, line: int, reason: str = UNKNOWN_TEXT, text: str = "") -> None:
        """A passage, or the given words of it, that goes nowhere."""
        self.unused.append(Unused((line,), reason, text))

    def doubt(self, title: str, detail: str, lines: Iterable[int], competency: int | None = None) -> None:
        """A finding about the document."""
        self.findings.append(PlainFinding(FindingKind.LAYOUT, title, detail, tuple(lines), competency))


def cells_of(passage: Passage, width: int = 0) -> list[str]:
    """The cells of a row, as many as asked at least."""
    cells = passage.text.split("\t")
    return cells + [""] * (width - len(cells))


def head_of(passage: Passage) -> tuple[str, ...] | None:
    """Which of the layout's heads a row is."""
    cells = tuple(folded(cell) for cell in cells_of(passage)) if passage.kind == "row" else ()
    return next((head for head in HEADS if tuple(map(folded, head)) == cells), None)


def is_head(numbered: Numbered, notes: Notes) -> bool:
    """Whether a row is the head of a table; it is noted as such."""
    number, passage = numbered
    if head_of(passage) is None:
        return False
    for cell in cells_of(passage):
        notes.understood(cell, number, "Head of a table")
    return True


def facts_of(rows: Iterable[Numbered], labels: Sequence[str], notes: Notes) -> dict[str, Stated]:
    """What a table of facts states, by label; what is 'not stated' is left out."""
    found: dict[str, Stated] = {}
    known = {folded(label): label for label in labels}
    seen: set[str] = set()
    for numbered in rows:
        number, passage = numbered
        if passage.kind != "row":
            notes.left(number)
            continue
        if is_head(numbered, notes):
            continue
        cells = cells_of(passage, 2)
        label = known.get(folded(cells[0]))
        if label is None or any(cell.strip() for cell in cells[2:]):
            notes.left(number)
        elif label in seen:
            notes.left(number, "The same fact is stated a second time")
            notes.doubt(
                f"'{label}' is stated twice",
                "The first statement was taken, the second is listed as not used.",
                (number,),
            )
        else:
            seen.add(label)
            notes.understood(cells[0], number, "Label of a fact")
            _take(found, label, cells[1], number, notes)
    return found


def _take(found: dict[str, Stated], label: str, cell: str, number: int, notes: Notes) -> None:
    if folded(cell) in ("", NOT_STATED):
        notes.understood(cell, number, f"{label} is not stated")
        return
    notes.understood(cell, number, label)
    found[label] = Stated(text_in(cell), number)
