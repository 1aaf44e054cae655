"""Required levels as a document states them, among the labels of its own levels."""

import re
from dataclasses import replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, Unused
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import FIGURE, NO_SUCH_LEVEL

REQUIRED_LEVEL = "Required level"  # the meaning that readers give to the words of a stated level
# 'not Level 1' and 'above Level 1' state no level that has a label.
ANOTHER = re.compile(
    r"\b(?:not|no|never|except|without|below|above|beyond|under|over|than)\b|n['’]t\b", re.IGNORECASE
)


def with_required(
    competencies: list[PlainCompetency], labels: list[str]
) -> tuple[list[PlainCompetency], list[PlainFinding]]:
    """A stated level counts where it is one of the document's own; otherwise a finding tells what was stated."""
    result, findings = [], []
    for place, competency in enumerate(competencies):
        stated = competency.required_level
        if stated:
            label = same_level(stated.label, labels)
            if label is None:
                findings.append(unknown_level(competency, place))
            competency = replace(
                competency,
                required_level=replace(stated, label=label) if label else None,
                required_level_reason=competency.required_level_reason if label else "",
                required_level_evidence=competency.required_level_evidence if label else "",
            )
        result.append(competency)
    return result, findings


def without_dropped(
    frame: list[Frame], stated: list[PlainCompetency], kept: list[PlainCompetency]
) -> tuple[list[Frame], list[Unused]]:
    """Words of required levels that were not set stand in no value: they are not used."""
    dropped = [
        before
        for before, after in zip(stated, kept, strict=True)
        if before.required_level and after.required_level is None
    ]
    nowhere = [item for item in frame if any(states_level(competency, item) for competency in dropped)]
    return [item for item in frame if item not in nowhere], [
        Unused(item.lines, NO_SUCH_LEVEL, item.text) for item in nowhere
    ]


def states_level(competency: PlainCompetency, item: Frame) -> bool:
    """Whether these are the words in which the competency's required level is stated."""
    return (
        item.meaning == REQUIRED_LEVEL
        and set(item.lines) <= set(competency.lines)
        and f"'{item.text.strip()}'" in competency.required_level_reason
    )


def same_level(stated: str, labels: list[str]) -> str | None:
    """The label that is meant: written the same, or the only one with this figure ('3', 'Level 3', '3 – Skilled')."""
    wanted = folded(stated).rstrip(".")
    same = [label for label in labels if folded(label) == wanted]
    if not same and ANOTHER.search(wanted):
        return None
    figures = FIGURE.findall(wanted)
    if not same and len(figures) == 1:
        same = [label for label in labels if FIGURE.findall(label)[:1] == figures]
    if not same:
        same = [label for label in labels if wanted and wanted in re.split(r"[^\w]+", folded(label))]
    return same[0] if len(same) == 1 else None


def unknown_level(competency: PlainCompetency, place: int) -> PlainFinding:
    """What is asked where a stated level is none of the document's."""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"The stated level of {competency.name} is none of the document's levels",
        f"{competency.required_level_reason} No level of the document has this label. None was set.",
        competency.lines,
        place,
    )
