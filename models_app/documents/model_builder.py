"""From a model version to what its printed form says. Words are taken over letter by letter."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from models_app.calculations.kept_words import Wording
from models_app.calculations.model_names import model_name
from models_app.choices import PartKind, SelectionUse, Substitution
from models_app.documents.model_sheet import (
    Areas,
    CompetencyGroup,
    Fact,
    LevelText,
    ModelCompetency,
    ModelSheet,
    OpenFinding,
    SourceRecord,
    Standard,
)
from models_app.models import CompetencyUse, Finding, MinimumRequirement, ModelPart, ModelVersion
from models_app.queries.gaps import unstated_in
from models_app.queries.kept_words import KeptWords, source_words
from models_app.queries.places import place
from models_app.queries.revision_texts import AreaList, area_lists, level_rows
from models_app.queries.surroundings import surroundings_of
from models_app.queries.version_page import findings_of, uses_with_texts

# Parts that the sheet has a place of its own for; all others are notes.
OWN_PLACE = (PartKind.PREFACE, PartKind.DESCRIPTION_OF_WORK, PartKind.MINIMUM_TRAINING)


@dataclass(frozen=True)
class Beside:
    """What competencies are compared with, or named beside: names of banks by code, and the version's source."""

    banks: dict[str, str]
    kept: KeptWords
    source: int | None


def build_model_sheet(version: ModelVersion) -> ModelSheet:
    """The printed form of a version; in a fixed number of queries. Give a version with its model, agency, source."""
    model, job, around = version.model, version.job, surroundings_of(version)
    parts = list(version.parts.all())
    open_findings = [f for f in findings_of(version) if f.is_open]
    uses = uses_with_texts(version)
    kept = KeptWords(uses)
    return ModelSheet(
        agency=around.agency,
        title=model_name(version.title, model.title),
        job_class=job.title,
        organization=job.organization or None,
        class_code=job.code or None,
        series=job.series or None,
        grade=job.grade or None,
        job_family=job.job_family or None,
        edition=f"Competency model, version {version.number}",
        state=version.get_state_display(),
        published_on=_day(version, around.time_zone),
        content_hash=version.content_hash or None,
        introduction=_paragraphs(parts, PartKind.PREFACE) or (),
        description_of_work=_paragraphs(parts, PartKind.DESCRIPTION_OF_WORK),
        has_description=_paragraphs(parts, PartKind.DESCRIPTION_OF_WORK) is not None,
        minimum_training=_paragraphs(parts, PartKind.MINIMUM_TRAINING),
        has_minimum=_paragraphs(parts, PartKind.MINIMUM_TRAINING) is not None,
        requirement=_requirement(version),
        notes=_notes(parts),
        groups=_groups(uses, open_findings, Beside(around.bank_names, kept, version.source_id)),
        findings=tuple(_open(f) for f in open_findings),
        unstated=tuple(text for _, _, text in unstated_in(uses, open_findings)),
        source=_source(version),
        source_words=source_words(version, uses, kept, parts),
        paper="a4" if around.paper_size == "a4" else "letter",
    )


def _day(version: ModelVersion, time_zone: str) -> str | None:
    """The day of publication where the agency is: the one that the page shows."""
    if version.published_at is None:
        return None
    local = version.published_at.astimezone(ZoneInfo(time_zone or "UTC"))
    return f"{local:%B} {local.day}, {local.year}"


def _requirement(version: ModelVersion) -> tuple[Fact, ...]:
    """The minimum requirement as data, as its page shows it; nothing where the version has none."""
    rule = MinimumRequirement.objects.filter(version=version).first()
    if rule is None:
        return ()
    stands_in = rule.substitution != Substitution.NOT_STATED
    return (
        Fact("Training or degree", rule.education or None),
        Fact("Experience", rule.experience or None),
        Fact("Years of experience", _years(rule.experience_years)),
        Fact("Experience in place of education", rule.get_substitution_display() if stands_in else None),
        Fact("Further years for each level above the lowest", _years(rule.further_years)),
    )


