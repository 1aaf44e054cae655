"""Which field of the workshop holds the words that a finding speaks of: the one whose source lines it names."""

from django.urls import reverse

from models_app.models import (
    BehavioralIndicator,
    CompetencyArea,
    CompetencyUse,
    Finding,
    LevelDescription,
    ModelVersion,
    PerformanceStandard,
)
from models_app.queries.places import parsed

LISTS = {"indicator": BehavioralIndicator, "standard": PerformanceStandard, "area": CompetencyArea}
Words = tuple[str, str]  # a field of a page, the lines of its words


def fields_of(version: ModelVersion, findings: list[Finding]) -> dict[int, str]:
    """Address and field in the workshop by finding. A fixed number of queries, none without findings.

    Words that were edited since have no lines any more: then the page of the competency without a field, or nothing.
    """
    if not findings:
        return {}
    of_uses = _words_of_uses({f.use_id: f.use for f in findings if f.use_id})
    of_version = _words_of_version(version) if any(f.use_id is None for f in findings) else []
    draft = reverse("library:draft-edit", args=[version.public_id])
    found = {}
    for finding in findings:
        if finding.use_id is None:
            if field := best(finding.source_lines, of_version):
                found[finding.pk] = draft + field
        else:
            field = best(finding.source_lines, of_uses[finding.use_id])
            page = reverse("library:draft-competency", args=[version.public_id, finding.use.public_id])
            found[finding.pk] = f"{page}#id_{field}" if field else page
    return found


def best(lines: str, words: list[Words]) -> str:
    """The field that shares most lines with the finding, of these the shortest text; empty when none shares any."""
    wanted = _numbers(lines)
    sharing = [(len(wanted & _numbers(own)), -len(_numbers(own)), field) for field, own in words]
    return max((row for row in sharing if row[0]), default=(0, 0, ""), key=lambda row: row[:2])[2]


def _numbers(lines: str) -> set[int]:
    return {n for first, last in parsed(lines) for n in range(first, min(last, first + 10_000) + 1)}


def _words_of_uses(uses: dict[int, CompetencyUse]) -> dict[int, list[Words]]:
    by_revision: dict[int, list[Words]] = {use.revision_id: [] for use in uses.values()}
    for revision, ordinal, lines in LevelDescription.objects.filter(revision__in=by_revision).values_list(
        "revision", "level__ordinal", "source_lines"
    ):
        by_revision[revision].append((f"level:{ordinal}", lines))
    for kind, table in LISTS.items():
        for revision, position, lines in table.objects.filter(revision__in=by_revision).values_list(
            "revision", "position", "source_lines"
        ):
            by_revision[revision].append((f"{kind}:{position}", lines))
    return {
        key: [*by_revision[use.revision_id], ("definition", use.revision.source_lines)]
        for key, use in uses.items()
    }


def _words_of_version(version: ModelVersion) -> list[Words]:
    parts, groups = version.parts.all(), version.groups.all()
    return [
        *((f"?open={row.pk}#id_part-{row.pk}-text", row.source_lines) for row in parts),
        *((f"#id_group-{row.pk}-name", row.source_lines) for row in groups),
        ("#id_title-text", version.source_lines),
    ]
