"""Where the competencies of a document with labelled texts begin."""

from collections import Counter
from collections.abc import Callable

from models_app.calculations.plain import NotThere, Unreadable, Words
from models_app.exchange.front import is_title
from models_app.exchange.front_titles import in_the_head
from models_app.exchange.head_labels import labels_of_the_head
from models_app.exchange.known_labels import bare_label, label_in
from models_app.exchange.label_runs import labels_ahead
from models_app.exchange.labelled_headings import labelled_as
from models_app.exchange.labels import (
    Section,
    is_bare_count,
    listed_levels,
    names_level,
    ranks,
    section_alone,
    section_of,
    split_label,
)
from models_app.exchange.lines import BULLET, NUMBERED, is_short, without_typeface
from models_app.exchange.names import is_heading
from models_app.exchange.names_like_labels import names_like_labels

FACTS = (Section.NAME, Section.NUMBER, Section.GROUP)
LEAST_UNKNOWN = 3  # labels in items of lists of which no word ranks, and how often each
FARTHEST = 4  # lines between a name and the first label below it


def starts_of(lines: list[Words]) -> list[int]:
    """Where the competencies begin, by the first of the four ways that the document knows."""
    labels = labels_of(lines)
    if not labels and len(_name_labels(lines, labels)) < 2:
        raise NotThere("There are no labels such as 'Definition:' or 'Level 2:', and none that come back.")
    ways: tuple[Callable[[list[Words], dict[int, str]], list[int]], ...] = (
        _name_labels,
        _numbered,
        _headings,
        _above_first_label,
    )
    starts = next((found for way in ways if (found := way(lines, labels))), [])
    if not starts:
        raise Unreadable("There are labels, but no names of competencies above them.")
    return starts


def labels_of(lines: list[Words]) -> dict[int, str]:
    """Lines that are or begin with a label: one in common use, of a level, or one that comes back."""
    texts = [without_typeface(line.text) for line in lines]
    found = {n: label for n, line in enumerate(lines) if (label := label_in(line))}
    counts = Counter(found.values())
    ahead, scale = labels_ahead([lines]), _scale_line(texts)
    names = names_like_labels(lines)
    labels = {n: bare_label(text) for n, text in enumerate(texts) if bare_label(text) in ahead}
    labels |= _of_items(texts, found)
    for n, text in enumerate(texts):
        if BULLET.fullmatch(text) or "\t" in text or n in labels or n == scale or lines[n].lines in names:
            continue
        if _heads_headings(lines, n):
            continue
        labelled = split_label(text)
        announced = section_of(labelled.label) if labelled else section_alone(text, _listed(texts, n))
        own = found.get(n, "")
        back = (
            counts[own] >= 2 and (labelled is not None or _ranks(own) or counts[own] >= 3) if own else False
        )
        if (announced and announced not in FACTS) or back or names_level(own):
            labels[n] = bare_label(labelled.label if labelled else text)
    of_head = labels_of_the_head(lines, labels)
    return {n: label for n, label in labels.items() if n not in of_head}


def _heads_headings(lines: list[Words], n: int) -> bool:
    """Whether a heading stands right above one of a lower level: that of a group, also where its word is a label."""
    pair = [line.depth for line in lines[n : n + 2] if line.kind == "heading" and line.depth is not None]
    return len(pair) == 2 and pair[0] < pair[1]


def _of_items(texts: list[str], found: dict[int, str]) -> dict[int, str]:
    """'• Basic – Reads maps.': labels in items of lists that come back and rank, or three that come back as often."""
    items = {n: found[n] for n, text in enumerate(texts) if n in found and BULLET.fullmatch(text)}
    counts = Counter(items.values())
    as_often = Counter(counts.values())
    return {
        n: label
        for n, label in items.items()
        if counts[label] > 1
        and (ranks(label) or (counts[label] >= LEAST_UNKNOWN and as_often[counts[label]] >= LEAST_UNKNOWN))
    }


def _scale_line(texts: list[str]) -> int | None:
    """The one line of the document that lists the labels of its scale; it opens no competency."""
    found = [
        n
        for n, text in enumerate(texts)
        if (labelled := split_label(text))
        and section_of(labelled.label) == Section.LEVELS
        and listed_levels(labelled.text)
    ]
    return found[0] if len(found) == 1 else None


