"""Sentences that a text file or a PDF broke at the edge of the page: joined where that is evident, and nowhere else."""

import re

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import Section, names_level, ranks, section_of, split_label
from models_app.exchange.lines import BULLET, LABELED, NUMBERED

LEAST = 45  # characters: a shorter line did not reach the edge of a page
ENDS = (".", "!", "?", ":", ".)", '."', ".”")
OPENING = "([\"'“‘"
# No sentence and no name ends with one of these.
GOES_ON = re.compile(r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|which|with))$")


def unwrapped(lines: list[Words]) -> tuple[list[Words], list[PlainFinding]]:
    """The lines with broken sentences joined by a space, and one finding that names every join."""
    result: list[Words] = []
    joined: list[int] = []
    last = ""  # the line as it was written, for its length
    for line in lines:
        if result and _goes_on(result[-1], last, line):
            joined += [result[-1].lines[-1], line.lines[0]]
            result[-1] = _together(result[-1], line)
        else:
            result.append(line)
        last = line.text
    return result, [_finding(joined)] if joined else []


def _goes_on(above: Words, last: str, line: Words) -> bool:
    if not all(_is_prose_line(words) for words in (above, line)) or above.page != line.page:
        return False
    if last.endswith(ENDS) or any(f.match(line.text) for f in (BULLET, NUMBERED)):
        return False
    if LABELED.fullmatch(line.text) and line.text[0].isupper():
        return False
    if len(last) < LEAST:
        return _is_small(line.text) and _next_line(above, line) and _opens_one_text(above.text)
    return _is_small(line.text) or bool(GOES_ON.search(last))


def _is_small(text: str) -> bool:
    """Whether a line begins in the middle of a sentence: 'fosters', '(for example'."""
    return text.lstrip(OPENING)[:1].islower()


def _next_line(above: Words, line: Words) -> bool:
    return line.lines[0] == above.lines[-1] + 1


def _opens_one_text(text: str) -> bool:
    """Whether a line is an item of a list, or the text of a level or definition: these go on however short they are."""
    labelled = split_label(text)
    if BULLET.fullmatch(text) or labelled is None or not labelled.text:
        return bool(BULLET.fullmatch(text))
    label = labelled.label
    return names_level(label) or ranks(label) or section_of(label) == Section.DEFINITION


def _is_prose_line(words: Words) -> bool:
    return words.kind in ("", "paragraph") and "\t" not in words.text


def _together(above: Words, line: Words) -> Words:
    shift = len(above.text) + 1
    marks = tuple(Mark(m.start + shift, m.end + shift, m.typeface) for m in line.marks)
    text = f"{above.text} {line.text}"
    return Words(text, above.lines + line.lines, above.kind, above.page, None, above.marks + marks)


def _finding(joined: list[int]) -> PlainFinding:
    places = tuple(dict.fromkeys(joined))
    count = len(joined) // 2
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{count} {'line is' if count == 1 else 'lines are'} broken in the middle of a sentence",
        "The document breaks sentences at the edge of the page. Where a line goes on with a small letter, or the one "
        "above ends in the middle of a phrase, the two were joined with one space; no word was changed.",
        places,
    )
