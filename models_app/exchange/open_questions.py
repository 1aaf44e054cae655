"""What any document leaves open, found by looking at the plain rows: levels, selection use, definitions, slips."""

import re
from collections.abc import Iterator
from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, PlainPart, Unused, Words
from models_app.choices import FindingKind
from models_app.exchange.bands import BY_GRADE
from models_app.exchange.inconsistencies import inconsistencies
from models_app.exchange.labels import CONTRADICTED_LEVEL, NO_SUCH_LEVEL, TWO_LEVELS
from models_app.exchange.legends import EXPLAINS
from models_app.exchange.lines import ENDS_SENTENCE, joined_lines
from models_app.exchange.remarks import levels_in_brackets, remarks_in_brackets
from models_app.exchange.role_columns import BY_ROLE
from models_app.exchange.typeface import TELLS_TYPEFACE
from models_app.exchange.typeface_sentences import marks_required

NOT_FOR_SELECTION = re.compile(r"not for selection", re.IGNORECASE)
OF_VALUES = (FindingKind.REQUIRED_LEVEL, FindingKind.SELECTION_USE, FindingKind.DEFINITION)
DOUBLED_COMMA = re.compile(r",\s*,")


def completed(model: PlainModel) -> PlainModel:
    """The model with everything to settle among its findings, as an import takes it; doing it twice is harmless."""
    if not model.asks_open_questions:
        return model
    return replace(model, findings=tuple(open_questions(model)), asks_open_questions=False)


def open_questions(model: PlainModel) -> list[PlainFinding]:
    """Everything to settle, values first, then the text, then the layout that the reader met."""
    if not model.asks_open_questions:
        return list(model.findings)
    return [
        *_required_levels(model),
        *_selection_uses(model),
        *_definitions(model),
        *_slips(model),
        *inconsistencies(model),
        *levels_in_brackets(model),
        *remarks_in_brackets(model),
        *model.findings,
    ]


def asked_of_added(model: PlainModel) -> list[PlainFinding]:
    """What competencies without identifier leave open in a file that brings its findings along: somebody added them."""
    added = {place for place, row in enumerate(model.competencies) if not row.slug}
    if len(added) == len(model.competencies):
        return []
    asking = replace(model, asks_open_questions=True, findings=())
    asked = {
        (str(finding.kind), finding.competency) for finding in model.findings if finding.kind in OF_VALUES
    }
    return [
        finding
        for finding in open_questions(asking)
        if finding.competency in added and (str(finding.kind), finding.competency) not in asked
    ]


def _part(model: PlainModel, pattern: re.Pattern) -> PlainPart | None:
    return next((p for p in model.parts if any(pattern.search(text) for text in p.paragraphs)), None)


def _required_levels(model: PlainModel) -> Iterator[PlainFinding]:
    """One a competency; a document without any levels has one question, not one for each competency."""
    if not model.level_labels and not any(
        level for c in model.competencies for level in (*c.levels, c.required_level)
    ):
        yield _no_levels(model)
        return
    typeface = _typeface_lines(model)
    marked = any(competency.required_level for competency in model.competencies)
    described = any(competency.levels for competency in model.competencies)
    told = any(item.meaning == TELLS_TYPEFACE for item in model.frame)
    by_grade = {finding.competency for finding in model.findings if BY_GRADE in finding.title}
    for place, competency in enumerate(model.competencies):
        if competency.required_level:
            continue
        levels = tuple(n for level in competency.levels for n in level.lines)
        unknown = _stated_in(competency, _unknown_levels(model))
        if two := _all_stated_in(competency, TWO_LEVELS, model):
            yield _stated_on_two_lines(competency, two, levels, place)
            continue
        if twofold := _stated_in(competency, _contradicted_levels(model)):
            yield _stated_twice(competency, twofold, (*levels, *twofold.lines), place)
            continue
        yield PlainFinding(
            FindingKind.REQUIRED_LEVEL,
            f"Required level of {competency.name} {'is not one of the levels' if unknown else 'is not stated'}",
            f"The document states '{unknown.text}'. No level of the document has this label. None was assumed."
            if unknown
            else _lost_typeface(typeface, marked, told)
            if typeface
            else f"The document {'describes' if described else 'names'} the levels and "
            f"{'states them by grade only' if place in by_grade else 'does not say which one the job needs'}. None was "
            "assumed.",
            (*typeface, *levels),
            place,
        )