def _ranks(label: str) -> bool:
    """Whether a label ranks something; the number in front of an item ranks nothing."""
    numbered = NUMBERED.fullmatch(label)
    return ranks(numbered["text"] if numbered else label)


def _listed(texts: list[str], n: int) -> bool:
    following = texts[n + 1] if n + 1 < len(texts) else ""
    return bool(BULLET.fullmatch(following) or NUMBERED.fullmatch(following))


def _name_labels(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """'Competency: Leadership'."""
    return [
        n
        for n, line in enumerate(lines)
        if (labelled := split_label(without_typeface(line.text)))
        and section_of(labelled.label) == Section.NAME
        and labelled.text
        and is_short(labelled.text)
        and "\t" not in line.text
    ]


def _numbered(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """'7. Leadership' that is no item of a numbered list, with labels below most of them."""
    numbers = [
        int(match["number"]) if (match := NUMBERED.fullmatch(without_typeface(line.text))) else None
        for line in lines
    ]
    padded = [None, *numbers, None]
    starts = [
        n
        for n, number in enumerate(numbers)
        if number is not None
        and n not in labels
        and (is_short(lines[n].text) or is_heading(lines[n]))
        and not _in_list(padded[n], number, padded[n + 2])
    ]
    return starts if len(starts) > 1 and _most_have_labels(lines, starts, labels) else []


def _in_list(before: int | None, number: int, after: int | None) -> bool:
    return before == number - 1 or after == number + 1


def _headings(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """Headings with labels below them. A heading right above another one is a group's; those in front are titles."""
    heads = [n for n, line in enumerate(lines) if is_heading(line) and n not in labels]
    known = {*heads, len(lines)}
    heads = [n for n in heads if n + 1 not in known and not _heads_document(lines, n) and _may_name(lines[n])]
    ends = [*heads[1:], len(lines)]
    labelled = [any(m in labels for m in range(n, end)) for n, end in zip(heads, ends, strict=False)]
    if not any(labelled):
        return []
    starts = heads[labelled.index(True) :]
    return starts if sum(labelled) * 2 >= len(starts) else []


def _may_name(line: Words) -> bool:
    """Whether no label says that a heading is a group's or a number."""
    return not (labelled_as(line, Section.GROUP) or labelled_as(line, Section.NUMBER))


def _heads_document(lines: list[Words], n: int) -> bool:
    """Whether a heading stands above the paragraph that speaks of all competencies."""
    return any(in_the_head(lines, below) for below in range(n, n + FARTHEST))


def _above_first_label(lines: list[Words], labels: dict[int, str]) -> list[int]:
    """The short line above the label that opens a round: the first label of all, or one that came already."""
    first = labels[min(labels)]
    starts: list[int] = []
    seen: set[str] = set()
    for n in sorted(labels):
        if not starts or labels[n] == first or labels[n] in seen:
            head = _head_above(lines, n, labels)
            if head is not None and head not in starts:
                starts.append(head)
                seen = set()
        seen.add(labels[n])
    return starts if starts else []


def _head_above(lines: list[Words], n: int, labels: dict[int, str]) -> int | None:
    """The name above a label, over sentences of a definition if need be."""
    for above in range(n - 1, max(-1, n - 1 - FARTHEST), -1):
        line = lines[above]
        if above in labels or BULLET.fullmatch(line.text) or "\t" in line.text:
            return None
        if in_the_head(lines, above):
            return None
        if is_title(line) and _is_unlabelled(line.text):
            return above
    return None


def _is_unlabelled(text: str) -> bool:
    """Whether a line carries no label; a number in front of a name is none."""
    labelled = split_label(text)
    return labelled is None or (is_bare_count(labelled.label) and is_short(labelled.text))


def _most_have_labels(lines: list[Words], starts: list[int], labels: dict[int, str]) -> bool:
    ends = [*starts[1:], len(lines)]
    have = sum(any(m in labels for m in range(n, end)) for n, end in zip(starts, ends, strict=True))
    return have * 2 >= len(starts)
