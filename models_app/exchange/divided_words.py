"""Words that were divided at the end of a line: the hyphen goes only where that is sure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind

WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
DIVIDED = re.compile(r"(?<!\w)(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<sign>[-\u2010])$")
HYPHENS = ("-", "\u2010")
SUSPENDED = ("and", "or", "nor", "to")  # 'short- and long-term'
LONGEST = 60  # letters of a divided word: what stands before them is not looked at
SHOWN = 5  # words named in a finding


def words_in(lines: Iterable[Words]) -> frozenset[str]:
    """All words of the document in small letters, with the hyphens inside them."""
    return frozenset(word.lower() for line in lines for word in WORD.findall(line.text))


@dataclass
class Divided:
    """How two lines meet, by the words of the whole document; and the hyphens of which nobody can tell."""

    words: frozenset[str]
    kept: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def joint(self, above: str, line: Words) -> tuple[str, str]:
        """The upper line as it stays, and what comes between it and the next one."""
        if above[-1:] not in HYPHENS:
            return above, " "
        divided, rest = DIVIDED.search(above[-LONGEST:]), WORD.match(line.text)
        if not divided or not rest or rest[0] in SUSPENDED:
            return above, " "
        whole, hyphenated = f"{divided['word']}{rest[0]}".lower(), f"{divided['word']}-{rest[0]}"
        either = (whole in self.words, self._has_hyphen(hyphenated))
        if either == (True, False) or (not either[1] and divided["sign"] == "\u2010" and self._typeset):
            return above[:-1], ""
        if not either[1] and rest[0].islower() and "-" not in divided["word"] + rest[0]:
            self.kept.append((hyphenated, (line.lines[0] - 1, line.lines[0])))
        return above, ""

    def _has_hyphen(self, word: str) -> bool:
        return word.lower() in self.words or word.lower().replace("-", "\u2010") in self.words

    @property
    def _typeset(self) -> bool:
        """Whether U+2010 is no hyphen of the text itself, so that it only divides words at the ends of lines."""
        return not any("\u2010" in word for word in self.words)

    def findings(self) -> list[PlainFinding]:
        """One finding for all hyphens that were kept and may only divide a word."""
        if not self.kept:
            return []
        listed = ", ".join(f"'{word}'" for word, _ in self.kept[:SHOWN])
        count = len(self.kept)
        return [
            PlainFinding(
                FindingKind.TEXT,
                f"{count} {'hyphen' if count == 1 else 'hyphens'} at the end of a line may only divide a word",
                f"{listed}{' and others' if count > SHOWN else ''}: nothing else in the document tells whether the "
                "word has a hyphen. It was kept.",
                tuple(n for _, lines in self.kept for n in lines),
            )
        ]
