"""Lines of one heading of a PDF: larger than sentences, in one typeface, one close below the other."""

from statistics import median
from typing import Any

from competency_portal.exchange.pdf_paragraphs import Paragraph, joined_to, reaches, same_type
from competency_portal.exchange.pdf_sizes import is_heading

_LEADING = 1.45  # times the size of the letters
_MOST_LINES = 4  # more are a list of headings
_WIDEST = 1.8  # times the size, where the sentences stand as far apart and the line above is full
_SAME = 3.0  # points
_ALIKE = 0.3  # points of size
_SLACK = 0.05  # of the leading


def headings_joined(flow: list[Any], body: float) -> list[Any]:
    """Paragraphs and tables in order, with the lines of each heading as one. `body` is the size of sentences."""
    found: list[Any] = []
    run: list[Paragraph] = []
    leading = _leading_of(flow, body)
    largest = max((one.first.size for one in flow if isinstance(one, Paragraph)), default=0.0)
    for one in [*flow, None]:
        title = not found and bool(run) and run[0].page == 1 and run[0].first.size >= largest - _ALIKE
        if run and not (isinstance(one, Paragraph) and _goes_on(run[-1], one, body, title, leading)):
            found += [_whole(run)] if len(run) <= _MOST_LINES else run
            run = []
        if isinstance(one, Paragraph):
            run.append(one)
        elif one is not None:
            found.append(one)
    return found


def _leading_of(flow: list[Any], body: float) -> float:
    """From line to line in sentences, in sizes of their letters; 0 where no sentence has several lines."""
    found = [
        (one.last.bottom - one.first.bottom) / (one.lines - 1) / one.first.size
        for one in flow
        if isinstance(one, Paragraph)
        and one.lines > 1
        and one.page == one.until
        and not is_heading(one, body)
        and one.first.size > 0
    ]
    return median(found) if found else 0.0


def _is_close(above: Paragraph, below: Paragraph, leading: float) -> bool:
    """Whether the line below stands as close as lines of one heading do; as far as sentences where it had no room."""
    first, second = above.last, below.first
    apart = second.bottom - first.bottom
    wide = min(leading + _SLACK, _WIDEST) if reaches(first, second, above.edge) else 0.0
    return 0 < apart <= max(_LEADING, wide) * second.size


def _goes_on(above: Paragraph, below: Paragraph, body: float, title: bool, leading: float) -> bool:
    """Whether the line below is of the same heading; the title, in the largest type, may be broken behind a colon."""
    first, second = above.last, below.first
    words = next((glyph.x0 for glyph in first.glyphs if glyph.text.isalpha()), first.x0)
    middles = (first.x0 + first.x1) / 2, (second.x0 + second.x1) / 2
    return (
        is_heading(above, body)
        and is_heading(below, body)
        and above.until == below.page
        and (not above.listed or above.text[:1].isdigit())
        and not below.listed
        and "\t" not in above.text + below.text
        and not above.text.rstrip().endswith((".", "!", "?"))
        and (title or not above.text.rstrip().endswith(":"))
        and same_type(first.glyphs[-1], second.glyphs[0])
        and first.glyphs[-1].font == second.glyphs[0].font
        and _is_close(above, below, leading)
        and (
            abs(first.x0 - second.x0) <= _SAME
            or abs(middles[0] - middles[1]) <= _SAME
            or (above.listed and abs(words - second.x0) <= _SAME)
        )
    )


def _whole(run: list[Paragraph]) -> Paragraph:
    first = run[0]
    for one in run[1:]:
        joined_to(first, one)
    return first
