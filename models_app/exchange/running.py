"""Page numbers and lines that come back on every page: set aside with a reason, so that they cut no text in two."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import Unused, Words
from models_app.exchange.front_titles import RUNNING
from models_app.exchange.labels import RANKS, Section, names_level, section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, NUMBERED

PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE
)
PAGE_WORD = re.compile(r"page\s+\d|\d\s*(?:of|/)\s*\d|^[-–—]", re.IGNORECASE)
KINDS = {"header": "Running head of the page", "footer": "Running foot of the page"}
BESIDE = "Running head or foot beside a page number"
SEVERAL = "Running head or foot, the same on several pages"
WITH_NUMBER = "Running head or foot with a page number"
NUMBER_AMID = re.compile(
    r"(?:(?P<before>\S.*?)(?:\s{2,}|\s*\|\s*|\s[–—·-]\s))?page\s+(?P<number>\d{1,4})(?:\s+of\s+\d{1,4})?"
    r"(?:(?:\s{2,}|\s*\|\s*|\s[–—·-]\s)(?P<after>\S.*))?",
    re.IGNORECASE,
)
PARTS_APART = re.compile(r"\S {3,}\S")
LONGEST = 160  # characters of a running line; a paragraph that stands twice is asked about instead
LEAST_INSIDE = 2  # lines with the label of one at the edge; a fact of the front stands there once
AT_EDGE = 2  # lines from the top or the foot of a page that may be running


def without_running(words: list[Words]) -> tuple[list[Words], list[Unused]]:
    """The passages without running heads, feet and page numbers, and these with their reasons."""
    reasons = {n: reason for n, passage in enumerate(words) if (reason := KINDS.get(passage.kind))}
    numbers = [n for n, passage in enumerate(words) if n not in reasons and _is_page_number(passage)]
    amid = _with_numbers(words, {*reasons, *numbers})
    reasons |= dict.fromkeys(amid, WITH_NUMBER)
    reasons |= dict.fromkeys(_beside(words, amid), BESIDE)
    # A bare figure may be anything; several in a row of growing numbers, or with the word 'page', are page numbers.
    if len(numbers) > 1 or any(PAGE_WORD.search(words[n].text) for n in numbers):
        reasons |= dict.fromkeys(numbers, "Page number")
        reasons |= dict.fromkeys(_beside(words, numbers), BESIDE)
    reasons |= dict.fromkeys(_at_edges(words, reasons), SEVERAL)
    reasons |= dict.fromkeys(_first_copies(words, reasons), SEVERAL)
    running = {words[n].text for n, reason in reasons.items() if reason in (SEVERAL, BESIDE)}
    kept = [_first(passage, running) for n, passage in enumerate(words) if n not in reasons]
    return kept, [Unused(words[n].lines, reason) for n, reason in sorted(reasons.items())]


def _labelled_amid(words: list[Words], places: Sequence[int]) -> set[int]:
    """Those of the places whose label stands in the text too: 'Required level: 3' came to an edge by chance."""
    edge = set(places)
    inside = Counter(
        label for n, passage in enumerate(words) if n not in edge and (label := _label_of(passage.text))
    )
    return {n for n in edge if _comes_back(_label_of(words[n].text), inside)}


def _comes_back(label: str, inside: Counter[str]) -> bool:
    """Whether a label stands inside several times, or once where its words are those of levels."""
    least = 1 if section_of(label) in (Section.LEVELS, Section.REQUIRED) else LEAST_INSIDE
    return bool(label) and inside[label] >= least


def _label_of(text: str) -> str:
    labelled = split_label(text) if ":" in text and "\t" not in text else None
    return labelled.label.casefold() if labelled and labelled.text else ""


def _first_copies(words: list[Words], taken: dict[int, str]) -> list[int]:
    """Further copies of running lines whose parts stand apart, left, middle and right: such a line is no title."""
    apart = {words[n].text for n in taken if PARTS_APART.search(words[n].text)}
    return [n for n, passage in enumerate(words) if n not in taken and passage.text in apart]


def _first(passage: Words, running: set[str]) -> Words:
    """The copy of a running line that stays, marked as one, unless the file says that it is a heading."""
    marked = passage.text in running and passage.kind in ("", "paragraph")
    return replace(passage, kind=RUNNING) if marked else passage


def _is_page_number(passage: Words) -> bool:
    return bool("\t" not in passage.text and PAGE_NUMBER.fullmatch(passage.text.strip()))


def _with_numbers(words: list[Words], taken: Container[int]) -> list[int]:
    """'Page 2   Rev. 2/2023': lines that come back with the same words beside 'page' and a number that grows."""
    found: dict[tuple[str | None, str | None], list[tuple[int, int]]] = {}
    for n, passage in enumerate(words):
        match = NUMBER_AMID.fullmatch(passage.text.strip()) if len(passage.text) <= LONGEST else None
        if match and n not in taken and "\t" not in passage.text:
            found.setdefault((match["before"], match["after"]), []).append((n, int(match["number"])))
    grow = [
        lines for lines in found.values() if len(lines) > 1 and all(a[1] < b[1] for a, b in pairwise(lines))
    ]
    return sorted(n for lines in grow for n, _ in lines)


def _beside(words: list[Words], numbers: list[int]) -> list[int]:
    """Lines right above or below page numbers with the same words each time."""
    found: list[int] = []
    for step in (-1, 1):
        places = [n + step for n in numbers if 0 <= n + step < len(words) and n + step not in numbers]
        # The head of the first page has no page number above it.
        counts = Counter(words[n].text for n in {*places, *([0] if step == 1 and words else [])})
        found += [n for n in places if counts[words[n].text] > 1 and "\t" not in words[n].text]
    labelled = _labelled_amid(words, found)
    return [n for n in found if n not in labelled]


def _at_edges(words: list[Words], taken: dict[int, str]) -> list[int]:
    """Lines at the edge of several pages with the same words, where the file tells pages. The first may be a title.

    Items of lists, and words that stand amid a page too, are texts that came to an edge by chance.
    """
    pages: dict[int, list[int]] = {}
    for n, passage in enumerate(words):
        if passage.page is not None and n not in taken:
            pages.setdefault(passage.page, []).append(n)
    edges = {n for places in pages.values() for n in (*places[:AT_EDGE], *places[-AT_EDGE:])}
    edges = {n for n in edges if "\t" not in words[n].text and words[n].kind != "row"}
    edges = {n for n in edges if len(words[n].text) <= LONGEST and not _is_label(words[n].text)}
    amid = {words[n].text for places in pages.values() for n in places[AT_EDGE:-AT_EDGE]}
    edges = {n for n in edges if words[n].text not in amid and not _is_item(words[n].text)}
    edges -= _labelled_amid(words, sorted(edges))
    on_pages: dict[str, set[int | None]] = {}
    for n in edges:
        on_pages.setdefault(words[n].text, set()).add(words[n].page)
    running = {text for text, found in on_pages.items() if len(found) > 1 and len(found) * 2 >= len(pages)}
    places = [n for n in sorted(edges) if words[n].text in running]
    first = {words[n].text: n for n in reversed(places)}
    return [n for n in places if first[words[n].text] != n]


def _is_item(text: str) -> bool:
    return bool(BULLET.fullmatch(text) or NUMBERED.fullmatch(text))


def _is_label(text: str) -> bool:
    """Whether a line announces what follows: such a label may begin many pages and is no running head."""
    if text.rstrip().endswith(":") or section_alone(text) or names_level(text):
        return True
    return len(text.split()) <= 2 and bool(RANKS.match(text)) and not text[:1].isdigit()
