"""The body of the document: without heads and feet of pages, each heading in one piece."""

import re
from dataclasses import replace

from competency_portal.exchange.document import Document, Passage
from models_app.exchange.word.notes import Notes, Numbered

OWN = re.compile(r"Page \d+ of \d+|(?:.* · )?Competency model(?:, version \d+)?", re.DOTALL)


def body_of(document: Document, notes: Notes) -> list[Numbered]:
    """The passages, each with its number. The portal's own heads and feet are understood, others named as not used."""
    body: list[Numbered] = []
    for number, passage in enumerate(document.passages, 1):
        if passage.kind in ("header", "footer"):
            if OWN.fullmatch(passage.text.strip()):
                notes.understood(passage.text, number, "Head or foot of the pages")
            else:
                notes.left(number, "Heads and feet of pages are not taken over")
        elif passage.kind == "heading" and passage.continued and body:
            body[-1] = _joined(body[-1], number, passage, notes)
        else:
            body.append((number, passage))
    return body


def _joined(first: Numbered, number: int, passage: Passage, notes: Notes) -> Numbered:
    """A heading that somebody broke into two lines is still one."""
    for line, text in ((first[0], first[1].text), (number, passage.text)):
        notes.understood(text, line, "Heading on several lines")
    return first[0], replace(first[1], text=f"{first[1].text.strip()} {passage.text.strip()}")
