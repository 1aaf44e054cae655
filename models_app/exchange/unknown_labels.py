"""Labels that come back from competency to competency and that nobody knows."""

import re

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainStandard
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.known_labels import Known, bare_label
from models_app.exchange.label_series import ranks_in_words
from models_app.exchange.labels import is_bare_count, names_level, section_of
from models_app.exchange.lines import joined_lines
from models_app.exchange.performance_words import performs, unheaded_standards

OPENING = re.compile(r"(?P<words>[^.:;\n]{1,40})(?:[.:]\s+|\n)(?=\S)")
LEVELS_BY_FORM = "Nothing but their form tells that these are levels"
TAKEN_AS_LEVELS = "Taken as levels"
MOST_WORDS = 3  # of the name of a level
LEAST_NAMES = 3  # labels below one name that may be names themselves
BY_FORM = (
    "They stand below the competencies in the same order, and no word that the portal knows says that they rank. Look "
    "at their order, lowest first. If they are something else, say so by hand, or move them in the draft."
)
BESIDE = (
    "They stand in one row with other levels and are written like these. Look at their order, lowest first. If they "
    "are something else, move them in the draft."
)


def labels_nobody_knows(competencies: list[PlainCompetency], known: Known) -> list[PlainFinding]:
    """What is asked where labels come back and no heading says what they are."""
    return [
        *unheaded_standards(competencies, known.unheaded),
        *_taken_as_levels(competencies, known),
        *_kept_as_areas(competencies, known),
        *_names_in_texts(competencies),
        *_names_below_one(competencies),
    ]


def _taken_as_levels(competencies: list[PlainCompetency], known: Known) -> list[PlainFinding]:
    taken = known.beside | known.by_form
    levels = [level for one in competencies for level in one.levels if bare_label(level.label) in taken]
    if not levels:
        return []
    quoted = ", ".join(dict.fromkeys(f"'{level.label}'" for level in levels))
    by_form = any(bare_label(level.label) in known.by_form for level in levels)
    title = LEVELS_BY_FORM if by_form else TAKEN_AS_LEVELS
    lines = joined_lines(*(level.lines for level in levels))
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"{title}: {quoted}"[:200],
            BY_FORM if by_form else BESIDE,
            lines,
            by_form=by_form,
        )
    ]


def _kept_as_areas(competencies: list[PlainCompetency], known: Known) -> list[PlainFinding]:
    areas = [area for one in competencies for area in one.areas if bare_label(area.heading) in known.further]
    labels = dict.fromkeys(area.heading for area in areas)
    if not labels:
        return []
    quoted = ", ".join(f"'{label}'" for label in labels)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Labels that come back were kept as areas: {quoted}"[:200],
            f"{quoted} stand in several competencies, and nothing says what the texts behind them are. If they are "
            "levels, performance standards or indicators, say so by hand, or move the texts in the draft.",
            joined_lines(*(area.lines for area in areas)),
        )
    ]


def _names_in_texts(competencies: list[PlainCompetency]) -> list[PlainFinding]:
    """'1 - Seed' in several competencies, with texts behind or below 'Seed': it may be the name of level 1."""
    opened: dict[str, list[PlainStandard]] = {}
    for level in (level for one in competencies for level in one.levels):
        if is_bare_count(level.label) or names_level(level.label):
            opened.setdefault(bare_label(level.label), []).append(level)
    named = {
        label: levels
        for label, levels in opened.items()
        if len(levels) > 1 and len({folded(_opening(level.text)) for level in levels}) == 1
    }
    named = {label: levels for label, levels in named.items() if _opening(levels[0].text)}
    if not named:
        return []
    quoted = ", ".join(f"'{levels[0].label} – {_opening(levels[0].text)}'" for levels in named.values())
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"These may be names of levels: {quoted}"[:200],
            "The texts of the level begin with the same words in every competency. They were kept as part of the "
            "texts: if they are the name of the level, move them to its label in the draft.",
            joined_lines(*(level.lines for levels in named.values() for level in levels)),
        )
    ]


def _opening(text: str) -> str:
    """The few words that stand apart in front of the rest of a text; empty where none do."""
    first = OPENING.match(text)
    return first["words"] if first and len(first["words"].split()) <= MOST_WORDS else ""


def _names_below_one(competencies: list[PlainCompetency]) -> list[PlainFinding]:
    """Labels of no known kind below the only competency, which has no definition: names below a line of the title."""
    texts = [text for one in competencies for text in (*one.standards, *one.levels)]
    labels = [text.label for text in texts] + [area.heading for one in competencies for area in one.areas]
    alone = len(competencies) == 1 and competencies[0].definition is None
    if not alone or len(labels) < LEAST_NAMES or any(map(_is_known, labels)):
        return []
    quoted = ", ".join(f"'{label}'" for label in labels)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"These labels may be the names of competencies: {quoted}"[:200],
            f"'{competencies[0].name}' was taken as the only competency, and it has no definition. No word that the "
            f"portal knows says that {quoted} are levels, standards or lists below it. If they are names of "
            "competencies, say so by hand, and leave out the lines above them.",
            competencies[0].lines,
            0,
            by_form=True,
        )
    ]


def _is_known(label: str) -> bool:
    ranked = ranks_in_words(label) or names_level(label) or is_bare_count(label) or performs(label)
    return ranked or section_of(label) is not None or not label.strip()
