"""Compares what a document says with what was read, and looks whether each difference is asked about.

A document is read right where both are equal as a whole. Else the reading must call itself a guess, or a finding must
point to the competency or to a line of each difference. What is asked of every model points to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.open_questions import open_questions
from models_app.exchange.recognising import Reading
from tests.models_app.exchange.judge.truth import Said, Told, told_by

RIGHT, ASKS, REFUSED, WRONG = "right", "asks", "refused", "wrong in silence"
POINTING = (FindingKind.LAYOUT, FindingKind.TEXT)
# Values that a person is asked for where none was read.
ASKED_FOR = {"required": FindingKind.REQUIRED_LEVEL, "definition": FindingKind.DEFINITION}
NOWHERE = ("required", "number")  # their words stand in many lines
MOST_LINES = 40  # a finding about more points to none of them


@dataclass(frozen=True)
class Difference:
    """One value that was read otherwise; `place` is its competency in the reading."""

    field: str
    truth: Any
    read: Any
    place: int | None = None


def verdict(truth: Told, reading: Reading, document: Document) -> tuple[str, list[Difference]]:
    """One of the four words, and the differences that nothing points to."""
    if reading.model is None:
        return REFUSED, []
    found = differences(truth, told_by(reading.model))
    if reading.sureness == "a guess":
        return (ASKS if found else RIGHT), []
    findings = open_questions(reading.model)
    silent = [one for one in found if not any(_points(f, one, reading.model, document) for f in findings)]
    return (WRONG if silent else ASKS if found else RIGHT), silent


def differences(truth: Told, read: Told) -> list[Difference]:
    """Every difference; there is one if and only if both are not equal."""
    found = list(_differences(truth, read))
    return found or ([Difference("model", truth, read)] if truth != read else [])


def _differences(truth: Told, read: Told) -> Iterator[Difference]:
    for field in ("title", "groups", "labels"):
        if getattr(truth, field) != getattr(read, field):
            yield Difference(field, getattr(truth, field), getattr(read, field))
    pairs = _pairs(truth.competencies, read.competencies)
    for said, place in pairs:
        yield from _of_competency(said, read.competencies[place], place)
    paired = {place for _, place in pairs}
    met = [said for said, _ in pairs]
    yield from (Difference("competency", one, None) for one in truth.competencies if one not in met)
    for place, one in enumerate(read.competencies):
        if place not in paired:
            yield Difference("competency", None, one, place)
    places = [place for _, place in pairs]
    if places != sorted(places):
        yield Difference("order", [said.name for said in met], [one.name for one in read.competencies])


def _pairs(truth: tuple[Said, ...], read: tuple[Said, ...]) -> list[tuple[Said, int]]:
    """Each competency with its place in the reading: that of its name, else that of its texts."""
    left = dict(enumerate(read))
    pairs: dict[int, int] = {}
    for same in (_named_alike, _worded_alike):
        for n, said in enumerate(truth):
            place = next((p for p, one in left.items() if n not in pairs and same(said, one)), None)
            if place is not None:
                pairs[n] = place
                del left[place]
    return [(truth[n], place) for n, place in sorted(pairs.items())]


def _named_alike(one: Said, other: Said) -> bool:
    return one.name == other.name


def _worded_alike(one: Said, other: Said) -> bool:
    return any(
        getattr(one, field) and getattr(one, field) == getattr(other, field)
        for field in ("definition", "levels", "indicators")
    )


def _of_competency(truth: Said, read: Said, place: int) -> Iterator[Difference]:
    for field in fields(Said):
        before, after = getattr(truth, field.name), getattr(read, field.name)
        if before != after:
            yield Difference(field.name, before, after, place)


def _points(finding: PlainFinding, one: Difference, model: PlainModel, document: Document) -> bool:
    if finding.kind == ASKED_FOR.get(one.field) and not one.read:
        return finding.competency in (None, one.place)
    if finding.kind not in POINTING:
        return False
    if one.field == "title" and "title" in finding.title.casefold():
        return True
    if finding.competency is not None and finding.competency == one.place:
        return True
    if one.field in NOWHERE:
        return False
    return len(finding.lines) <= MOST_LINES and bool(set(finding.lines) & _lines(one, document))


def _lines(one: Difference, document: Document) -> set[int]:
    """Where in the document the words stand that are only in one of the two."""
    truth, read = set(_texts(one.truth)), set(_texts(one.read))
    odd = truth ^ read
    return {
        number
        for number, passage in enumerate(document.passages, 1)
        if passage.text.strip() and any(_shares(text, passage.text) for text in odd)
    }


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Said):
        yield from _texts([value.name, value.definition, value.levels, value.indicators, value.further])
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _shares(text: str, passage: str) -> bool:
    """Whether one stands in the other; a passage of few words stands in too many texts to tell anything."""
    return bool(text) and (text in passage or (passage in text and len(passage.split()) > 2))
