"""Names that are whole sentences, a half of one, or so long that a text may stand in them."""

import re

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind
from models_app.exchange.lines import ENDS_SENTENCE, joined_lines

LEAST_WORDS = 9  # of a name that is a sentence
LONG = 10  # words, where a text may stand in the name
BROKEN_END = re.compile(r"(?:[,;]|\s(?:a|an|and|as|at|by|for|from|into|of|or|that|the|to|which|with))$")
SMALL = re.compile(r"[^\W\d_A-Z][^\W\d_A-Z]+\b")  # 'agent', and no 'eLearning' or 'e-mail'
NAMED = 3  # of them, in the finding


def of_sentences_as_names(model: PlainModel) -> list[PlainFinding]:
    """One finding for all of them; the reading is a guess, as their definitions stand in the names."""
    found = [
        one
        for one in model.competencies
        if one.definition is None
        and one.name.endswith(ENDS_SENTENCE)
        and len(one.name.split()) >= LEAST_WORDS
    ]
    if not found:
        return []
    named = _named(found)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"A name and its definition can't be told apart ({len(found)})",
            f"{named}. Each ends like a sentence and has no definition: both were taken as the name, since nothing "
            "tells where the name ends. Part them in the draft.",
            joined_lines(*(one.lines for one in found)),
            by_form=True,
        )
    ]


def of_broken_names(model: PlainModel) -> list[PlainFinding]:
    """One finding for names like parts of sentences, a guess unless all are written small; one for long names."""
    cut = [one for one in model.competencies if BROKEN_END.search(one.name)]
    small = [one for one in model.competencies if _is_small(one) and not BROKEN_END.search(one.name)]
    style = not cut and len(small) == len(model.competencies)  # of a document that writes all names so
    long = [
        one
        for one in model.competencies
        if len(one.name.split()) >= LONG and not one.name.endswith(ENDS_SENTENCE)
    ]
    broken = [*cut, *small]
    return [*_broken(broken, style, _place(model, broken)), *_long(long, _place(model, long))]


def _place(model: PlainModel, found: list[PlainCompetency]) -> int | None:
    """Where the only one stands; what is asked about several is asked about the model."""
    places = (place for place, one in enumerate(model.competencies) if one is found[0])
    return next(places, None) if len(found) == 1 else None


def _broken(found: list[PlainCompetency], style: bool, place: int | None) -> list[PlainFinding]:
    if not found:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"A name may be a part of a sentence ({len(found)})",
            f"{_named(found)}. Each begins with a small letter or ends in the middle of a phrase. Look whether a line "
            "of a text was taken as a name, and mend it in the draft.",
            joined_lines(*(one.lines for one in found)),
            place,
            by_form=not style,
        )
    ]


def _long(found: list[PlainCompetency], place: int | None) -> list[PlainFinding]:
    if not found:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"A name has {LONG} words or more ({len(found)})",
            f"{_named(found)}. Look whether a text stands in the name.",
            joined_lines(*(one.lines for one in found)),
            place,
        )
    ]


def _is_small(one: PlainCompetency) -> bool:
    return one.name[:1].islower() and bool(SMALL.match(one.name))


def _named(found: list[PlainCompetency]) -> str:
    return "; ".join(f"'{one.name[:100]}'" for one in found[:NAMED])
