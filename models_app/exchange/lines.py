"""Lines of a text document, and the marks that stand for layout and are not words."""

import re

from models_app.exchange.plain import Words

# The text extraction wrote typeface as Markdown. One or two stars around words are typeface, not words.
EMPHASIS = re.compile(r"\*{1,3}")
BULLET = re.compile(r"- (?P<text>.+)")
NUMBERED = re.compile(r"(?P<number>\d{1,3})\. (?P<text>.+)")
LINK = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<target>[^)]*)\)")
LABELED = re.compile(r"(?P<label>[A-Za-z][A-Za-z0-9 ]{0,38}): (?P<text>.+)")
ENDS_SENTENCE = (".", "!", "?", ".)", '."')


def written_lines(text: str) -> list[Words]:
    """The lines with something on them, in order, without blanks at their ends; tabs in front are kept."""
    rows = enumerate(text.split("\n"), 1)
    return [Words(line.rstrip().lstrip(" "), (number,)) for number, line in rows if line.strip()]


def without_typeface(text: str) -> str:
    """The words without the marks of bold and italic."""
    return EMPHASIS.sub("", text)


def is_paragraph(text: str) -> bool:
    """Whether a line reads as prose: it ends like a sentence. Headings and names don't."""
    return text.endswith(ENDS_SENTENCE)


def covered(first: int, last: int) -> tuple[int, ...]:
    """Every line from the first to the last."""
    return tuple(range(first, last + 1))
