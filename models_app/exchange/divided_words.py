"""Words that were divided at the end of a line, and the finding that asks about those of which nobody can tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from competency_portal.exchange.document import CELL_BREAK, Mark
from competency_portal.exchange.hyphens import HYPHENS, LONGEST, Hyphens, breaks_word
from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind

TAKEN_AWAY = "The hyphen was taken away from "
INNER = re.compile(
    rf"[-\u2010][^\S\t{CELL_BREAK}]*{CELL_BREAK}[^\S\t{CELL_BREAK}]*"
)  # a break behind a hyphen
SHOWN = 20  # words named in a finding


def hyphens_in(lines: Sequence[Words]) -> Hyphens:
    """The words of a document of lines, and of rows with lines in their cells."""
    cells = [
        [part.strip() for part in cell.split(CELL_BREAK)] for line in lines for cell in line.text.split("\t")
    ]
    meetings = [(above.text, below.text) for above, below in pairwise(lines)]
    meetings += [meeting for cell in cells for meeting in pairwise(cell)]
    return Hyphens((part for cell in cells for part in cell), meetings, sum(map(len, cells)))


@dataclass
class Divided:
    """How two lines meet, by the words of the whole document; and the words of which nobody can tell."""

    hyphens: Hyphens
    asked: list[tuple[str, bool, tuple[int, ...]]] = field(default_factory=list)
    """Each word with its hyphen, whether that was kept, and the lines."""
    lost: int = 0
    closed: int = 0
    """Joined lines that lost a hyphen, and those that kept one and have no space behind it."""

    def joint(self, above: str, line: Words) -> tuple[str, str]:
        """The upper line as it stays, and what comes between it and the next one."""
        joint = self.hyphens.joint(above, line.text) if above[-1:] in HYPHENS else None
        if joint is None:
            return above, " "
        self.lost += bool(joint.loses)
        self.closed += not (joint.loses or joint.between)
        if joint.asked:
            self.asked.append((joint.asked, not joint.loses, (line.lines[0] - 1, line.lines[0])))
        return above[: len(above) - joint.loses], joint.between

    def whole_cells(self, row: Words) -> Words:
        """A row without the breaks in its cells that only divide a word."""
        cuts = []
        for found in INNER.finditer(row.text):
            at = found.start() + 1
            above, below = row.text[max(at - LONGEST, 0) : at], row.text[found.end() :][:LONGEST]
            joint = self.hyphens.joint(above, below) if breaks_word(above, below) else None
            if joint:
                cuts.append((at - joint.loses, found.end()))
                self.asked += [(joint.asked, not joint.loses, row.lines)] if joint.asked else []
        return _without(row, cuts) if cuts else row

    @property
    def how_joined(self) -> str:
        """How the lines were joined, and what that did to their words."""
        spaces = (
            "with one space, behind a hyphen without one" if self.closed or self.lost else "with one space"
        )
        if not self.lost:
            return f"{spaces}; no word was changed"
        taken = "1 hyphen was" if self.lost == 1 else f"{self.lost} hyphens were"
        return f"{spaces}; {taken} taken away, and no other word was changed"

    def findings(self) -> list[PlainFinding]:
        """One finding for all words of which nobody can tell, with what was made of each."""
        if not self.asked:
            return []
        count = len(self.asked)
        return [
            PlainFinding(
                FindingKind.TEXT,
                f"{count} {'hyphen' if count == 1 else 'hyphens'} at the end of a line may only divide a word",
                " ".join(
                    (
                        "Nothing else in the document tells whether the word has a hyphen.",
                        *(said for kept in (False, True) if (said := _said(self.asked, kept))),
                    )
                ),
                tuple(dict.fromkeys(n for *_, lines in self.asked for n in lines)),
            )
        ]


def _without(row: Words, cuts: list[tuple[int, int]]) -> Words:
    """A row without these characters; its marks move along."""

    def moved(place: int) -> int:
        return place - sum(min(place, end) - start for start, end in cuts if start < place)

    text, ends = "", [0, *(end for _, end in cuts)]
    for begin, end in zip(ends, [*(start for start, _ in cuts), len(row.text)], strict=True):
        text += row.text[begin:end]
    marks = tuple(Mark(moved(mark.start), moved(mark.end), mark.typeface) for mark in row.marks)
    return replace(row, text=text, marks=marks)


def divided_in(words: Sequence[Words]) -> list[tuple[str, bool, tuple[int, ...]]]:
    """The words that the file's own reader joined and can't tell of."""
    return [(word, word in line.text, line.lines) for line in words for word in line.divided]


def _said(asked: list[tuple[str, bool, tuple[int, ...]]], kept: bool) -> str:
    """What was made of the words that kept their hyphen, or lost it."""
    found: dict[str, list[int]] = {}
    for word, is_kept, lines in asked:
        if is_kept == kept:
            found.setdefault(word, []).extend(n for n in lines if n not in found.get(word, ()))
    if not found:
        return ""
    listed = ", ".join(f"'{word}' ({_places(lines)})" for word, lines in list(found.items())[:SHOWN])
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f"{'The hyphen was kept in ' if kept else TAKEN_AWAY}{listed}{more}."


def _places(lines: list[int]) -> str:
    *first, last = map(str, lines)
    return f"lines {', '.join(first)} and {last}" if first else f"line {last}"
