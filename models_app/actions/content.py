"""The whole content of a model version as plain data, and the hash that seals it.

Who did what when is not content; which words, levels, uses and settled findings a version holds is.
"""

import hashlib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from competency_portal.audit.hashing import canonical
from models_app.models import (
    CompetencyRevision,
    CompetencyUse,
    Finding,
    MinimumRequirement,
    ModelVersion,
    ProficiencyLevel,
)

# Facts of the job class that are sealed with a version, as pages call them.
FACTS = {
    "title": "Title of the job class",
    "organization": "Organization",
    "job_family": "Job family",
    "code": "Class code",
    "series": "Series",
    "grade": "Grade",
}


def content_of(version: ModelVersion) -> dict[str, Any]:
    """Everything that freezes when the version is published; in a fixed number of queries."""
    model = version.model
    uses = version.uses.select_related(
        "group",
        "required_level__scale__agency",
        "revision__competency__bank__agency",
        "revision__scale__agency",
    ).prefetch_related(
        "revision__levels__level",
        "revision__indicators",
        "revision__standards",
        "revision__areas",
        "revision__scale__levels",
    )
    content = {
        "model": list(model.natural_key()),
        "number": version.number,
        "title": version.title,
        "job_class": version.job_facts or version.model.job_class.facts(),
        "source": version.source.sha256 if version.source else None,
        "parts": [[p.kind, p.heading, p.text, p.source_lines] for p in version.parts.all()],
        "groups": [[g.name, g.source_lines] for g in version.groups.all()],
        "competencies": [_use(use) for use in uses],
        "findings": [_finding(f) for f in version.findings.select_related("use")],
    }
    if rule := MinimumRequirement.objects.filter(version=version).first():
        content["requirement"] = _requirement(rule)
    return content


def read_of(version: ModelVersion) -> tuple[str, dict[str, str]]:
    """The hash that the version would be sealed with as it is, and its parts by their names on pages."""
    content = content_of(version)
    uses = content["competencies"]
    parts = {
        **{label: content["job_class"][fact] for fact, label in FACTS.items()},
        "Title": content["title"],
        "Texts": content["parts"],
        "Minimum requirement": content.get("requirement"),
        "Groups": content["groups"],
        "Bank": [use["competency"][:2] for use in uses],
        "Proficiency scales": [use["scale"] for use in uses],
        "Competencies": [{**use, "competency": use["competency"][2:], "scale": None} for use in uses],
        "Findings": content["findings"],
    }
    return _sha256(content), {name: canonical({"": part}) for name, part in parts.items()}


def content_hash_of(version: ModelVersion) -> str:
    """SHA-256 over the canonical JSON of the content, as 64 hexadecimal digits."""
    return _sha256(content_of(version))


def revision_content_of(revision: CompetencyRevision) -> dict[str, Any]:
    """The words of one competency revision, with its scale and the places that they came from."""
    return {
        "competency": list(revision.competency.natural_key()),
        "name": revision.name,
        "number": revision.bank_number,
        "revision": revision.number,
        "definition": revision.definition,
        "source_lines": revision.source_lines,
        "scale": _scale(revision),
        "levels": [[r.level.ordinal, r.level.label, r.text, r.source_lines] for r in revision.levels.all()],
        "indicators": [[r.text, r.source_lines] for r in revision.indicators.all()],
        "standards": [[r.label, r.text, r.source_lines] for r in revision.standards.all()],
        "areas": [[r.heading, r.text, r.source_lines] for r in revision.areas.all()],
    }


def revision_hash_of(revision: CompetencyRevision) -> str:
    """SHA-256 over the canonical JSON of the revision's words."""
    return _sha256(revision_content_of(revision))


def _sha256(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _requirement(rule: MinimumRequirement) -> dict[str, Any]:
    return {
        "education": rule.education,
        "experience": rule.experience,
        "experience_years": _decimal(rule.experience_years),
        "substitution": rule.substitution,
        "further_years": _decimal(rule.further_years),
        "source_lines": rule.source_lines,
    }


def _decimal(value: Decimal | None) -> str | None:
    """One text for one number, whether it comes from the database or was just made."""
    return None if value is None else f"{value:.2f}"


def _use(use: CompetencyUse) -> dict[str, Any]:
    # Evidence came later than the first sealed versions; their hashes hold because nothing is said where there is none.
    evidence = {
        name: text
        for name in ("required_level_evidence", "selection_use_evidence")
        if (text := getattr(use, name))
    }
    return {
        **revision_content_of(use.revision),
        "position": use.position,
        "group": use.group.name if use.group else None,
        "required_level": _level(use.required_level),
        "required_level_reason": use.required_level_reason,
        "selection_use": use.selection_use,
        "selection_use_reason": use.selection_use_reason,
        "place": use.source_lines,
        **evidence,
    }


def _level(level: ProficiencyLevel | None) -> list[Any] | None:
    return [*level.natural_key(), level.label] if level else None


def _scale(revision: CompetencyRevision) -> dict[str, Any] | None:
    scale = revision.scale
    if scale is None:
        return None
    return {"key": list(scale.natural_key()), "levels": list(_levels(scale.levels.all()))}


def _levels(levels: Iterable[ProficiencyLevel]) -> Iterable[list[Any]]:
    for level in levels:
        yield [level.ordinal, level.label, _decimal(level.value), level.definition]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "position": finding.position,
        "competency": finding.use.position if finding.use else None,
        "kind": finding.kind,
        "title": finding.title,
        "detail": finding.detail,
        "place": finding.source_lines,
        "settled": not finding.is_open,
        "value": finding.value,
        "reason": finding.reason,
    }
