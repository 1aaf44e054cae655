"""Findings settled on the review, before there is a draft: kept with the import, carried out when the draft is made."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import transaction

from competency_portal.accounts.models import Agency, User
from competency_portal.errors import Problem, Refused
from competency_portal.reasons import reason_given
from models_app.actions.import_changes import record_import, still_open, swap
from models_app.actions.import_found import Decisions, Settled
from models_app.actions.refusing import insist
from models_app.actions.rows import ModelRows
from models_app.actions.settling import settle_findings, settle_uses
from models_app.actions.settling_values import Value, check_together, kept_evidence, problem_of_value
from models_app.calculations.finding_keys import finding_keys, level_keys, needs_value
from models_app.calculations.plain import PlainFinding, PlainLevelRef, PlainModel
from models_app.choices import FindingKind, SelectionUse
from models_app.models import DocumentImport, Finding, ModelVersion, ProficiencyLevel, ProficiencyScale
from models_app.permissions import may_edit_library

OF_AGENCY = "@"  # marks a level of the agency's; a level of the document begins with the code of its scale
NAMED = 20  # findings that an entry of the trail names; each has its own when the draft is made


@transaction.atomic
def settle_before_draft(
    *,
    imported: DocumentImport,
    plain: PlainModel,
    keys: Sequence[str],
    value: str | None = None,
    reason: str,
    evidence: str = "",
    actor: User,
    expected_edit: int | None = None,
) -> DocumentImport:
    """Keep how findings of the completed reading `plain` are settled, with one value and one reason.

    `keys` name them (`finding_keys`), or competencies of a model without levels (`level_keys`). `value` by kind: a
    level (`level_key`, `agency_levels`), a selection use, the words of a definition; None leaves a level or definition
    unstated, or says that somebody looked. `evidence`: what a level or use rests on. `make_draft` carries it out.
    Refused with every problem; nothing is written into the library.
    """
    insist(may_edit_library(actor, imported.agency_id))
    still_open(imported, expected_edit)
    reason = reason_given(reason)
    findings = _chosen(plain, keys)
    _check(imported.agency, plain, list(findings.values()), value)
    evidence = kept_evidence(evidence, {_kind(finding) for finding in findings.values()})
    decisions = Decisions.from_plain(imported.decisions)
    settled = {**decisions.settled, **dict.fromkeys(findings, Settled(value, reason, evidence))}
    swap(imported, decisions=replace(decisions, settled=settled).as_plain())
    titles = [finding.title for finding in findings.values()]
    after = {
        "findings": len(titles),
        "titles": titles[:NAMED],
        "value": value,
        **({"evidence": evidence} if evidence else {}),
    }
    record_import(imported, actor, "import.settle", after, reason)
    return imported


@transaction.atomic
def unsettle_before_draft(
    *, imported: DocumentImport, keys: Sequence[str], actor: User, expected_edit: int | None = None
) -> DocumentImport:
    """Take back what was settled on the review; the findings are open again."""
    insist(may_edit_library(actor, imported.agency_id))
    still_open(imported, expected_edit)
    decisions = Decisions.from_plain(imported.decisions)
    gone = [key for key in keys if key in decisions.settled]
    if not gone:
        raise Refused(Problem("Choose at least one that is settled.", field="findings"))
    settled = {key: one for key, one in decisions.settled.items() if key not in gone}
    swap(imported, decisions=replace(decisions, settled=settled).as_plain())
    record_import(imported, actor, "import.unsettle", {"findings": len(gone), "keys": gone[:NAMED]})
    return imported


def carry_out(version: ModelVersion, rows: ModelRows, settled: Mapping[str, Settled], actor: User) -> None:
    """Settle the findings of the draft just written as the review says. Inside the transaction that makes it."""
    if not settled:
        return
    places = {key: n for n, key in enumerate(finding_keys(rows.plain.findings), 1)}
    levels = unasked(rows.plain)
    if gone := [key for key in settled if key not in places and key not in levels]:
        raise Refused(*(_not_open(rows.plain, key) for key in gone))
    _require(version, {key: one for key, one in settled.items() if key in levels}, levels, actor)
    by_position = {}
    for row in version.findings.select_related("use__revision__scale", "use__required_level"):
        row.version = version  # one object, so that each counts the edit of the one before
        if row.use:
            row.use.version = version
        by_position[row.position] = row
    together: dict[tuple[str, Settled], list[Finding]] = {}
    for key in sorted(settled.keys() & places.keys(), key=lambda key: places[key]):
        row, one = by_position[places[key]], settled[key]
        together.setdefault((row.kind if row.needs_value else "", one), []).append(row)
    for (kind, one), findings in together.items():
        value = _value(rows, kind, one.value)
        settle_findings(findings=findings, value=value, reason=one.reason, evidence=one.evidence, actor=actor)


def _require(
    version: ModelVersion,
    settled: Mapping[str, Settled],
    levels: Mapping[str, PlainFinding],
    actor: User,
) -> None:
    """Levels of competencies of a model that states none."""
    together: dict[Settled, list[int]] = {}
    for key, one in settled.items():
        together.setdefault(one, []).append((levels[key].competency or 0) + 1)
    known = agency_levels(version.model.agency) if together else {}
    for one, positions in together.items():
        level = known.get(agency_level_id(one.value)) if one.value else None
        if one.value and level is None:
            raise Refused(
                Problem(f"The level {one.value.partition('|')[2]} is not there any more.", field="settled")
            )
        uses = list(version.uses.filter(position__in=positions))
        for use in uses:
            use.version = version
        settle_uses(uses=uses, required_level=level, reason=one.reason, evidence=one.evidence, actor=actor)


def agency_levels(agency: Agency) -> dict[str, ProficiencyLevel]:
    """Every level that the agency may use, for a model that states none, by its public id."""
    scales = ProficiencyScale.objects.usable_by(agency)
    levels = ProficiencyLevel.objects.filter(scale__in=scales).select_related("scale")
    return {level.public_id: level for level in levels.order_by("scale__name", "ordinal")}


def agency_level_key(level: ProficiencyLevel) -> str:
    """A level of the agency as a settled finding keeps it: found by its id, with the words of that day."""
    return f"{OF_AGENCY}{level.public_id}|{level.label} ({level.scale.name})"


def agency_level_id(value: str) -> str:
    """The public id of the agency's level that a settled finding keeps; empty for one of the document's own."""
    return value.removeprefix(OF_AGENCY).partition("|")[0] if value.startswith(OF_AGENCY) else ""


def unasked(plain: PlainModel) -> dict[str, PlainFinding]:
    """The required level of each competency, where one finding asks for the whole model, as if each were asked for."""
    keys = level_keys(plain.findings, len(plain.competencies))
    pairs = zip(keys, plain.competencies, strict=False)
    return {
        key: PlainFinding(str(FindingKind.REQUIRED_LEVEL), one.name, "", one.lines, place)
        for place, (key, one) in enumerate(pairs)
    }


def level_key(ref: PlainLevelRef) -> str:
    """A level by its scale's code and its label, as a settled finding keeps it."""
    return f"{ref.scale}|{ref.label}"


