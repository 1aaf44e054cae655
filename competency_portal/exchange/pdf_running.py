"""Running heads and feet of a PDF: what stands at the edges of its pages again and again."""

import re
from collections import Counter, defaultdict

from competency_portal.exchange.passages import plain
from competency_portal.exchange.pdf_lines import Segment

_EDGE = 0.12  # of the page: where running heads and feet stand


def running_lines(pages: list[tuple[int, float, list[Segment]]]) -> dict[int, str]:
    """Lines at the edges of pages that come again at one height of many pages, whatever numbers are in them."""
    places: dict[tuple[str, str], list[tuple[float, int, int]]] = defaultdict(list)
    for page, full, lines in pages:
        for line in lines:
            kind = "header" if line.bottom < _EDGE * full else "footer"
            if kind == "header" or line.top > (1 - _EDGE) * full:
                text = plain(line.pieces())
                if "\t" not in text or kind == "footer":
                    places[kind, re.sub(r"\d+", "#", text)].append((line.bottom, page, id(line)))
    found: dict[int, str] = {}
    for (kind, _), found_at in places.items():
        heights = Counter(round(bottom / 4) for bottom, _, _ in found_at)
        height = heights.most_common(1)[0][0] * 4
        same = [line for line in found_at if abs(line[0] - height) <= 6]
        if len({number for _, number, _ in same}) >= _least_pages(len(pages)):
            found.update({line: kind for _, _, line in same})
    return found


def _least_pages(pages: int) -> float:
    """On how many pages a line must come again; in short documents a label begins two pages by chance."""
    return max(2, pages - 1) if pages <= 4 else max(3, 0.4 * pages)
