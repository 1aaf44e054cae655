"""Builds the printed packet of an interview guide from its rows: the preview page and the PDF draw the same
one.
"""

from collections.abc import Callable, Collection, Iterable

from assessments.actions.guide_review import mark_of
from assessments.choices import BenchmarkOrigin, GuideState
from assessments.documents import packet_scripts as scripts
from assessments.documents import packet_texts as texts
from assessments.documents.layout import DoesNotFit, plan
from assessments.documents.packet import (
    Agency,
    Assignment,
    Benchmark,
    Edition,
    Packet,
    PanelSeat,
    Probe,
    Question,
    RatingScale,
    ScaleLevel,
)
from assessments.documents.packet_frame import Coverage, CoverageRow, Script, TextBlock
from assessments.models import Benchmark as BenchmarkRow
from assessments.models import GuideSection, GuideVersion
from competency_portal.errors import Problem
from models_app.models import ProficiencyLevel

ORIGIN = {
    BenchmarkOrigin.LEVEL_DESCRIPTION: "Model text, level {label}",
    BenchmarkOrigin.PERFORMANCE_STANDARD: "Model text, {label}",
    BenchmarkOrigin.SCALE: "Rating scale",
    BenchmarkOrigin.AGENCY: "Agency text",
}


def guide_packet(
    version: GuideVersion,
    *,
    assignment: Assignment | None = None,
    panel: tuple[PanelSeat, ...] | None = None,
    people: int | None = None,
    discussion_threshold: int | None = None,
    uses: Collection[int] | None = None,
    drafts: bool = False,
) -> Packet:
    """The packet of a guide version; blank lines stand where no hiring action, candidate or rater is given.

    `panel` (who rates), `people` (how many sit there), `discussion_threshold` and `uses` (keys of the competencies that
    are rated) come from the hiring action: questions about others are not asked. Without one, forms for three raters
    and no rule are printed. With `drafts`, questions not written yet are printed as such; otherwise they are left out.
    """
    sections = list(
        version.sections.select_related(
            "use__revision__competency", "use__required_level__scale"
        ).prefetch_related(
            "probes", "benchmarks__level", "benchmarks__level_description__level", "benchmarks__standard"
        )
    )
    left_out = sum(section.minutes for section in sections if uses is not None and section.use_id not in uses)
    sections = [section for section in sections if uses is None or section.use_id in uses]
    minutes = scripts.shared_minutes(version.interview_minutes, left_out)
    written = [section for section in sections if section.question or drafts]
    questions = tuple(_question(number, section, version) for number, section in enumerate(written, 1))
    agency, job_class = version.guide.agency, version.model_version.job
    panel = panel or scripts.three_raters()
    return Packet(
        agency=Agency(agency.name),
        position=f"{job_class.title} {job_class.grade}".strip(),
        class_code=job_class.code or None,
        edition=_edition(version),
        scale=_scale(version),
        questions=questions,
        panel=panel,
        opening=_script("Introduction", version.introduction_script)
        or scripts.opening_script(str(job_class), questions, panel, minutes=minutes, people=people),
        closing=_script("Closing", version.closing_script) or scripts.closing_script(),
        assignment=assignment or Assignment(),
        confidentiality=texts.CONFIDENTIALITY,
        purpose=tuple(_paragraphs(version.purpose)),
        coverage=_coverage(version, {section.use_id for section in sections}),
        schedule=scripts.schedule(questions, minutes=minutes),
        schedule_note=texts.SCHEDULE_NOTE,
        instructions=texts.INSTRUCTIONS,
        errors=texts.ERRORS,
        evidence=texts.EVIDENCE,
        evidence_note=texts.EVIDENCE_NOTE,
        after_interview=texts.AFTER_INTERVIEW,
        discussion_threshold=discussion_threshold,
        statement=texts.STATEMENT,
        forbidden=texts.FORBIDDEN,
        forbidden_note=texts.FORBIDDEN_NOTE,
        if_raised=texts.IF_RAISED,
        stock_answers=texts.STOCK_ANSWERS,
        candidate_sheet=scripts.candidate_sheet(agency.name, questions, people, minutes=minutes),
        paper=agency.paper_size,
    )


def print_problems(version: GuideVersion) -> list[Problem]:
    """Why the guide would not fit its pages, one problem a question; empty when it does or nothing is written yet."""
    if not version.sections.exclude(question="").exists():
        return []
    try:
        plan(guide_packet(version))
    except DoesNotFit as long:
        return list(long.problems)
    return []


