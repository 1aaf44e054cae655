"""Minimum training and experience of a draft, as data."""

from decimal import Decimal
from typing import Any

from competency_portal.errors import Problem, Refused
from models_app.actions.changes import checked_text
from models_app.actions.draft_changes import SetRequirement
from models_app.choices import Substitution
from models_app.models import MinimumRequirement, ModelVersion

MOST_YEARS = Decimal(60)


def set_requirement(version: ModelVersion, change: SetRequirement) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write the requirement of a draft; what there was before, and what there is now. Refused with every reason."""
    problems = [
        Problem(f"Years are a number from 0 to {MOST_YEARS}, with two decimals at most.", field=name)
        for name in ("experience_years", "further_years")
        if not _is_years(getattr(change, name))
    ]
    if change.substitution not in Substitution.values:
        problems.append(Problem("Choose how experience may be substituted.", field="substitution"))
    if problems:
        raise Refused(*problems)
    fields = {
        "education": checked_text(change.education, field="education"),
        "experience": checked_text(change.experience, field="experience"),
        "experience_years": change.experience_years,
        "substitution": change.substitution,
        "further_years": change.further_years,
    }
    old = MinimumRequirement.objects.filter(version=version).first()
    before = {name: getattr(old, name) for name in fields} if old else {}
    rule = old or MinimumRequirement(version=version)
    for name, value in fields.items():
        setattr(rule, name, value)
    rule.source, rule.source_lines = None, ""
    rule.save()
    return before, fields


def _is_years(value: Decimal | None) -> bool:
    return value is None or (value.is_finite() and 0 <= value <= MOST_YEARS and value == round(value, 2))
