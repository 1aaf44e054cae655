"""What a memorandum or message says of itself around a model: to whom, from whom, about what; greeting and end."""

import re
from dataclasses import replace

from models_app.calculations.plain import Frame, Unused, Words
from models_app.exchange.lines import is_short

LABELLED = re.compile(
    r"(?P<label>to|from|date|sent|cc|bcc|via|attn|re|subject|reply to)\s?:\s*"
    r"(?P<again>(?:(?:re|fwd?|aw)\s?:\s*)+)?(?P<text>\S.*)?",
    re.IGNORECASE,
)
SUBJECT = frozenset({"re", "subject"})
MEMORANDUM = re.compile(r"(?:inter-?office )?memo(?:randum)?", re.IGNORECASE)
GREETING = re.compile(
    r"(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening))(?: [^\t.:;]{1,40})?[,!:]",
    re.IGNORECASE,
)
# 'Best,' with or without a name; without a comma nothing but the words themselves, as 'Thanks and Praise' is a name.
CLOSING = re.compile(
    r"(?:with )?(?:(?:many|kind|best|warm) )?(?:thanks|thank you|regards|wishes|best|sincerely|respectfully|cheers)"
    r"(?: (?:all|again|in advance|yours|everyone))?(?:,(?: [^\t.:;–]{1,40})?|[.!])?",
    re.IGNORECASE,
)
DASHES = re.compile(r"[-–—_]{2,}")
LAST = 14  # a head begins and ends within so many lines of the document
MOST_BELOW = 10  # lines from the closing words to the end
FEWEST = 2
HEAD = "The head of a memorandum or message: it says nothing about competencies."
END = "The end of a message: it says nothing about competencies."


def letter_head_apart(lines: list[Words]) -> tuple[list[Words], list[Unused], list[Frame]]:
    """The lines without such a head and end; what they say, not used; the label of its subject, which stays a line."""
    found = {
        n: match for n, line in enumerate(lines[:LAST]) if (match := LABELLED.fullmatch(line.text.strip()))
    }
    greeting = next((n for n, line in enumerate(lines[:LAST]) if GREETING.fullmatch(line.text.strip())), None)
    kinds = {match["label"].lower() for match in found.values()}
    headed = len(kinds) >= FEWEST and bool(kinds & {"to", "from"})
    if not headed and greeting is None:
        return lines, [], []
    if not (headed or (kinds and max(found) < (greeting or 0))):
        found = {}
    end = _end(lines)
    kept, unused, frame = [], [Unused(line.lines, END) for line in lines[end:]], []
    for n, line in enumerate(lines[:end]):
        match = found.get(n)
        if match and match["label"].lower() in SUBJECT and match["text"]:
            labels = [match["label"], *(match["again"] or "").replace(":", " ").split()]
            frame += [Frame(label, line.lines, "Label of a message's subject") for label in labels]
            kept.append(replace(line, text=match["text"], marks=()))
        elif match or n == greeting or (n < LAST and MEMORANDUM.fullmatch(line.text.strip())):
            unused.append(Unused(line.lines, HEAD))
        else:
            kept.append(line)
    return kept, unused, frame


def _end(lines: list[Words]) -> int:
    """Where the closing words stand, with nothing but short lines below them; behind the last line if nowhere."""
    for n in range(max(0, len(lines) - MOST_BELOW), len(lines)):
        below = lines[n + 1 :]
        if CLOSING.fullmatch(lines[n].text.strip()) and all(
            is_short(line.text) or DASHES.fullmatch(line.text.strip()) for line in below
        ):
            return n
    return len(lines)
