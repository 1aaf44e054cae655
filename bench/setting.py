"""The ground a benchmark stands on: a published model, an approved guide, a panel, a hiring action under rating."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from assessments.choices import ActionState, GuideState, QuestionKind, SeatRole
from assessments.models import (
    AssessedCompetency,
    Benchmark,
    GuideSection,
    GuideVersion,
    HiringAction,
    InterviewGuide,
    PanelSeat,
    Probe,
    RuleSet,
)
from bench.words import ACTIONS, RESULTS, SITUATIONS
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from models_app.models import ModelVersion, ProficiencyLevel, ProficiencyScale

AGENCY = "la"  # its published model has the eight competencies that the benchmark asks for
RATERS = ("bench.rater1", "bench.rater2", "bench.rater3")


@dataclass(frozen=True)
class Setting:
    """What candidates are loaded into."""

    action: HiringAction
    assessed: list[AssessedCompetency]
    sections: dict[int, GuideSection]  # by competency use
    seats: list[PanelSeat]  # those who rate
    levels: list[ProficiencyLevel]  # lowest first
    people: dict[str, User]  # by what they are: specialist, chair, rater


def make_setting() -> Setting:
    """Everything but candidates. The library must have been loaded."""
    agency = Agency.objects.get(code=AGENCY)
    version = ModelVersion.objects.get(model__agency=agency)
    scale = ProficiencyScale.objects.get(agency=None)
    levels = list(scale.levels.order_by("ordinal"))
    specialist = _person("bench.specialist", Role.SPECIALIST, agency)
    chair = _person("bench.chair", Role.PANEL_MEMBER, agency)
    raters = [_person(name, Role.PANEL_MEMBER, agency) for name in RATERS]
    guide = _guide(version, scale, levels, specialist)
    sections = {section.use_id: section for section in guide.sections.all()}
    action = _action(agency, version, guide, specialist)
    assessed = AssessedCompetency.objects.bulk_create(
        AssessedCompetency(action=action, use_id=use, position=section.position, weight=1)
        for use, section in sections.items()
    )
    PanelSeat.objects.create(action=action, user=chair, role=SeatRole.CHAIR, rates=False)
    seats = [PanelSeat.objects.create(action=action, user=rater, role=SeatRole.RATER) for rater in raters]
    people = {"specialist": specialist, "chair": chair, "rater": raters[0]}
    return Setting(action, assessed, sections, seats, levels, people)


def _person(username: str, role: Role, agency: Agency) -> User:
    person = User(username=username, first_name="Invented", last_name=username.removeprefix("bench.").title())
    person.set_unusable_password()
    person.save()
    Membership.objects.create(user=person, agency=agency, role=role)
    return person


def _guide(version: ModelVersion, scale: ProficiencyScale, levels: list, author: User) -> GuideVersion:
    guide = InterviewGuide.objects.create(
        agency=version.model.agency, model=version.model, title="Benchmark guide", created_by=author
    )
    frozen = GuideVersion.objects.create(
        guide=guide, model_version=version, scale=scale, state=GuideState.APPROVED, reviewer=author,
        approved_by=author, approved_at=timezone.now(), content_hash="b" * 64, created_by=author,
        purpose="To learn what candidates did at work.", introduction_script="Welcome, and thank you for coming.",
        closing_script="Thank you. We will write to you.",
    )  # fmt: skip
    for position, use in enumerate(version.uses.select_related("revision__competency"), 1):
        section = GuideSection.objects.create(
            version=frozen,
            position=position,
            use=use,
            kind=QuestionKind.BEHAVIORAL,
            question=f"Tell us about a time at work when {use} mattered most. What did you do, and what came of it?",
            good_answer_notes="Names the situation.\nSays what they did themselves.\nSays what came of it.",
        )
        _fill(section, levels)
    return frozen


def _fill(section: GuideSection, levels: list) -> None:
    parts = (("situation", SITUATIONS), ("action", ACTIONS), ("result", RESULTS))
    Probe.objects.bulk_create(
        Probe(
            section=section,
            position=n,
            part=part,
            text=f"Please say more about the {part}: who else was there?",
        )
        for n, (part, _) in enumerate(parts, 1)
    )
    Benchmark.objects.bulk_create(
        Benchmark(
            section=section, level=level, text=f"{SITUATIONS[n]} the candidate {ACTIONS[n]}; {RESULTS[n]}."
        )
        for n, level in enumerate(levels)
    )


def _action(agency: Agency, version: ModelVersion, guide: GuideVersion, specialist: User) -> HiringAction:
    rule_set = RuleSet.objects.filter(agency=None).first() or RuleSet.objects.create(name="Panel rules")
    return HiringAction.objects.create(
        agency=agency,
        number="BENCH-1",
        title="Benchmark",
        job_class=version.model.job_class,
        model_version=version,
        scale=guide.scale,
        guide_version=guide,
        rule_set=rule_set,
        opened_on=dt.date(2026, 11, 1),
        interviews_from=dt.date(2026, 12, 1),
        interviews_to=dt.date(2099, 12, 31),
        state=ActionState.RATING,
        rating_started_at=timezone.now(),
        created_by=specialist,
    )
