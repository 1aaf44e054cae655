"""Labels that come back from competency to competency and that nobody knows."""

from models_app.calculations.plain import PlainCompetency, PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.known_labels import Known, bare_label
from models_app.exchange.lines import joined_lines
from models_app.exchange.performance_words import unheaded_standards

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
    ]


def _taken_as_levels(competencies: list[PlainCompetency], known: Known) -> list[PlainFinding]:
    taken = known.beside | known.by_form
    levels = [level for one in competencies for level in one.levels if bare_label(level.label) in taken]
    if not levels:
        return []
    quoted = ", ".join(dict.fromkeys(f"'{level.label}'" for level in levels))
    by_form = any(bare_label(level.label) in known.by_form for level in levels)
    title = "Nothing but their form tells that these are levels" if by_form else "Taken as levels"
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
