"""The source document that comes along, taken over only when its text is whole; and the places of texts in it."""

import hashlib
import re

from models_app.calculations.plain import PlainModel, PlainSource
from models_app.calculations.same_words import folded
from models_app.exchange.source_places import CHANGED as TEXT_CHANGED
from models_app.exchange.source_places import NO_PLACE, Carried
from models_app.exchange.word import layout
from models_app.exchange.word.notes import Notes, Numbered, facts_of

LINE = re.compile(r"(?P<number>\d{1,7}): ?(?P<text>.*)", re.DOTALL)
BETWEEN = "; "
CHANGED = "The text of the source document was changed or is not whole, so that it is not taken over"


def read_source(body: list[Numbered], notes: Notes) -> PlainSource | None:
    """The source document; None where there is none, or another text than the fingerprint says."""
    written = [numbered for numbered in body if numbered[1].kind != "blank"]
    facts = facts_of(
        [numbered for numbered in written if numbered[1].kind == "row" and not LINE.match(numbered[1].text)],
        (*layout.SOURCE_FACTS, layout.FINGERPRINT),
        notes,
    )
    lines = [numbered for numbered in written if numbered[1].kind != "row" or LINE.match(numbered[1].text)]
    text = _text(lines)
    stated = facts[layout.FINGERPRINT].text if layout.FINGERPRINT in facts else None
    whole = text is not None and stated == hashlib.sha256(text.encode()).hexdigest()
    for number, passage in lines:
        if whole:
            for cell in passage.text.split("\t"):
                notes.understood(cell, number, "Text of the source document")
        else:
            notes.left(number, CHANGED)
    if not whole or text is None:
        return None
    values = {name: facts[fact].text if fact in facts else "" for fact, name in layout.SOURCE_FACTS.items()}
    return PlainSource(text=text, **values)


def _text(lines: list[Numbered]) -> str | None:
    """The numbered lines joined; None where one is missing or out of its order."""
    found = []
    for _, passage in lines:
        match = LINE.fullmatch(passage.text)
        if match is None or int(match["number"]) != len(found) + 1:
            return None
        found.append(match["text"])
    return "\n".join(found) if found else None


def read_places(body: list[Numbered], model: PlainModel, notes: Notes) -> Carried:
    """The places of texts in the source document, as far as each still holds for the model."""
    carried = Carried(model.source.text if model.source else "")
    taken: list[tuple[int, str, str]] = []
    for number, passage in body:
        if folded(passage.text) == folded(layout.SAYS_PLACES):
            notes.understood(passage.text, number, "What the section tells")
            continue
        for text in filter(str.strip, passage.text.split(BETWEEN.strip())):
            if mark := carried.take(text):
                taken.append((number, text, mark))
            else:
                notes.left(number, NO_PLACE, text)
    carried.placed(model)
    for number, text, mark in taken:
        if carried.holds(mark):
            notes.understood(text, number, "Place of a text in the source document", anywhere=True)
        else:
            notes.left(number, TEXT_CHANGED, text)
    return carried