def _no_levels(model: PlainModel) -> PlainFinding:
    decide = (
        "Where a level is needed, it must be decided for that competency, on a scale that the agency chooses."
    )
    if stated := _unknown_levels(model):
        return PlainFinding(
            FindingKind.REQUIRED_LEVEL,
            "The model states required levels and describes none",
            f"The document states required levels such as '{stated[0].text}' and does not say on which scale: no level "
            f"is described. None was set. {decide}",
            joined_lines(*(left.lines for left in stated)),
        )
    if explained := [left.lines for left in model.unused if left.reason == EXPLAINS]:
        lines = joined_lines(*explained)
        return PlainFinding(
            FindingKind.REQUIRED_LEVEL,
            "The model explains a scale and states no level by it",
            f"The document explains levels (line {lines[0]}), which were not taken as texts. It describes no "
            f"competency by them and states {_stated_instead(model).removeprefix('states ')}. {decide}",
            lines,
        )
    return PlainFinding(
        FindingKind.REQUIRED_LEVEL,
        "The model states no levels",
        f"The document describes no proficiency levels and {_stated_instead(model)}. {decide}",
        model.title.lines,
    )


def _stated_instead(model: PlainModel) -> str:
    """What the document has of required levels where nobody can tell which level they are."""
    for title, whose in ((BY_GRADE, "grade"), (BY_ROLE, "role")):
        if any(title in finding.title for finding in model.findings):
            return f"states levels by {whose} only, which were kept as areas"
    if any(competency.standards for competency in model.competencies):
        return "no required level for any competency. Its performance standards were not taken as levels"
    return "no required level for any competency"


def _unknown_levels(model: PlainModel) -> list[Unused]:
    """What the document states as required levels without a level of that label."""
    return [left for left in model.unused if left.reason == NO_SUCH_LEVEL]


def _contradicted_levels(model: PlainModel) -> list[Unused]:
    return [left for left in model.unused if left.reason == CONTRADICTED_LEVEL]


def _stated_in(competency: PlainCompetency, stated: list[Unused]) -> Unused | None:
    return next((left for left in stated if set(left.lines) <= set(competency.lines)), None)


def _stated_twice(
    competency: PlainCompetency, stated: Unused, lines: tuple[int, ...], place: int
) -> PlainFinding:
    return PlainFinding(
        FindingKind.REQUIRED_LEVEL,
        f"Required level of {competency.name} is stated in two ways",
        f"The document states '{stated.text}' and marks another level by typeface. None was assumed: look at the "
        "original.",
        lines,
        place,
    )


def _all_stated_in(competency: PlainCompetency, reason: str, model: PlainModel) -> list[Unused]:
    within = set(competency.lines)
    return [left for left in model.unused if left.reason == reason and set(left.lines) <= within]


def _stated_on_two_lines(
    competency: PlainCompetency, stated: list[Unused], levels: tuple[int, ...], place: int
) -> PlainFinding:
    named = " and ".join(f"'{left.text}' (line {left.lines[0]})" for left in stated)
    return PlainFinding(
        FindingKind.REQUIRED_LEVEL,
        f"Required level of {competency.name} is stated in two ways",
        f"The document states {named}. They differ, so that none was set: look at the original.",
        joined_lines(levels, *(left.lines for left in stated)),
        place,
    )


def _typeface_lines(model: PlainModel) -> tuple[int, ...]:
    """Where the document says which typeface marks the required level; empty where it says nothing of it."""
    for part in model.parts:
        if any(marks_required(text).faces for text in part.paragraphs):
            return part.lines
    return next((item.lines for item in model.frame if item.meaning == TELLS_TYPEFACE), ())


