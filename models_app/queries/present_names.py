"""Findings with what their competencies are called now."""

from collections import defaultdict
from collections.abc import Iterable

from models_app.calculations.present_names import now_called
from models_app.models import CompetencyRevision, Finding


def with_present_names(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each knowing the present name of its competency where its title says an older one. One query.

    Give them with their uses' revisions.
    """
    rows = list(findings)
    about = {row.use.revision.competency_id for row in rows if row.use}
    names: dict[int, set[str]] = defaultdict(set)
    if about:
        revisions = CompetencyRevision.objects.filter(competency__in=about).order_by()
        for revision in revisions.only("competency", "family", "variant"):
            names[revision.competency_id].add(revision.name)
    for row in rows:
        if row.use:
            revision = row.use.revision
            row.now_called = now_called(row.title, revision.name, names[revision.competency_id])
    return rows
