"""The edge that the lines of a PDF reach: a line that leaves no room before it for the next word goes on."""

from itertools import pairwise

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment
from competency_portal.exchange.pdf_paragraphs import (
    SLACK,
    after_bullet,
    end_with_next_word,
    ends_sentence,
    reaches,
    same_type,
)

_PROOFS = 3  # lines that go on for sure, from which the edge of all is known
_FULL = 0.6  # of the width of the text: a shorter line did not reach its edge
_NARROW_PROOFS = 5  # of them, where they are shorter than that
_BEYOND = 0.1  # of the lines in the type of the text may pass that edge


def right_edge(blocks: list[list[Segment]], width: float) -> float:
    """The edge that lines reach, on pages of this width.

    It is the end of the longest line where enough lines go on for sure. Where few do, the longest may be short: then
    a line must leave no room for the next word on a page with equal margins, or as little as those that go on. A text
    in a narrow column has an edge of its own.
    """
    lines = [line for block in blocks for line in block]
    longest = max((line.x1 for line in lines), default=0.0)
    left = min((line.x0 for line in lines), default=0.0)
    full = left + _FULL * (width - 2 * left)
    proofs = [
        end_with_next_word(above, below)
        for block in blocks
        for above, below in pairwise(block)
        if above.x1 >= full and reaches(above, below, longest) and _surely_goes_on(above, below)
    ]
    if len(proofs) >= _PROOFS:
        return longest
    narrow = _narrow_edge(blocks)
    return max(longest, min([width - left, *proofs])) if narrow is None else narrow


def _narrow_edge(blocks: list[list[Segment]]) -> float | None:
    """The longest of the lines that go on for sure, if all of them reach it and hardly one of their type passes it."""
    pairs = [pair for block in blocks for pair in pairwise(block) if _surely_goes_on(*pair)]
    if len(pairs) < _NARROW_PROOFS:
        return None
    edge = max(above.x1 for above, _ in pairs)
    sizes = {round(above.size, 1) for above, _ in pairs}
    alike = [line for block in blocks for line in block if round(line.size, 1) in sizes]
    beyond = sum(line.x1 > edge + SLACK for line in alike)
    reached = all(reaches(above, below, edge) for above, below in pairs)
    return edge if reached and beyond <= _BEYOND * len(alike) else None


def _surely_goes_on(above: Segment, below: Segment) -> bool:
    """Whether a line ends no sentence, and the next one begins with a small letter and in the same type."""
    small = plain(below.pieces())[:1].islower() and same_type(above.glyphs[-1], below.glyphs[0])
    return small and not after_bullet(below.glyphs) and not ends_sentence(plain(above.pieces()))
