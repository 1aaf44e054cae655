"""Competencies that a person leaves out of the draft, though a reader read them: the model without them."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from models_app.calculations.bank_numbers import LEFT_OUT
from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind


def new_places(count: int, gone: Collection[int]) -> dict[int, int]:
    """Where each competency that stays stands without the others, by its place so far."""
    stay = [place for place in range(count) if place not in gone]
    return {place: n for n, place in enumerate(stay)}


def without_competencies(plain: PlainModel, reasons: Mapping[int, str]) -> PlainModel:
    """The model without these competencies, their findings and groups that only they were in.

    A settled finding for each keeps its name and the reason on record.
    """
    gone = {place: reason for place, reason in reasons.items() if place < len(plain.competencies)}
    if not gone:
        return plain
    places = new_places(len(plain.competencies), gone)
    stay = [plain.competencies[place] for place in places]
    left = {plain.competencies[place].group for place in gone} - {one.group for one in stay}
    groups = new_places(len(plain.groups), [group for group in left if group is not None])
    return replace(
        plain,
        groups=tuple(plain.groups[n] for n in groups),
        competencies=tuple(
            one if one.group is None else replace(one, group=groups[one.group]) for one in stay
        ),
        findings=(
            *(
                finding
                if finding.competency is None
                else replace(finding, competency=places[finding.competency])
                for finding in plain.findings
                if finding.competency is None or finding.competency in places
            ),
            *(_on_record(plain.competencies[place], reason) for place, reason in sorted(gone.items())),
        ),
    )


def _on_record(one: PlainCompetency, reason: str) -> PlainFinding:
    return PlainFinding(
        str(FindingKind.LAYOUT),
        f"'{one.name[:150]}' was left out on the review of the import",
        "The portal read it as a competency. Somebody left it out of the draft.",
        one.lines,
        settled=True,
        value=LEFT_OUT,
        reason=reason,
    )
