"""Competencies whose names stand out by their typeface, and what the document says of them; and marks not read."""

import re
from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, Words
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines
from models_app.exchange.selection_sentences import excluding, speaks_of_marked
from models_app.exchange.typeface import MOST
from models_app.exchange.typeface_sentences import SENTENCE, faces_in

NOT_READ = re.compile(
    r"\b(?:shad(?:ed|ing)|highlight(?:ed|ing)|colou?r(?:ed|s)?|gr[ae]y(?:ed)?|circled?|boxed|struck|strike-?through|"
    r"in (?:red|green|blue|yellow|orange))\b",
    re.IGNORECASE,
)
OF_WHAT = re.compile(r"\b(?:levels?|competenc(?:y|ies)|skills)\b", re.IGNORECASE)
SAYS_USE = re.compile(
    r"\b(?:required|requires?|needed|expected|minimum|selection|screening|entry|essential)\b", re.IGNORECASE
)


def with_marked_names(model: PlainModel, words: list[Words]) -> PlainModel:
    """The model with what its document says of names in a typeface, and findings for marks that are not read."""
    inside = {n for one in model.competencies for n in one.lines}
    outside = [line for line in words if not inside & set(line.lines)]
    said = next(((line, found) for line in outside if (found := excluding(line.text)) and found[1]), None)
    if said:
        model = _excluded(model, words, said[0], *said[1])
    elif spoken := next((line for line in outside if speaks_of_marked(line)), None):
        model = _asked(model, words, spoken)
    return replace(model, findings=(*model.findings, *map(_not_read, filter(_speaks_of_colour, outside))))


def _carrying(model: PlainModel, words: list[Words], faces: frozenset[str]) -> list[int]:
    """The competencies whose names carry one of the typefaces; none where all do, as then it tells nothing."""
    by_line = {n: line for line in words for n in line.lines}
    found = [
        n for n, one in enumerate(model.competencies) if any(_carries(one, by_line, face) for face in faces)
    ]
    return found if len(found) < len(model.competencies) else []


def _carries(one: PlainCompetency, by_line: dict[int, Words], face: str) -> bool:
    passage = by_line.get(one.lines[0]) if one.lines else None
    start = passage.text.find(one.family) if passage else -1
    if passage is None or start < 0:
        return False
    end = start + len(one.family)
    letters = sum(
        max(0, min(mark.end, end) - max(mark.start, start)) for mark in passage.marks if mark.typeface == face
    )
    return letters > MOST * len(one.family)


def _excluded(
    model: PlainModel, words: list[Words], line: Words, sentence: str, faces: frozenset[str]
) -> PlainModel:
    places = _carrying(model, words, faces)
    if not places:
        return replace(model, findings=(*model.findings, _finding(model, line, places)))

    def marked(one: PlainCompetency) -> PlainCompetency:
        return replace(
            one,
            selection_use="not_for_selection",
            selection_use_reason=f"The document prints its name so and says: '{sentence}'"[:500],
            selection_use_evidence=f"Lines {one.lines[0]} and {line.lines[0]} of the document",
        )

    return replace(
        model,
        competencies=tuple(
            marked(one) if n in places and one.selection_use == "not_stated" else one
            for n, one in enumerate(model.competencies)
        ),
    )


def _asked(model: PlainModel, words: list[Words], line: Words) -> PlainModel:
    places = _carrying(model, words, faces_in(line.text))
    return replace(model, findings=(*model.findings, _finding(model, line, places)))


def _finding(model: PlainModel, line: Words, places: list[int]) -> PlainFinding:
    named = ", ".join(f"'{model.competencies[n].name}'" for n in places)
    seen = f"Printed so: {named}." if named else "No name was seen that is printed unlike the others."
    return PlainFinding(
        FindingKind.LAYOUT,
        "The document says something of competencies in a typeface",
        f"'{line.text[:300]}' {seen} Nothing was set by it.",
        joined_lines(line.lines, *(model.competencies[n].lines[:1] for n in places)),
    )


def _speaks_of_colour(line: Words) -> bool:
    return any(
        NOT_READ.search(sentence) and OF_WHAT.search(sentence) and SAYS_USE.search(sentence)
        for sentence in SENTENCE.split(line.text)
    )


def _not_read(line: Words) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "The document marks something by color or shading",
        f"It says: '{line.text[:300]}' The portal does not see colors, shading or frames: nothing was set by it. "
        "Look at the original and settle it by hand.",
        line.lines,
    )