def _lost_typeface(lines: tuple[int, ...], others_marked: bool, told: bool) -> str:
    line = lines[0]
    if others_marked:
        return (
            f"The document marks the required level by typeface (line {line}). Others carry the mark; here no "
            "single level does. None was assumed: look at the original."
        )
    if told:
        return (
            f"The document marks the required level by typeface (line {line}). No single level of this competency "
            "is printed so as a whole. None was assumed: look at the original."
        )
    return (
        f"The document marks the required level by typeface (line {line}). The text on file has lost the "
        "typeface, so that no level is marked. None was assumed: look at the original."
    )


def _selection_uses(model: PlainModel) -> Iterator[PlainFinding]:
    note = _part(model, NOT_FOR_SELECTION)
    marked = any(competency.selection_use != "not_stated" for competency in model.competencies)
    for place, competency in enumerate(model.competencies):
        if competency.selection_use != "not_stated":
            continue
        yield PlainFinding(
            FindingKind.SELECTION_USE,
            f"Selection use of {competency.name} is not stated",
            _unmarked(note, marked)
            if note
            else "The document does not say whether candidates may be screened on it. It can't be picked for a hiring "
            "action until it is settled.",
            (*(note.lines if note else ()), *competency.lines[:1]),
            place,
        )


def _unmarked(note: PlainPart, others_marked: bool) -> str:
    line = note.lines[0]
    if others_marked:
        return (
            f"The document says that some competencies are marked 'Not for selection' (line {line}). Others carry the "
            "mark, this one does not; the document does not say what that means for it. It can't be picked for a "
            "hiring action until it is settled."
        )
    return (
        f"The document says that some competencies are marked 'Not for selection' (line {line}), but in "
        "the text on file none carries the mark, this one included. It can't be picked for a hiring action until "
        "it is settled."
    )


def _definitions(model: PlainModel) -> Iterator[PlainFinding]:
    for place, competency in enumerate(model.competencies):
        if competency.definition is None:
            yield PlainFinding(
                FindingKind.DEFINITION,
                f"{competency.name} has no definition",
                f"The document {'describes its levels' if competency.levels else 'names it'} and gives no definition. "
                "It stays without one until somebody writes it.",
                competency.definition_lines,
                place,
            )


def _slips(model: PlainModel) -> Iterator[PlainFinding]:
    for place, competency in enumerate(model.competencies):
        yield from _doubled_commas(place, competency)
        yield from _missing_ends(place, competency)


def _doubled_commas(place: int, competency: PlainCompetency) -> Iterator[PlainFinding]:
    for match in DOUBLED_COMMA.finditer(competency.definition or ""):
        around = competency.definition[max(0, match.start() - 20) : match.end() + 20].split(" ", 1)[-1]
        around = around.rsplit(" ", 1)[0]
        yield PlainFinding(
            FindingKind.TEXT,
            f"Doubled comma in {competency.name}",
            f"The definition has '{around}' with two commas; a word may be missing between them. Kept to the letter.",
            competency.definition_lines[-1:],
            place,
        )


def _missing_ends(place: int, competency: PlainCompetency) -> Iterator[PlainFinding]:
    """Items of a list that lack the end mark which all others have; one alone has no others."""
    if len(competency.indicators) < 2:
        return
    for number, item in enumerate(competency.indicators, 1):
        if not _ends(item) and all(_ends(other) for other in competency.indicators if other is not item):
            yield PlainFinding(
                FindingKind.TEXT,
                f"Indicator {number} of {competency.name} has no period",
                f"The indicator ends with '{' '.join(item.text.split()[-3:])}' and no period, unlike the others. It "
                "may have been cut off in the source. Kept to the letter.",
                item.lines,
                place,
            )


def _ends(words: Words) -> bool:
    return words.text.endswith(ENDS_SENTENCE)
