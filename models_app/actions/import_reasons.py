"""Reasons that were kept with an import before there is a draft: held to the rule of today when the draft is made."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from competency_portal.errors import Problem
from competency_portal.reasons import as_kept, reason_problems
from models_app.actions.import_found import Decisions
from models_app.actions.import_settling import unasked
from models_app.calculations.finding_keys import finding_keys, needs_value
from models_app.calculations.plain import PlainFinding, PlainModel
from models_app.models import DocumentImport
from models_app.queries.settling import GROUPS, LOOK

NAMED = 3  # findings of one reason that a problem names
CHOSEN = 100  # of them that its link chooses: an address has its limits


def problems_of_reasons(
    imported: DocumentImport, plain: PlainModel, decisions: Decisions
) -> Iterator[Problem]:
    """What is wrong with the reasons of competencies left out and of findings settled, each with its place."""
    for place, reason in decisions.not_taken.items():
        if place < len(plain.competencies):
            for problem in reason_problems(reason, missing="Say why it is left out."):
                name = plain.competencies[place].name
                yield Problem(f"'{name}' is left out: {problem.message}", f"competency-{place}")
    together: dict[tuple[str, str], dict[str, PlainFinding]] = {}
    for key, finding in _known(plain).items():
        if key in decisions.settled and finding.competency not in decisions.not_taken:
            kind = str(finding.kind) if needs_value(finding) else LOOK
            together.setdefault((kind, decisions.settled[key].reason), {})[key] = finding
    for (kind, reason), findings in together.items():
        for problem in reason_problems(reason):
            asked = urlencode({"kind": kind, "finding": list(findings)[:CHOSEN]}, doseq=True)
            address = f"{reverse('library:import-settle', args=[imported.public_id])}?{asked}"
            yield Problem(f"{_named(plain, findings)}: {problem.message}", "settled", url=address)


def with_kept_reasons(decisions: Decisions) -> Decisions:
    """The decisions with the reasons of what is left out as they are kept."""
    return replace(decisions, not_taken={place: as_kept(why) for place, why in decisions.not_taken.items()})


def _known(plain: PlainModel) -> dict[str, PlainFinding]:
    return dict(zip(finding_keys(plain.findings), plain.findings, strict=True)) | unasked(plain)


def _named(plain: PlainModel, findings: dict[str, PlainFinding]) -> str:
    """'Required level of Leading', '… and 27 more'."""
    told = [_title(plain, finding) for finding in list(findings.values())[:NAMED]]
    more = len(findings) - len(told)
    return f"{'; '.join(told)}{f' and {more} more' if more else ''}"


def _title(plain: PlainModel, finding: PlainFinding) -> str:
    if not needs_value(finding) or finding.competency is None:
        return finding.title
    return f"{GROUPS[finding.kind]} of {plain.competencies[finding.competency].name}"
