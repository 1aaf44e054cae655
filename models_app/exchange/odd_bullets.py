"""Bullets that came out as letters or signs of their font: 'o Weighs the flour' above 'o Mixes the dough'.

One such line proves nothing, as the letter may be a word; neighbours that begin alike do.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from competency_portal.exchange.document import CELL_BREAK
from models_app.calculations.plain import Frame, Words
from models_app.exchange.lines import BULLET

MEANING = "Bullet"
LETTERS = "oqvnlØü>"  # what Courier New and Wingdings print as a circle, a square, an arrow or a tick
SIGNS = "§¤»→►▶▸❑❒➤➔⮚‧⦁◆◊★✔❖+~"
BOXES = "\uf06f\uf071\uf0a8\uf0fd\uf0fe"  # to be ticked: some of them may be
ODD = re.compile(
    rf"(?:(?P<letter>[{LETTERS}])[ \t\xa0]+|[{SIGNS}][ \t\xa0]+|(?![{BOXES}])[\ue000-\uf8ff][ \t\xa0]*)"
    r"(?P<text>[^\s].*)",
    re.DOTALL,
)


def with_bullets(words: list[Words]) -> tuple[list[Words], list[Frame]]:
    """The passages with such signs as '•', and what letters were taken as bullets. No passage changes its length."""
    found = list(words)
    frame = []
    texts = [one for one in enumerate(words) if one[1].kind != "row" and one[1].text.count("\t") <= 1]
    for n, letter in _bulleted([(n, line.text) for n, line in texts]):
        found[n] = replace(found[n], text=_as_bullet(found[n].text))
        frame += [Frame(letter, found[n].lines, MEANING)] if letter else []
    for n, row in enumerate(words):
        if row.kind == "row" and CELL_BREAK in row.text:
            cells = [_cell(cell) for cell in row.text.split("\t")]
            found[n] = replace(row, text="\t".join(text for text, _ in cells))
            frame += [Frame(letter, row.lines, MEANING) for _, letters in cells for letter in letters]
    return found, frame


def _cell(text: str) -> tuple[str, list[str]]:
    lines = text.split(CELL_BREAK)
    bulleted = _bulleted(list(enumerate(lines)))
    for n, _ in bulleted:
        lines[n] = _as_bullet(lines[n])
    return CELL_BREAK.join(lines), [letter for _, letter in bulleted if letter]


def _as_bullet(text: str) -> str:
    return f"• {text[2:]}" if text[1:2].isspace() else f"•{text[1:]}"


def _bulleted(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The numbers of the lines that begin with such a bullet, each with its letter."""
    found: list[tuple[int, str]] = []
    run = Run()
    last = None
    for n, text in lines:
        odd, known = ODD.fullmatch(text), BULLET.fullmatch(text)
        if n - 1 != last or not (odd or known or run.goes_on(text)):
            found += run.bullets()
            run = Run()
        run.odd += [(n, odd)] if odd else []
        run.known = run.known or bool(known)
        last = n
    return found + run.bullets()


@dataclass
class Run:
    """Lines below each other that begin with a bullet, and what goes on in the next line."""

    odd: list[tuple[int, re.Match[str]]] = field(default_factory=list)
    known: bool = False

    def goes_on(self, text: str) -> bool:
        """Whether a line is the rest of an item that began with a capital."""
        return bool(self.odd) and self.odd[-1][1]["text"][0].isupper() and text[:1].islower()

    def bullets(self) -> list[tuple[int, str]]:
        """Signs that come back, or stand among bullets."""
        counts = Counter(match.string[0] for _, match in self.odd)
        return [
            (n, match["letter"] or "") for n, match in self.odd if self.known or counts[match.string[0]] > 1
        ]
