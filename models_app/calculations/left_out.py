"""What a newer document leaves out of the version before it, beside whole competencies; and how it stays.

Left out is what the document has nothing of at all where the version has something: a definition, all level texts, all
indicators and so on of a competency, the texts of one kind around them, the groups, the minimum requirement. Fewer
texts of a kind are other words, which the review shows as a new revision.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, PlainScale
from models_app.choices import FindingKind, PartKind

TEXTS = {
    "definition": "Definition",
    "levels": "Level texts",
    "indicators": "Behavioral indicators",
    "standards": "Performance standards",
    "areas": "Competency areas",
}
KEPT = "kept-"  # marks a scale of the version whose code the document gives to another one

Pairs = Mapping[int, int]
"""Places of the document's competencies, each with the place in the version of the one that it is."""


def texts_left_out(before: PlainModel, after: PlainModel, pairs: Pairs) -> list[str]:
    """In words, in the order of the document: 'Definition of Writing', 'Note', 'Groups of competencies'."""
    found = [
        f"{TEXTS[name]} of {after.competencies[place].name}"
        for place, old in sorted(pairs.items())
        for name in _missing(before.competencies[old], after.competencies[place])
    ]
    found += [str(PartKind(kind).label) for kind in _missing_kinds(before, after)]
    if _groups_missing(before, after, pairs):
        found.append("Groups of competencies")
    if before.requirement is not None and after.requirement is None:
        found.append("Minimum requirement as data")
    return found


def with_texts_kept(before: PlainModel, after: PlainModel, pairs: Pairs) -> PlainModel:
    """The document's model with everything that it leaves out as the version has it; the texts name no lines of it."""
    scales, codes = _scales(before, after)
    competencies = list(after.competencies)
    for place, old in pairs.items():
        competencies[place] = _kept(before.competencies[old], competencies[place], codes)
    changes: dict[str, Any] = {}
    if _groups_missing(before, after, pairs):
        changes["groups"] = tuple(replace(group, lines=()) for group in before.groups)
        for place, old in pairs.items():
            competencies[place] = replace(competencies[place], group=before.competencies[old].group)
    if before.requirement is not None and after.requirement is None:
        changes["requirement"] = replace(before.requirement, lines=())
    return replace(
        after,
        competencies=tuple(competencies),
        parts=_parts(before, after),
        scales=scales,
        findings=_findings(after, competencies),
        **changes,
    )


def _missing(before: PlainCompetency, after: PlainCompetency) -> list[str]:
    return [name for name in TEXTS if getattr(before, name) and not getattr(after, name)]


def _kept(before: PlainCompetency, after: PlainCompetency, codes: Mapping[str, str]) -> PlainCompetency:
    changes: dict[str, Any] = {}
    for name in _missing(before, after):
        value = getattr(before, name)
        changes[name] = value if name == "definition" else tuple(replace(text, lines=()) for text in value)
    if "definition" in changes:
        changes["definition_lines"] = ()
    if "levels" in changes:
        changes["scale"] = codes[before.scale]
    return replace(after, **changes)


def _scales(before: PlainModel, after: PlainModel) -> tuple[tuple[PlainScale, ...], dict[str, str]]:
    """The document's scales and the version's, and how the version's are called among them."""
    taken = {scale.code: scale for scale in after.scales}
    codes = {}
    for scale in before.scales:
        same = scale.code not in taken or taken[scale.code] == scale
        codes[scale.code] = scale.code if same else f"{KEPT}{scale.code}"
        taken[codes[scale.code]] = replace(scale, code=codes[scale.code])
    return tuple(taken.values()), codes


def _missing_kinds(before: PlainModel, after: PlainModel) -> list[str]:
    there = {str(part.kind) for part in after.parts}
    return list(dict.fromkeys(str(part.kind) for part in before.parts if str(part.kind) not in there))


def _parts(before: PlainModel, after: PlainModel) -> tuple:
    """The document's texts and the kept ones, kinds in the order of the version."""
    missing = _missing_kinds(before, after)
    if not missing:
        return after.parts
    order = {str(part.kind): -n for n, part in enumerate(reversed(before.parts), 1)}
    kept = tuple(replace(part, lines=()) for part in before.parts if str(part.kind) in missing)
    return tuple(sorted((*after.parts, *kept), key=lambda part: order.get(str(part.kind), 0)))


def _groups_missing(before: PlainModel, after: PlainModel, pairs: Pairs) -> bool:
    return not after.groups and any(before.competencies[old].group is not None for old in pairs.values())


def _findings(after: PlainModel, competencies: list[PlainCompetency]) -> tuple[PlainFinding, ...]:
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
    found += [
        PlainFinding(
            str(FindingKind.REQUIRED_LEVEL),
            f"Required level of {competencies[n].name} is not stated",
            "The document states no levels; those of the version before stay. Say which one the job needs.",
            competencies[n].lines,
            n,
        )
        for n in levelled
        if n not in asked and competencies[n].required_level is None
    ]
    return tuple(found)
