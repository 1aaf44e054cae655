"""Running heads and feet of a PDF: what stands at the edges of its pages again and again, apart from their text."""

import re
from statistics import median

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment, lines_of
from competency_portal.exchange.pdf_running_groups import (
    EDGE,
    PAGE_NUMBER,
    SAME_HEIGHT,
    Group,
    Page,
    groups_of,
)

_APART = 2.0  # times its size: so far, from base line to base line, a running line is from the text at least

_MARGIN = 0.08  # of the page: no text reaches so far
_SMALL = 0.9  # times the size of the text
_LARGER = 1.3  # times its size: a heading below a head
_MOST_IN_MARGIN = 3  # lines
_NAMES_PAGE = re.compile(r"\bpage \d{1,3}(?: (?:of|/) ?\d{1,3})?\b", re.IGNORECASE)


def running_lines(pages: list[Page], usual: float = 0.0) -> dict[int, str]:
    """Lines at the edges of pages that come again at one height of many pages, whatever numbers are in them.

    On a single page nothing comes again: what stands in its margins is told by its size, of which `usual` is the one
    of its letters, and by the room between it and the text.

    A label that begins many pages is none: it announces what follows, stands as close to it as its other lines do, or
    stands where other pages have their text.
    """
    groups = [group for group in groups_of(pages, usual) if not _announces(group)]
    while True:
        running = {id(line): group.kind for group in groups for line in group.lines.values()}
        kept = [group for group in groups if _is_apart(group, pages, running)]
        if len(kept) == len(groups):
            running |= _page_numbers(pages, running)
            return running | (_in_margins(*pages[0][1:], running, usual) if len(pages) == 1 else {})
        groups = kept


def edges_of(pages: list[Page], usual: float = 0.0) -> set[int]:
    """The ids of parts of lines that are running heads and feet, before tables without lines are looked for."""
    parted = [(number, full, lines_of(segments)) for number, full, segments in pages]
    running = running_lines(parted, usual)
    letters = {
        id(glyph) for _, _, lines in parted for line in lines if id(line) in running for glyph in line.glyphs
    }
    return {id(one) for _, _, segments in pages for one in segments if id(one.glyphs[0]) in letters}


def _page_numbers(pages: list[Page], running: dict[int, str]) -> dict[int, str]:
    """Numbers alone at the foot of a page, well below its text: a file of one page has no other to tell by."""
    found = {}
    for _, full, lines in pages:
        texts = sorted((line for line in lines if id(line) not in running), key=lambda line: line.bottom)
        if len(texts) < 2 or texts[-1].top <= (1 - EDGE) * full:
            continue
        above, last = texts[-2:]
        numbers = PAGE_NUMBER.fullmatch(plain(last.pieces()).strip())
        if numbers and last.bottom - above.bottom >= _APART * last.size:
            found[id(last)] = "footer"
    return found


def _in_margins(full: float, lines: list[Segment], running: dict[int, str], usual: float) -> dict[int, str]:
    """Head and foot of a single page: in its margin, apart from the text, in small type or with a page number."""
    texts = sorted((line for line in lines if id(line) not in running), key=lambda line: line.bottom)
    head = [line for line in texts if line.bottom <= _MARGIN * full]
    foot = [line for line in texts if line.top >= (1 - _MARGIN) * full]
    rest = texts[len(head) : len(texts) - len(foot)]
    found = {}
    if not rest:
        return found
    if 0 < len(head) <= _MOST_IN_MARGIN and rest[0].top - head[-1].bottom >= head[-1].size:
        heading = rest[0].size >= _LARGER * max(line.size for line in head)
        if heading or _is_marginal(head, usual):
            found |= {id(line): "header" for line in head}
    if 0 < len(foot) <= _MOST_IN_MARGIN and foot[0].top - rest[-1].bottom >= foot[0].size:
        found |= {id(line): "footer" for line in foot if _is_marginal(foot, usual)}
    return found


def _is_marginal(lines: list[Segment], usual: float) -> bool:
    return all(
        line.size <= _SMALL * usual or _NAMES_PAGE.search(plain(line.pieces()).replace("\t", " "))
        for line in lines
    )


def _announces(group: Group) -> bool:
    return plain(next(iter(group.lines.values())).pieces()).rstrip().endswith(":")


def _is_apart(group: Group, pages: list[Page], running: dict[int, str]) -> bool:
    """Whether it is well apart from the text of its pages, and the text of other pages does not reach its height."""
    gaps, reached = [], 0
    for number, _, lines in pages:
        text = [line.bottom for line in lines if id(line) not in running]
        if not text:
            continue
        edge = min(text) if group.kind == "header" else max(text)
        beyond = edge - group.height if group.kind == "header" else group.height - edge
        if line := group.lines.get(number):
            gaps.append(beyond / line.size)
        else:
            reached += beyond <= SAME_HEIGHT
    close = bool(gaps) and median(gaps) < _APART
    return not close and reached < max(2, 0.2 * len(pages))
