"""What the sizes of letters in a PDF tell: the usual size of its sentences, and which lines are larger."""

from collections import Counter

from competency_portal.exchange.pdf_lines import Glyph, Segment
from competency_portal.exchange.pdf_paragraphs import Paragraph, is_prose

HEADING = 1.15  # times the size of the text
PROSE = 0.1  # of all letters: with fewer in sentences, these don't tell the size of the text
LONGEST_HEADING = 200  # letters


def body_size(lines: list[Segment], running: dict[int, str]) -> float:
    """The usual size of sentences. In a short file with few of them beside its tables, headings hold more letters.

    `running` holds the ids of lines that are heads and feet of pages.
    """
    texts = [line for line in lines if id(line) not in running and is_prose(line)]
    prose, all_sizes = _sizes(texts), _sizes(lines)
    sizes = prose if prose.total() >= PROSE * all_sizes.total() else all_sizes
    return sizes.most_common(1)[0][0] if sizes else 0.0


def usual_size(glyphs: list[Glyph]) -> float:
    """The size that most letters have."""
    sizes = Counter(glyph.size for glyph in glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _sizes(lines: list[Segment]) -> Counter[float]:
    return Counter(round(glyph.size * 2) / 2 for line in lines for glyph in line.glyphs)


def is_large(size: float, body: float) -> bool:
    """Whether letters are larger than those of sentences, as in headings."""
    return size >= HEADING * body


def is_heading(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is short and larger than sentences, where their size is known."""
    return body > 0 and is_large(paragraph.first.size, body) and len(paragraph.text) <= LONGEST_HEADING
