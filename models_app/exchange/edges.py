"""The edge at which a hard-wrapped text breaks its lines: each ends where the next word would have passed it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.labels import split_label
from models_app.exchange.lines import BULLET, NUMBERED, in_capitals, is_paragraph, is_short

ENDS = (".", "!", "?", ":", ".)", '."', ".”")
# No sentence and no name ends with one of these.
GOES_ON = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|which|with))$")
OPENING = "([\"'“‘"
LEAST = 45  # characters: a shorter line did not reach the edge of a page
NARROWEST = 30  # where several lines show that it did
LEAST_PROOFS = 2  # lines that go on for sure; one is enough where lines are long
LEAST_NAMES = 3
MOST = 0.8  # of the proofs reach the edge
FEW = 0.1  # of the lines may pass it


@dataclass(frozen=True)
class Edge:
    """What the document shows of its edge; `width` is None where lines do not end at one.

    `broken`: some line surely goes on though there is no edge; `ragged`: several do. `names_touch`: texts stand right
    below their names. `capital_names`: words of names begin with capitals. `alone`: places of lines in lists or texts
    where each paragraph is a line of its own.
    """

    width: int | None
    broken: bool = False
    ragged: bool = False
    names_touch: bool = False
    capital_names: bool = False
    alone: frozenset[int] = frozenset()

    def reached(self, line: Words, following: Words) -> bool:
        """Whether the first word of the next line had no room in this one."""
        return self.width is not None and with_next_word(line, following) > self.width

    def stands_alone(self, line: Words) -> bool:
        """Whether lines of this kind are known to be paragraphs of their own."""
        return line.lines[-1] in self.alone


def edge_of(lines: list[Words]) -> Edge:
    """The edge of a document, where enough lines show it."""
    prose = [line for line in lines if is_prose_line(line)]
    proofs = [pair for pair in pairwise(prose) if _surely_goes_on(*pair)]
    width = _width(prose, proofs)
    if width is None:
        return Edge(None, broken=bool(proofs), ragged=len(proofs) > LEAST_PROOFS)
    plain = Edge(width)
    named = [pair for pair in pairwise(prose) if _is_name_above_text(plain, *pair)]
    capital = len(named) >= LEAST_NAMES and all(in_capitals(name.text) for name, _ in named)
    touch = any(is_next(*pair) for pair in named)
    return Edge(width, names_touch=touch, capital_names=capital, alone=_alone(plain, prose))


def is_prose_line(words: Words) -> bool:
    """Whether this is a line of text: no heading of the file, no row, no cells."""
    return words.kind in ("", "paragraph") and "\t" not in words.text


def is_small(text: str) -> bool:
    """Whether a line begins in the middle of a sentence: 'fosters', '(for example'."""
    return text.lstrip(OPENING)[:1].islower()


def is_next(above: Words, line: Words) -> bool:
    """Whether no blank line stands between."""
    return line.lines[0] == above.lines[-1] + 1


def with_next_word(line: Words, following: Words) -> int:
    """How long the line would be with the first word of the next one."""
    return _length(line) + 1 + len(following.text.split(maxsplit=1)[0])


def _length(line: Words) -> int:
    return line.indent + len(line.text)


def _surely_goes_on(above: Words, line: Words) -> bool:
    follows = is_next(above, line) and above.page == line.page and not _is_item(line)
    small = is_small(line.text) and not above.text.endswith(ENDS)
    return follows and (small or bool(GOES_ON.search(above.text)))


def _is_item(line: Words) -> bool:
    return bool(BULLET.match(line.text) or NUMBERED.match(line.text))


def _width(prose: list[Words], proofs: list[tuple[Words, Words]]) -> int | None:
    """The longest line of all, or of those that surely go on, if most of these leave no room for the next word."""
    if not proofs:
        return None
    longest = max(map(_length, prose))
    for width in (longest, max(_length(above) for above, _ in proofs)):
        reach = sum(with_next_word(*pair) > width for pair in proofs)
        beyond = sum(_length(line) > width for line in prose)
        enough = width >= (NARROWEST if len(proofs) >= LEAST_PROOFS else LEAST)
        if enough and reach >= MOST * len(proofs) and beyond <= FEW * len(prose):
            return width
    return None


def _is_name_above_text(edge: Edge, above: Words, line: Words) -> bool:
    """A title with room for the next word, and a text below it."""
    titled = is_title(above) and not above.text.endswith(":") and not edge.reached(above, line)
    return titled and not is_title(line) and not is_small(line.text) and not BULLET.match(line.text)


def _alone(edge: Edge, prose: list[Words]) -> frozenset[int]:
    """Places of all lines below headings where some line ends a sentence with room left, and a text follows.

    What comes back as a heading ('Behaviors') is looked at by itself.
    """
    keys = _headings(prose)
    separate = {
        keys[n]
        for n, (above, line) in enumerate(pairwise(prose))
        if is_next(above, line)
        and above.text.endswith(ENDS)
        and is_paragraph(above.text)
        and not edge.reached(above, line)
        and _is_plain_text(edge, line, prose[n + 2] if n + 2 < len(prose) else None)
    }
    return frozenset(line.lines[-1] for line, key in zip(prose, keys, strict=True) if key in separate)


def _is_plain_text(edge: Edge, line: Words, following: Words | None) -> bool:
    """A paragraph without a label or bullet."""
    marked = _is_item(line) or split_label(line.text)
    goes_on = following is not None and is_small(following.text) and edge.reached(line, following)
    return not marked and not is_small(line.text) and (is_paragraph(line.text) or goes_on)


def _headings(prose: list[Words]) -> list[str]:
    """The heading above each line, where it comes back; empty below names and titles."""
    titles = [line.text.casefold() if _is_heading(line) else "" for line in prose]
    counts = Counter(titles)
    found, heading = [], ""
    for title in titles:
        heading = title or heading
        found.append(heading if counts[heading] > 1 else "")
    return found


def _is_heading(line: Words) -> bool:
    announces = line.text.endswith(":") and is_short(line.text)
    return announces or (is_title(line) and in_capitals(line.text))
