"""Labels of performance standards without a heading: told from levels by their words and by where they stand."""

import re
from collections.abc import Iterable

from models_app.calculations.plain import PlainCompetency, PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.labels import names_level
from models_app.exchange.lines import joined_lines

TAKEN_AS_STANDARDS = "These were taken as performance standards"
MAY_BE_STANDARDS = "These levels may be performance standards"
LEAST = 2  # labels of a scale, and of standards
PERFORMANCE = re.compile(
    r"(?:(?:un|in|less than |more than |highly )?satisfactory|superior|outstanding|(?:un)?acceptable|exceptional|"
    r"excellent|marginal|(?:fully |minimally )?successful|needs improvement|"
    r"(?:meets?|exceeds?|below|(?:does|do) not meet)(?: (?:all|the))?(?: (?:expectations?|standards?|requirements?))?)"
    r"(?: (?:performance|performer|work))?",
    re.IGNORECASE,
)


def performs(label: str) -> bool:
    """Whether a label says how well somebody works: 'Superior'. A scale may use the same word."""
    return bool(PERFORMANCE.fullmatch(label.strip(" :")))


def standards_among(
    levels: set[str], others: set[str], announced: set[str], blocks: list[list[str]]
) -> set[str]:
    """Those of the labels that are standards: two or more such words below the scale, or without any scale.

    `announced` are those below a heading of levels: alone there they are the scale. `blocks`: the labels of each.
    """
    found = {label for label in levels | others if performs(label)}
    scale = levels - found
    if len(found) < LEAST or (scale and not _end(found, scale, blocks)):
        return set()
    return found if len(scale) >= LEAST or (not scale and not found & announced) else set()


def strangers_among(levels: set[str], announced: set[str], blocks: list[list[str]]) -> set[str]:
    """Words that stand below a numbered scale, two or more: of another kind, so that nobody can tell what they are."""
    scale = {label for label in levels if names_level(label)}
    found = levels - scale - announced
    alike = len(scale) >= LEAST and len(found) >= LEAST
    return found if alike and _end(found, scale, blocks) else set()


def _end(labels: set[str], scale: set[str], blocks: list[list[str]]) -> bool:
    """Whether these labels stand below those of the scale wherever both stand."""
    for block in blocks:
        first = next((n for n, label in enumerate(block) if label in labels), len(block))
        if any(label in scale for label in block[first:]):
            return False
    return True


def unheaded_standards(competencies: Iterable[PlainCompetency], labels: frozenset[str]) -> list[PlainFinding]:
    """What is asked where standards were known by their words only. `labels` in small letters."""
    found = [s for one in competencies for s in one.standards if s.label.strip(" :").casefold() in labels]
    if not found:
        return []
    quoted = ", ".join(dict.fromkeys(f"'{standard.label}'" for standard in found))
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"{TAKEN_AS_STANDARDS}: {quoted}"[:200],
            f"No heading above {quoted} says what they are. By their words they tell how well somebody performs, and "
            "they are no part of the scale. If they are levels, say so by hand, or move them in the draft.",
            joined_lines(*(standard.lines for standard in found)),
        )
    ]
