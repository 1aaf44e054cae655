"""What a newer document leaves out of the version before it, beside whole competencies; and how it stays.

Left out is what has no counterpart in the document: a definition, a level text, an indicator, a standard, an area, a
paragraph around the competencies, a group, the title, a fact of the minimum requirement. What stands there in other
words is no such thing: the review shows it as a difference.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models_app.calculations.left_groups import grouped, left_of_groups
from models_app.calculations.left_items import LeftText, kept, left_of
from models_app.calculations.left_parts import left_of_parts, with_parts
from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainRequirement,
    PlainScale,
)
from models_app.choices import FindingKind

EMPTIED = "has places without words"  # a finding of a file that is told of in the question what stays
KEPT = "kept-"  # marks a scale of the version whose code the document gives to another one
UNSAID = (None, "", "not_stated")  # what a fact of the minimum requirement is where nobody states it
FACTS = {
    "education": "Education",
    "experience": "Experience",
    "experience_years": "Years of experience",
    "substitution": "Substitution of experience for education",
    "further_years": "Further years",
}

Pairs = Mapping[int, int]
"""Places of the document's competencies, each with the place in the version of the one that it is."""


def texts_left_out(before: PlainModel, after: PlainModel, pairs: Pairs) -> list[LeftText]:
    """In the order of the document: 'Definition of Writing', 'Level 1 and Level 2 of Writing', 'Note'."""
    return list(_left_out(before, after, pairs))


def with_texts_kept(before: PlainModel, after: PlainModel, pairs: Pairs) -> PlainModel:
    """The document's model with everything that it leaves out as the version has it; the texts name no lines of it."""
    scales = _scales(before, after)
    competencies = list(after.competencies)
    for place, old in pairs.items():
        own = _labels(after, competencies[place])
        competencies[place] = kept(before.competencies[old], competencies[place], scales, own)
    used = {one.scale for one in competencies}
    added = [scale for scale in scales.values() if scale.code in used and scale not in after.scales]
    whole = grouped(before, replace(after, competencies=tuple(competencies)), pairs)
    return replace(
        whole,
        title=after.title if after.title.text else replace(before.title, lines=()),
        parts=with_parts(before.parts, after.parts),
        requirement=_requirement(before.requirement, after.requirement),
        scales=(*after.scales, *added),
        findings=_findings(after, competencies),
    )


def without_answered(model: PlainModel, lost: Sequence[LeftText]) -> PlainModel:
    """The model without findings about empty places of which somebody was asked whether the old words stay."""
    asked = {text.of for text in lost}
    findings = tuple(
        finding
        for finding in model.findings
        if not (finding.title.endswith(EMPTIED) and _whose(model, finding) in asked)
    )
    return replace(model, findings=findings) if len(findings) < len(model.findings) else model


def _whose(model: PlainModel, finding: PlainFinding) -> str | None:
    return None if finding.competency is None else model.competencies[finding.competency].name


def _left_out(before: PlainModel, after: PlainModel, pairs: Pairs) -> Iterator[LeftText]:
    for place, old in sorted(pairs.items()):
        one = before.competencies[old]
        own = _labels(after, after.competencies[place])
        yield from left_of(one, after.competencies[place], _labels(before, one), own)
    yield from left_of_parts(before.parts, after.parts)
    yield from left_of_groups(before, after, pairs)
    yield from _left_of_requirement(before.requirement, after.requirement)
    if before.title.text and not after.title.text:
        yield LeftText("Title of the model")


def _left_of_requirement(
    before: PlainRequirement | None, after: PlainRequirement | None
) -> Iterator[LeftText]:
    if before is not None and after is None:
        yield LeftText("Minimum requirement as data")
    elif before is not None:
        for name in _unsaid(before, after):
            yield LeftText(f"{FACTS[name]} of the minimum requirement")


def _requirement(before: PlainRequirement | None, after: PlainRequirement | None) -> PlainRequirement | None:
    if before is None or after is None:
        return after if before is None else replace(before, lines=())
    return replace(after, **{name: getattr(before, name) for name in _unsaid(before, after)})


def _unsaid(before: PlainRequirement, after: PlainRequirement | None) -> list[str]:
    """Facts that only the version states."""
    return [name for name in FACTS if getattr(before, name) not in UNSAID and getattr(after, name) in UNSAID]


def _labels(model: PlainModel, competency: PlainCompetency) -> list[str]:
    """Levels of the scale that a competency is described on, lowest first."""
    scale = next((one for one in model.scales if one.code == competency.scale), None)
    return [level.label for level in scale.levels] if scale else [words.text for words in model.level_labels]


def _scales(before: PlainModel, after: PlainModel) -> dict[str, PlainScale]:
    """The version's scales by their code there, each under one that it may have beside the document's."""
    taken = {scale.code: scale for scale in after.scales}
    return {
        scale.code: scale
        if taken.get(scale.code, scale) == scale
        else replace(scale, code=f"{KEPT}{scale.code}")
        for scale in before.scales
    }


def _findings(after: PlainModel, competencies: Sequence[PlainCompetency]) -> tuple[PlainFinding, ...]:
    """Without those about a definition or levels that are there now; a required level is asked for where levels are."""
    defined = {n for n, one in enumerate(competencies) if one.definition is not None}
    levelled = [n for n, one in enumerate(competencies) if one.levels and not after.competencies[n].levels]
    found = [
        finding
        for finding in after.findings
        if not (finding.kind == FindingKind.DEFINITION and finding.competency in defined)
        and not (levelled and finding.kind == FindingKind.REQUIRED_LEVEL and finding.competency is None)
    ]
    asked = {f.competency for f in found if f.kind == FindingKind.REQUIRED_LEVEL}
    moved = [
        n
        for n, one in enumerate(competencies)
        if after.competencies[n].required_level and not one.required_level
    ]
    found += [
        PlainFinding(
            str(FindingKind.REQUIRED_LEVEL),
            f"Required level of {competencies[n].name} is not stated",
            "The document states no levels; those of the version before stay. Say which one the job needs."
            if n in levelled
            else "The document requires a level that the scale does not have on which the level texts stay. Say which "
            "one the job needs.",
            competencies[n].lines,
            n,
        )
        for n in sorted({*levelled, *moved})
        if n not in asked and competencies[n].required_level is None
    ]
    return tuple(found)