def _years(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _paragraphs(parts: list[ModelPart], kind: Any) -> tuple[str, ...] | None:
    """Paragraphs of all parts of a kind; None when the version has no such part."""
    texts = [part.text for part in parts if part.kind == kind]
    return tuple(p for text in texts for p in text.split("\n") if p.strip()) if texts else None


def _notes(parts: list[ModelPart]) -> tuple[str, ...]:
    """Each paragraph of the remaining parts, their heading before the first."""
    notes: list[str] = []
    for part in parts:
        if part.kind in OWN_PLACE:
            continue
        if part.heading and not part.text.startswith(part.heading):
            notes.append(part.heading)
        notes += [p for p in part.text.split("\n") if p.strip()]
    return tuple(notes)


def _groups(
    uses: list[CompetencyUse], findings: list[Finding], beside: Beside
) -> tuple[CompetencyGroup, ...]:
    """Groups in the order of the competencies, which the page has too: one that comes again is named again."""
    return tuple(
        CompetencyGroup(
            name,
            tuple(_competency(use, [f for f in findings if f.use_id == use.pk], beside) for use in members),
        )
        for name, members in groupby(uses, key=lambda use: use.group.name if use.group else None)
    )


def _competency(use: CompetencyUse, findings: list[Finding], beside: Beside) -> ModelCompetency:
    revision = use.revision
    stated = use.selection_use != SelectionUse.NOT_STATED
    return ModelCompetency(
        name=revision.family,
        variant=revision.variant or None,
        number=str(revision.bank_number) if revision.bank_number else None,
        definition=revision.definition,
        levels=tuple(
            LevelText(row.label, row.text, row.required) for row in level_rows(revision, use.required_level)
        ),
        levels_stated=revision.scale_id is not None,
        required_note=_required_note(use),
        indicators=tuple(row.text for row in revision.indicators.all()),
        standards=tuple(Standard(row.label, row.text) for row in revision.standards.all()),
        areas=tuple(
            Areas(a.heading, a.texts, numbered=bool(a.heading), of_definition=not a.heading)
            for a in area_lists(revision)
        ),
        selection_use=use.get_selection_use_display() if stated else None,
        findings=tuple(_open(f) for f in findings),
        record=_record(use, beside),
        changed=_changed(use, beside),
        because=_because(use),
        in_source=bool(use.source_id or revision.source_id),
    )


def _areas(found: AreaList) -> Areas:
    """A list under its own head is numbered, as sources do it; one without a head ends the definition's sentence."""
    return Areas(found.heading, found.texts, numbered=bool(found.heading), of_definition=not found.heading)


def _required_note(use: CompetencyUse) -> str:
    """Why the level was settled as it is, and what that rests on."""
    if not use.required_level:
        return ""
    evidence = use.required_level_evidence
    return " ".join(filter(None, [use.required_level_reason, evidence and f"Evidence: {evidence}"]))


def _because(use: CompetencyUse) -> tuple[Fact, ...]:
    """Why the use in selection was settled as it is, and what that rests on."""
    told = {
        "Reason for the use in selection": use.selection_use_reason,
        "Evidence for the use in selection": use.selection_use_evidence,
    }
    return tuple(Fact(label, text) for label, text in told.items() if text)


def _record(use: CompetencyUse, beside: Beside) -> tuple[Fact, ...]:
    bank = use.revision.competency.bank
    found = place(use.source or use.revision.source, use.source_lines or use.revision.source_lines)
    where = found.words[0].upper() + found.words[1:] if found else "Written in the portal"
    if found and found.document.pk != beside.source:
        where += f" of {found.document.title}"
    facts = [
        Fact("Wording", f"Revision {use.revision.number} in {beside.banks.get(bank.code, bank.name)}"),
        Fact("Place in the source", where),
    ]
    if use.required_level and use.required_level.scale_id != use.revision.scale_id:
        # The document has no levels of its own, or the agency chose another scale: the level table can't show it.
        level = f"{use.required_level} ({use.required_level.scale}). {_required_note(use)}"
        facts.insert(0, Fact("Required level", level.strip()))
    return tuple(facts)


def _changed(use: CompetencyUse, beside: Beside) -> str:
    return str(Wording.CHANGED) if beside.kept.of(use) == Wording.CHANGED else ""


def _open(finding: Finding) -> OpenFinding:
    return OpenFinding(finding.position, finding.shown_title, finding.detail)


def _source(version: ModelVersion) -> SourceRecord | None:
    source = version.source
    if source is None:
        return None
    return SourceRecord(
        title=source.title, sha256=source.sha256, extent=f"{len(source.lines())} lines of text"
    )
