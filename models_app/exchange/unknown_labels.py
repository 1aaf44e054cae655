"""Labels that come back from competency to competency and that nobody knows."""

from models_app.calculations.plain import PlainCompetency, PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.known_labels import Known, bare_label
from models_app.exchange.lines import joined_lines
from models_app.exchange.performance_words import unheaded_standards


def labels_nobody_knows(competencies: list[PlainCompetency], known: Known) -> list[PlainFinding]:
    """What is asked where labels come back and no heading says what they are."""
    return [*unheaded_standards(competencies, known.unheaded), *_kept_as_areas(competencies, known)]


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
