"""The head of a memorandum or a message in front of a model: to whom, from whom, when, about what."""

import re
from dataclasses import replace

from models_app.calculations.plain import Frame, Unused, Words

LABELLED = re.compile(
    r"(?P<label>to|from|date|sent|cc|bcc|via|attn|re|subject|reply to)\s?:\s*(?P<text>\S.*)?", re.IGNORECASE
)
SUBJECT = frozenset({"re", "subject"})
MEMORANDUM = re.compile(r"(?:inter-?office )?memo(?:randum)?", re.IGNORECASE)
LAST = 14  # a head begins and ends within so many lines of the document
FEWEST = 2
HEAD = "The head of a memorandum or message: it says nothing about competencies."


def letter_head_apart(lines: list[Words]) -> tuple[list[Words], list[Unused], list[Frame]]:
    """The lines without such a head; what it says, not used; the label of its subject, which stays as a line."""
    found = {
        n: match for n, line in enumerate(lines[:LAST]) if (match := LABELLED.fullmatch(line.text.strip()))
    }
    kinds = {match["label"].lower() for match in found.values()}
    if len(kinds) < FEWEST or not kinds & {"to", "from"}:
        return lines, [], []
    kept, unused, frame = [], [], []
    for n, line in enumerate(lines):
        match = found.get(n)
        if match and match["label"].lower() in SUBJECT and match["text"]:
            frame.append(Frame(match["label"], line.lines, "Label of a message's subject"))
            kept.append(replace(line, text=match["text"], marks=()))
        elif match or (n < LAST and MEMORANDUM.fullmatch(line.text.strip())):
            unused.append(Unused(line.lines, HEAD))
        else:
            kept.append(line)
    return kept, unused, frame
