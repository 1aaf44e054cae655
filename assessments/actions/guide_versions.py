"""The next version of an interview guide: a copy, while the frozen one stays as it is."""

from django.db import transaction

from assessments.models import Benchmark, GuideSection, GuideVersion, InterviewGuide, Probe
from assessments.permissions.guides import may_start_version
from competency_portal.accounts.models import User
from competency_portal.audit.recording import record
from competency_portal.errors import Refused


@transaction.atomic
def start_next_version(*, version: GuideVersion, actor: User) -> GuideVersion:
    """Start the next version of a guide as a copy of a frozen one; the frozen one stays as it is.

    Raises Refused when a version is being written already: two who start at the same moment take turns on the guide.
    """
    InterviewGuide.objects.select_for_update(no_key=True).get(pk=version.guide_id)
    decision = may_start_version(actor, version)
    if not decision:
        raise Refused(decision.reason)
    newest = version.guide.versions.order_by("-number").first()
    if not newest.is_frozen:
        raise Refused(f"Version {newest.number} of this guide is being written already.")
    copy = GuideVersion.objects.create(
        guide=version.guide,
        number=newest.number + 1,
        model_version=version.model_version,
        scale=version.scale,
        interview_minutes=version.interview_minutes,
        purpose=version.purpose,
        introduction_script=version.introduction_script,
        closing_script=version.closing_script,
        created_by=actor,
    )
    copy.writers.set([*version.writers.all(), actor])  # they wrote the words that it begins with
    for section in version.sections.prefetch_related("probes", "benchmarks"):
        _copy_section(section, copy)
    record(
        agency=version.guide.agency,
        actor=actor,
        action="guide.next_version",
        obj=copy,
        after={"from": version.public_id, "number": copy.number},
    )
    return copy


def _copy_section(section: GuideSection, version: GuideVersion) -> None:
    new = GuideSection.objects.create(
        version=version,
        position=section.position,
        use=section.use,
        kind=section.kind,
        question=section.question,
        good_answer_notes=section.good_answer_notes,
        minutes=section.minutes,
    )
    Probe.objects.bulk_create(
        Probe(section=new, position=p.position, part=p.part, text=p.text) for p in section.probes.all()
    )
    Benchmark.objects.bulk_create(
        Benchmark(
            section=new,
            level_id=b.level_id,
            position=b.position,
            origin=b.origin,
            level_description_id=b.level_description_id,
            standard_id=b.standard_id,
            text=b.text,
        )
        for b in section.benchmarks.all()
    )
