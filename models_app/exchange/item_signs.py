"""Items behind letters or numbers that begin again below each name: 'a)', 'b)', 'c)' and further down 'a)' once more.

They are read as items behind bullets. One such list proves nothing, and entries with a text of their own are names.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, Words
from models_app.exchange.edges import LEAST, is_next, is_small
from models_app.exchange.front import is_title
from models_app.exchange.labels import names_level, rank_alone, ranks, section_alone, split_label
from models_app.exchange.lines import in_capitals, is_paragraph, is_short

MEANING = "Letter or number in front of an item"
SIGN = re.compile(
    r"(?P<sign>(?P<open>\(?)(?P<mark>[a-z]|[ivx]{2,5}|\d{1,2})(?P<close>[.)]))[ \t\xa0]+(?P<text>[^\s].*)"
)
SERIES = (
    tuple("abcdefghijklmnopqrstuvwxyz"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
    tuple(str(number) for number in range(1, 100)),
)
NUMBERS = SERIES[2]
LEAST_LISTS = 2
MOST_LINES = 6  # of one item


@dataclass
class Items:
    """One list: its form, such as '(a)', and its entries, each with its place among the lines."""

    series: tuple[str, ...]
    form: tuple[str, str]
    first: int
    """Place of the first mark in the series: Word may count on below the next name."""
    entries: list[tuple[int, re.Match[str]]] = field(default_factory=list)

    @property
    def kind(self) -> tuple[str, tuple[str, str]]:
        """By what lists are alike."""
        return self.series[0], self.form

    @property
    def awaited(self) -> str:
        """The mark that counts on."""
        place = self.first + len(self.entries)
        return self.series[place] if place < len(self.series) else ""


def with_item_signs(lines: list[Words]) -> tuple[list[Words], list[Frame]]:
    """The lines with bullets in place of such signs, and the signs. No line changes its length."""
    found, frame = list(lines), []
    lists = list(_lists(lines))
    items = [one for one in lists if _are_items(lines, one)]
    counts, alike = Counter(one.kind for one in items), Counter(one.kind for one in lists)
    for one in items:
        if counts[one.kind] < LEAST_LISTS or counts[one.kind] * 2 <= alike[one.kind]:
            continue
        for place, match in _of_one_kind(one):
            found[place] = _unsigned(lines[place], match)
            frame.append(Frame(match["sign"], lines[place].lines, MEANING))
    return found, frame


def _of_one_kind(items: Items) -> list[tuple[int, re.Match[str]]]:
    """The entries; of levels those only, as the number of the next name may count on: '3. Expert', '4. Zoning'."""
    levels = [(place, match) for place, match in items.entries if _opens_level(match["text"])]
    return levels if len(levels) * 2 > len(items.entries) else items.entries


def _unsigned(line: Words, match: re.Match[str]) -> Words:
    """The line with a bullet; that of a label alone without any sign, so that its text stands right below a label."""
    gone = match.start("text")
    if not _is_level_alone(match["text"]):
        return replace(line, text=f"•{' ' * (gone - 1)}{match['text']}")
    moved = (replace(mark, start=max(0, mark.start - gone), end=mark.end - gone) for mark in line.marks)
    return replace(line, text=match["text"], marks=tuple(mark for mark in moved if mark.end > mark.start))


def _is_level_alone(text: str) -> bool:
    """'Basic', 'Level 1:' on a line of its own."""
    return is_short(text) and (rank_alone(text) or names_level(text.rstrip(":")))


def _lists(lines: list[Words]) -> Iterator[Items]:
    """All lists that count from their beginning; the numbers of Word may count on from the list above."""
    items: Items | None = None
    counted = 0
    for n, line in enumerate(lines):
        match = SIGN.fullmatch(line.text) if line.kind != "row" else None
        if (
            items
            and match
            and (match["open"], match["close"]) == items.form
            and match["mark"] == items.awaited
        ):
            items.entries.append((n, match))
        elif match and (begun := _begun(line, match, counted)):
            yield from [items] if items else []
            items = begun
            items.entries.append((n, match))
        elif items and not _goes_on(lines, items.entries[-1], n):
            yield items
            items = None
        if items and items.series is NUMBERS:
            counted = items.first + len(items.entries)
    yield from [items] if items else []


def _begun(line: Words, match: re.Match[str], counted: int) -> Items | None:
    """A list that begins here."""
    form, mark = (match["open"], match["close"]), match["mark"]
    series = next((one for one in SERIES if mark == one[0]), None)
    if series:
        return Items(series, form, 0)
    goes_on = line.depth is not None and counted and mark == NUMBERS[counted % len(NUMBERS)]
    return Items(NUMBERS, form, counted) if goes_on else None


def _goes_on(lines: list[Words], begun: tuple[int, re.Match[str]], n: int) -> bool:
    """Whether a line is the rest of the entry above it: of a broken sentence, or the text below a label."""
    (entry, match), above, line = begun, lines[n - 1], lines[n]
    if line.kind not in ("", "paragraph") or "\t" in line.text or n - entry >= MOST_LINES:
        return False
    full = len(above.text) >= LEAST and not is_paragraph(above.text) and is_next(above, line)
    text = n == entry + 1 and _is_level_alone(match["text"]) and line.text[:1].isupper()
    return is_small(line.text) or full or (text and not is_title(line))


def _are_items(lines: list[Words], items: Items) -> bool:
    """Whether a list stands below a definition or a label and its entries are no names and no levels."""
    if not items.entries[0][0] or len(items.entries) < 2:
        return False
    above = lines[items.entries[0][0] - 1]
    label = above.text.endswith(":") or section_alone(above.text, True) is not None
    texts = [match["text"] for _, match in items.entries]
    if "\t" in above.text:
        return False
    if _most(map(_opens_level, texts)):
        return label or is_paragraph(above.text) or is_title(above)
    if label and items.series is NUMBERS:
        return False
    return label or (is_paragraph(above.text) and not _most(map(_may_be_named, texts)))


def _most(answers: Iterator[bool]) -> bool:
    found = list(answers)
    return sum(found) * 2 > len(found)


def _opens_level(text: str) -> bool:
    labelled = split_label(text)
    if _is_level_alone(text):
        return True
    return labelled is not None and (names_level(labelled.label) or ranks(labelled.label))


def _may_be_named(text: str) -> bool:
    """Whether an entry is a name, or has one in front of its text."""
    labelled = split_label(text)
    return in_capitals(labelled.label if labelled else text) and len(text.split()) > 1
