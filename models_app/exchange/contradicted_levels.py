"""Required levels that the document states in words and contradicts by typeface: neither counts."""

from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, Unused
from models_app.choices import FindingKind
from models_app.exchange.labels import CONTRADICTED_LEVEL, NO_SUCH_LEVEL, TWO_LEVELS
from models_app.exchange.lines import joined_lines
from models_app.exchange.stated_levels import states_level


def against_marks(model: PlainModel, marked: dict[int, list[str]]) -> list[int]:
    """The competencies whose words state another level than the marked one."""
    return [
        n
        for n, labels in marked.items()
        if (level := model.competencies[n].required_level) and labels != [level.label]
    ]


def states_unknown_level(model: PlainModel, place: int) -> bool:
    """Whether the words of this competency state a level that no label has, or two: no mark may set another one."""
    within = set(model.competencies[place].lines)
    return any(
        left.reason in (NO_SUCH_LEVEL, TWO_LEVELS) and set(left.lines) <= within for left in model.unused
    )


def without_contradicted(
    model: PlainModel, marked: dict[int, list[str]], place: tuple[int, ...]
) -> PlainModel:
    """The model without stated levels where other ones are marked; a finding names both. `place`: what marks mean."""
    against = against_marks(model, marked)
    rows = [model.competencies[n] for n in against]
    said = [item for item in model.frame if any(states_level(row, item) for row in rows)]
    return replace(
        model,
        competencies=tuple(_unset(row) if n in against else row for n, row in enumerate(model.competencies)),
        findings=(*model.findings, *(_finding(model, n, marked[n], place) for n in against)),
        frame=tuple(item for item in model.frame if item not in said),
        unused=(*model.unused, *(Unused(item.lines, CONTRADICTED_LEVEL, item.text) for item in said)),
    )


def _unset(row: PlainCompetency) -> PlainCompetency:
    return replace(row, required_level=None, required_level_reason="", required_level_evidence="")


def _finding(model: PlainModel, n: int, labels: list[str], place: tuple[int, ...]) -> PlainFinding:
    row = model.competencies[n]
    named = " and ".join(f"'{label}'" for label in labels)
    levels = (level.lines for level in row.levels if level.label in labels)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Two required levels of {row.name} contradict each other",
        f"{row.required_level_reason} By its typeface, which it says marks the required level, {named} would be it. "
        "None was set.",
        joined_lines(place, *levels, *_stated_lines(model, row)),
        n,
    )


def _stated_lines(model: PlainModel, row: PlainCompetency) -> list[tuple[int, ...]]:
    return [item.lines for item in model.frame if states_level(row, item)]
