"""Names that say themselves that they go on with one above: 'Field Safety (continued)' on the next page."""

import re
from dataclasses import replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, PlainModel, PlainStandard
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.lines import ENDS_SENTENCE, joined_lines

_WORDS = r"cont(?:inued|['’]?d|\.)?(?: from (?:the )?(?:previous|preceding|last) page)?"
CONTINUED = re.compile(_WORDS, re.IGNORECASE)
GOES_ON = re.compile(rf"(?P<name>.+?)\s*[\s,:–—(\[-]\s*{_WORDS}[)\]]?", re.IGNORECASE)
MEANING = "Name that goes on from the page before"


def with_continued(model: PlainModel) -> PlainModel:
    """The model, each competency that says that it goes on with the one right above as one with that."""
    kept: list[PlainCompetency] = []
    frame: list[Frame] = []
    joined: list[PlainFinding] = []
    places: list[int] = []  # where each competency has gone
    for one in model.competencies:
        if kept and _is_same(kept[-1], one):
            kept[-1] = _joined(kept[-1], one)
            frame.append(Frame(one.name, one.lines, MEANING))
            joined.append(_of_joined(one, kept[-1], len(kept) - 1))
        else:
            kept.append(one)
        places.append(len(kept) - 1)
    if not joined:
        return model
    moved = (
        one if one.competency is None else replace(one, competency=places[one.competency])
        for one in model.findings
    )
    return replace(model, competencies=tuple(kept), frame=(*model.frame, *frame), findings=(*moved, *joined))


def of_continued_names(model: PlainModel) -> list[PlainFinding]:
    """One finding for each that was not joined; it is a competency of its own, so that the reading is a guess."""
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{one.name}' may go on with '{one.family}'"[:200],
            "It was taken as a competency of its own. Its texts belong to the one above if the document goes on with "
            "that on the next page: then take them over in the draft and remove this one.",
            one.lines,
            place,
            by_form=True,
        )
        for place, one in enumerate(model.competencies)
        if CONTINUED.fullmatch(one.variant)
    ]


def _is_same(above: PlainCompetency, one: PlainCompetency) -> bool:
    """Whether the name is the very one above with 'continued' behind it, and nothing stated contradicts it."""
    match = GOES_ON.fullmatch(" ".join(one.name.split()))
    facts = (
        (above.required_level, one.required_level, None),
        (above.selection_use, one.selection_use, "not_stated"),
    )
    agree = all(second in (first, unknown) for first, second, unknown in facts)
    return match is not None and agree and folded(match["name"]) in (folded(above.name), folded(above.family))


def _joined(above: PlainCompetency, one: PlainCompetency) -> PlainCompetency:
    later = {level.label: level for level in one.levels}
    first = tuple(
        _one_text(level, later.pop(level.label)) if level.label in later else level for level in above.levels
    )
    texts = [text for text in (above.definition, one.definition) if text]
    return replace(
        above,
        definition=_together(*texts) if texts else None,
        definition_lines=joined_lines(above.definition_lines, one.definition_lines if one.definition else ()),
        lines=joined_lines(above.lines, one.lines),
        levels=(*first, *later.values()),
        indicators=above.indicators + one.indicators,
        standards=above.standards + one.standards,
        areas=above.areas + one.areas,
    )


def _one_text(above: PlainStandard, below: PlainStandard) -> PlainStandard:
    return replace(
        above, text=_together(above.text, below.text), lines=joined_lines(above.lines, below.lines)
    )


def _together(text: str, *further: str) -> str:
    """Texts as one: a sentence that the page broke goes on, and another one begins a line of its own."""
    for other in further:
        text += ("\n" if text.endswith(ENDS_SENTENCE) and not other[:1].islower() else " ") + other
    return text


def _of_joined(one: PlainCompetency, whole: PlainCompetency, place: int) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{one.name}' was joined to '{whole.name}'"[:200],
        "It stands right below and says that it goes on. Its texts were put to those above, and nothing else was "
        "changed.",
        joined_lines(whole.lines),
        place,
    )
