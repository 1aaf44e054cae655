"""Drafting and writing an interview guide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from assessments.actions.guide_locking import locked_guide
from assessments.actions.guide_sections import new_section
from assessments.calculations.interview_time import LONGEST as LONGEST_INTERVIEW
from assessments.calculations.interview_time import SHORTEST, planned_for
from assessments.choices import GUIDE_EDITABLE, BenchmarkOrigin, ProbePart, QuestionKind
from assessments.models import Benchmark, GuideSection, GuideVersion, InterviewGuide, Probe
from assessments.permissions.guides import may_draft, may_edit
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Problem, Refused, Stale
from models_app.models import CompetencyUse, ModelVersion, ProficiencyScale

LONGEST = 4000  # characters of one question, probe or benchmark: more never fits its page


@dataclass(frozen=True)
class ProbeText:
    """A probe as typed: which part of the answer it asks for (empty: not said) and its words."""

    part: str
    text: str


@transaction.atomic
def draft_guide(
    *,
    model_version: ModelVersion,
    actor: User,
    scale: ProficiencyScale,
    title: str = "",
    uses: Sequence[CompetencyUse] | None = None,
) -> GuideVersion:
    """Draft a guide: one section for each competency for selection, with benchmarks proposed from the model's texts.

    The whole interview is planned so long that opening and closing find room beside the questions.
    `uses` narrows it to some of them. Raises Refused when the model has no competency for selection, a use is not for
    selection, or the scale gives its levels no values (then ratings could not be combined).
    """
    decision = may_draft(actor, model_version)
    if not decision:
        raise Refused(decision.reason)
    assessable = list(
        model_version.uses.assessable()
        .select_related("revision")
        .prefetch_related("revision__levels__level", "revision__standards")
    )
    chosen = assessable if uses is None else [u for u in assessable if u.pk in {use.pk for use in uses}]
    problems = _draft_problems(chosen, uses, scale)
    if problems:
        raise Refused(*problems)
    guide = InterviewGuide.objects.create(
        agency=model_version.model.agency,
        model=model_version.model,
        title=title.strip() or f"Structured interview guide: {model_version.job}",
        created_by=actor,
    )
    version = GuideVersion.objects.create(
        guide=guide, model_version=model_version, scale=scale, created_by=actor
    )
    version.writers.add(actor)
    levels = list(scale.levels.all())
    minutes = []
    for position, use in enumerate(chosen, 1):
        minutes.append(new_section(version, position, use, levels).minutes)
    version.interview_minutes = planned_for(minutes)
    version.save(update_fields=["interview_minutes"])
    record(
        agency=guide.agency,
        actor=actor,
        action="guide.draft",
        obj=version,
        after={"model_version": model_version.public_id, "sections": len(chosen)},
    )
    return version


def _draft_problems(
    chosen: list[CompetencyUse], uses: Sequence[CompetencyUse] | None, scale: ProficiencyScale
) -> list[Problem]:
    problems = []
    if not chosen:
        problems.append(
            Problem(
                "This model version has no competency for selection. Settle the selection use first.", "uses"
            )
        )
    kept = {use.pk for use in chosen}
    for use in uses or ():
        if use.pk not in kept:
            problems.append(
                Problem(f"{use} is not for selection, so no question may be asked about it.", "uses")
            )
    if scale.levels.filter(value=None).exists():
        problems.append(
            Problem(f"The scale {scale} gives some levels no value, so ratings can't be combined.", "scale")
        )
    return problems


@transaction.atomic
def save_section(
    *,
    section: GuideSection,
    actor: User,
    expected_edit: int,
    kind: str,
    question: str,
    minutes: int,
    good_answer_notes: str = "",
    probes: Sequence[ProbeText] = (),
    benchmarks: Mapping[int, Sequence[str]] | None = None,
) -> GuideSection:
    """Write one section of a draft: question, probes in order, benchmarks by level (place on the scale, 1 lowest).

    Anything may still be blank in a draft; sending it for review asks for the rest. A benchmark left as the model has
    it keeps its origin; changed or new words are the agency's. Raises Stale when the section was saved since, Refused
    when the version went to review or was approved meanwhile.
    """
    version = locked_guide(section.version)
    decision = may_edit(actor, version)
    if not decision:
        raise Refused(decision.reason)
    problems = _section_problems(kind, question, minutes, probes, benchmarks or {})
    if problems:
        raise Refused(*problems)
    swapped = GuideSection.objects.filter(
        pk=section.pk, edit_number=expected_edit, version__state__in=GUIDE_EDITABLE
    ).update(
        edit_number=F("edit_number") + 1,
        kind=kind,
        question=question.strip(),
        minutes=minutes,
        good_answer_notes=good_answer_notes.strip(),
    )
    if not swapped:
        current = GuideSection.objects.get(pk=section.pk)
        raise Stale("This section was saved in another window since you opened it.", current=current)
    _replace_probes(section, probes)
    if benchmarks is not None:
        _replace_benchmarks(section, benchmarks)
    version.writers.add(actor)
    record(
        agency=version.guide.agency,
        actor=actor,
        action="guide.section",
        obj=version,
        after={"section": section.public_id, "question": question.strip(), "probes": len(probes)},
    )
    section.refresh_from_db()
    return section


def _section_problems(
    kind: str,
    question: str,
    minutes: int,
    probes: Sequence[ProbeText],
    benchmarks: Mapping[int, Sequence[str]],
) -> list[Problem]:
    problems = []
    if kind and kind not in QuestionKind.values:
        problems.append(Problem("Choose behavioral or situational.", "kind"))
    if not 1 <= minutes <= 120:
        problems.append(Problem("Minutes for this question: a number from 1 to 120.", "minutes"))
    if len(question) > LONGEST:
        problems.append(
            Problem(f"The question has {len(question)} characters; {LONGEST} fit at most.", "question")
        )
    for n, probe in enumerate(probes, 1):
        if probe.part and probe.part not in ProbePart.values:
            problems.append(Problem(f"Probe {n}: choose situation, action or result.", "probes"))
        if len(probe.text) > LONGEST:
            problems.append(Problem(f"Probe {n} is longer than {LONGEST} characters.", "probes"))
    if any(len(text) > LONGEST for texts in benchmarks.values() for text in texts):
        problems.append(Problem(f"A benchmark is longer than {LONGEST} characters.", "benchmarks"))
    return problems


def _replace_probes(section: GuideSection, probes: Sequence[ProbeText]) -> None:
    """Drafts are rewritten; nothing has been asked from them yet."""
    section.probes.all().delete()
    kept = [probe for probe in probes if probe.text.strip()]
    Probe.objects.bulk_create(
        Probe(section=section, position=n, part=probe.part, text=probe.text.strip())
        for n, probe in enumerate(kept, 1)
    )


def _replace_benchmarks(section: GuideSection, benchmarks: Mapping[int, Sequence[str]]) -> None:
    levels = {level.ordinal: level for level in section.version.scale.levels.all()}
    before = {(b.level_id, b.text): b for b in section.benchmarks.all()}
    section.benchmarks.all().delete()
    rows = []
    for ordinal, texts in benchmarks.items():
        for position, text in enumerate((t.strip() for t in texts if t.strip()), 1):
            kept = before.get((levels[ordinal].pk, text))
            rows.append(
                Benchmark(
                    section=section,
                    level=levels[ordinal],
                    position=position,
                    text=text,
                    origin=kept.origin if kept else BenchmarkOrigin.AGENCY,
                    level_description_id=kept.level_description_id if kept else None,
                    standard_id=kept.standard_id if kept else None,
                )
            )
    Benchmark.objects.bulk_create(rows)


@transaction.atomic
def save_scripts(
    *,
    version: GuideVersion,
    actor: User,
    expected_edit: int,
    interview_minutes: int,
    purpose: str,
    introduction_script: str,
    closing_script: str,
) -> GuideVersion:
    """Write what is read aloud before and after the questions, and how long the interview takes."""
    version = locked_guide(version)
    decision = may_edit(actor, version)
    if not decision:
        raise Refused(decision.reason)
    if not SHORTEST <= interview_minutes <= LONGEST_INTERVIEW:
        raise Refused(
            Problem(
                f"Minutes of the whole interview: a number from {SHORTEST} to {LONGEST_INTERVIEW}.",
                "interview_minutes",
            )
        )
    swapped = GuideVersion.objects.filter(
        pk=version.pk, edit_number=expected_edit, state__in=GUIDE_EDITABLE
    ).update(
        edit_number=F("edit_number") + 1,
        interview_minutes=interview_minutes,
        purpose=purpose.strip(),
        introduction_script=introduction_script.strip(),
        closing_script=closing_script.strip(),
    )
    if not swapped:
        current = GuideVersion.objects.get(pk=version.pk)
        raise Stale("The scripts were saved in another window since you opened them.", current=current)
    version.writers.add(actor)
    record(agency=version.guide.agency, actor=actor, action="guide.scripts", obj=version)
    version.refresh_from_db()
    return version