def print_checked_ahead(version: GuideVersion) -> Callable[[GuideVersion], list[Problem]]:
    """`print_problems` asked before an action locks the guide; asked once more only when it was changed meanwhile."""
    mark, problems = mark_of(version), print_problems(version)

    def asked(locked: GuideVersion) -> list[Problem]:
        return problems if mark_of(locked) == mark else print_problems(locked)

    return asked


def _edition(version: GuideVersion) -> Edition:
    approved = version.is_frozen
    return Edition(
        guide=f"Interview guide, version {version.number}",
        model=f"Competency model, version {version.model_version.number}",
        state="Approved" if approved else "Draft, not approved",
        approved_on=_day(version) if approved else None,
        content_hash=version.content_hash if version.state != GuideState.DRAFT and approved else None,
    )


def _day(version: GuideVersion) -> str | None:
    at = version.approved_at
    return f"{at:%B} {at.day}, {at.year}" if at else None


def _scale(version: GuideVersion) -> RatingScale:
    levels = tuple(
        ScaleLevel(level.ordinal, str(level.ordinal), level.label, (level.definition,))
        for level in version.scale.levels.all()
    )
    notes = [texts.HOW_TO_USE, texts.NOT_RATED]
    if version.scale.origin:
        notes.append(TextBlock("Where it comes from", (version.scale.origin,)))
    return RatingScale(
        name=f"What the {scripts.counted(len(levels), 'level')} mean",
        lead=f"{version.scale.name}. The same for all competencies; rating pages describe levels for their question.",
        levels=levels,
        notes=tuple(notes),
    )


def _question(number: int, section: GuideSection, version: GuideVersion) -> Question:
    use = section.use
    revision = use.revision
    return Question(
        number=number,
        competency=f"{revision.bank_number}. {revision.name}" if revision.bank_number else revision.name,
        kind="situational" if section.kind == "situational" else "behavioral",
        text=section.question or "Not written yet.",
        definition=use.revision.definition,
        benchmarks=tuple(_benchmarks(section, version)),
        probes=tuple(Probe(probe.text, probe.part or None) for probe in section.probes.all()),
        minutes=section.minutes,
        required_level=_required(use.required_level, version),
    )


def _required(level: ProficiencyLevel | None, version: GuideVersion) -> str | None:
    """The required level in words; it names its scale where that is not the one raters use."""
    if level is None:
        return None
    if level.scale_id == version.scale_id:
        return f"{level.ordinal} {level.label}"
    return f"{level.label} of the model's own scale"


def _benchmarks(section: GuideSection, version: GuideVersion) -> Iterable[Benchmark]:
    """One benchmark a level that has words: the model's own text first, the agency's points under it."""
    by_level: dict[int, list[BenchmarkRow]] = {}
    for row in section.benchmarks.all():
        by_level.setdefault(row.level.ordinal, []).append(row)
    for ordinal, rows in by_level.items():
        own = next((row for row in rows if row.origin != BenchmarkOrigin.AGENCY), None)
        points = tuple(row.text for row in rows if row is not own)
        yield Benchmark(
            level=ordinal,
            text=own.text if own else "",
            bullets=points,
            origin=_origin(own) if own else ORIGIN[BenchmarkOrigin.AGENCY],
            origin_note=_origin_note(own, points),
        )


def _origin(row: BenchmarkRow) -> str:
    label = (
        row.standard.label
        if row.standard
        else row.level_description.level.label
        if row.level_description
        else ""
    )
    return ORIGIN[BenchmarkOrigin(row.origin)].format(label=label)


def _origin_note(own: BenchmarkRow | None, points: tuple[str, ...]) -> str | None:
    if own is None:
        return "Written for this question."
    return "Word for word, points added." if points else "Word for word."


def _coverage(version: GuideVersion, asked: set[int]) -> Coverage:
    """Which competencies of the model this interview measures."""
    rows = tuple(
        CoverageRow(str(use), ("Rated" if use.pk in asked else None,))
        for use in version.model_version.uses.select_related("revision__competency")
    )
    return Coverage("What this interview measures", ("Interview",), rows)


def _script(title: str, text: str) -> Script | None:
    paragraphs = tuple(_paragraphs(text))
    return Script(title, "Read aloud by the panel chair, as written.", paragraphs) if paragraphs else None


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