def levels_of(plain: PlainModel, place: int | None) -> list[PlainLevelRef]:
    """The levels that a competency may require: of the scale of its texts, else every one that the document has."""
    scales = {"": [words.text for words in plain.level_labels]}
    scales |= {scale.code: [level.label for level in scale.levels] for scale in plain.scales}
    one = plain.competencies[place] if place is not None else None
    codes = [one.scale] if one and one.levels else list(scales)
    return [PlainLevelRef(label, code) for code in codes for label in scales.get(code, ())]


def _chosen(plain: PlainModel, keys: Sequence[str]) -> dict[str, PlainFinding]:
    known = dict(zip(finding_keys(plain.findings), plain.findings, strict=True)) | unasked(plain)
    found = {key: known[key] for key in keys if key in known and not known[key].settled}
    if not keys or len(found) != len(set(keys)):
        raise Refused(Problem("Choose at least one finding of this document that is open.", field="findings"))
    return found


def _kind(finding: PlainFinding) -> str:
    """What value it needs; empty where it is only looked at."""
    return finding.kind if needs_value(finding) else ""


def _check(agency: Agency, plain: PlainModel, findings: Sequence[PlainFinding], value: str | None) -> None:
    """Every problem of the choice, at once."""
    check_together({_kind(finding) for finding in findings})
    of_agency = agency_levels(agency) if value and agency_level_id(value) else {}
    problems = [problem for one in findings if (problem := _problem(plain, one, value, of_agency))]
    if problems:
        raise Refused(*dict.fromkeys(problems))


def _problem(
    plain: PlainModel, finding: PlainFinding, value: str | None, of_agency: Mapping[str, ProficiencyLevel]
) -> Problem | None:
    """Why this value can't settle this finding."""
    if not needs_value(finding):
        return None
    if finding.kind != FindingKind.REQUIRED_LEVEL:
        return problem_of_value(finding.kind, None, value)
    if value is not None and value not in map(level_key, levels_of(plain, finding.competency)):
        if agency_level_id(value) in of_agency and not plain.competencies[finding.competency or 0].levels:
            return None
        name = plain.competencies[finding.competency or 0].name
        return Problem(f"{name} is not described on the scale of this level.", field="value")
    return None


def _value(rows: ModelRows, kind: str, value: str | None) -> Value:
    """The value as the settling action takes it, with the levels that are rows now."""
    if value is None or kind == FindingKind.DEFINITION:
        return value
    if kind == FindingKind.SELECTION_USE:
        return SelectionUse(value)
    scale, _, label = value.partition("|")
    return (rows.scales[scale][1] if scale else rows.levels)[label]


def _not_open(plain: PlainModel, key: str) -> Problem:
    kind, place, _ = key.split("-")
    label = str(FindingKind(kind).label)
    name = f" of {plain.competencies[int(place)].name}" if place.isdecimal() else ""
    return Problem(
        f"{label}{name}: you settled this, and with what you chose below it is no finding any more. "
        "Take it back where findings are settled.",
        field="settled",
    )
