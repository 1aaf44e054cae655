"""Makers of things that tests need: plain functions, sensible defaults, the same few people everywhere.

They write rows directly and skip the actions, so that a test can stand on any state. Names repeat on purpose.
"""

import datetime as dt
import itertools

from django.db.models import F
from django.utils import timezone

from assessments.actions.results import compute_results, finalize_results
from assessments.choices import (
    ActionState,
    ConsensusState,
    GuideState,
    QuestionKind,
    SeatRole,
    WorksheetState,
)
from assessments.models import (
    AssessedCompetency,
    Benchmark,
    Candidate,
    Consensus,
    ConsensusItem,
    ConsensusRating,
    GuideSection,
    GuideVersion,
    HiringAction,
    InterviewGuide,
    PanelSeat,
    Probe,
    Rating,
    RatingSlot,
    RuleSet,
    Worksheet,
)
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.exchange.document import Document, Passage
from models_app.actions.importing import store_import
from models_app.choices import SelectionUse, VersionState
from models_app.models import (
    ApiToken,
    Competency,
    CompetencyBank,
    CompetencyGroup,
    CompetencyModel,
    CompetencyRevision,
    CompetencyUse,
    JobClass,
    ModelVersion,
    ProficiencyLevel,
    ProficiencyScale,
    SourceDocument,
)
from models_app.queries.api_tokens import digest_of

PASSWORD = "correct horse battery staple"  # for tests only
NOON = dt.datetime(2026, 12, 7, 17, 0, tzinfo=dt.UTC)  # noon in New York
_numbers = itertools.count(1)

LEVELS = ("Awareness", "Basic", "Intermediate", "Advanced", "Expert")
COMPETENCIES = ("Problem Solving", "Communication", "Customer Service")

DOCUMENT = "\n".join(
    (
        "Competency model: Clerk",
        "Competency\tBasic\tAdvanced",
        "Leading\tGuides one person.\tGuides many people.",
        "Writing\tWrites notes.\tWrites long letters.",
    )
)


def make_agency(code="testville", **kwargs):
    """An agency; asking twice for the same code gives the same one."""
    defaults = {"name": f"Agency of {code.title()}", "short_name": code.title(), **kwargs}
    return Agency.objects.get_or_create(code=code, defaults=defaults)[0]


def make_person(username="dana", role=Role.SPECIALIST, agency=None, **kwargs):
    """A person with one role in one agency (role None: no membership)."""
    person = User(username=username, first_name=username.title(), last_name="Tester", **kwargs)
    person.email = person.email or f"{username}@example.org"
    person.set_password(PASSWORD)
    person.save()
    if role:
        Membership.objects.create(user=person, agency=agency or make_agency(), role=role)
    return person


def make_scale(agency=None, code="five", labels=LEVELS):
    """A scale whose levels have the values 1, 2, 3, …"""
    scale, created = ProficiencyScale.objects.get_or_create(
        agency=agency, code=code, defaults={"name": f"Scale {code}"}
    )
    if created:
        ProficiencyLevel.objects.bulk_create(
            ProficiencyLevel(scale=scale, ordinal=n, label=label, value=n, definition=f"What {label} means.")
            for n, label in enumerate(labels, 1)
        )
    return scale


def level(scale, ordinal):
    """The level of a scale by its place, 1 the lowest."""
    return scale.levels.get(ordinal=ordinal)


def make_model_version(
    agency=None, names=COMPETENCIES, *, state=VersionState.PUBLISHED, selection_use=None, scale=None
):
    """A model version with one group and these competencies, for selection unless told, level 3 required."""
    agency = agency or make_agency()
    n = next(_numbers)
    scale = scale or make_scale()
    bank = CompetencyBank.objects.get_or_create(agency=agency, code="bank", defaults={"name": "Bank"})[0]
    job_class = JobClass.objects.create(
        agency=agency, slug=f"class-{n}", title="IT Specialist", grade="GS-12"
    )
    model = CompetencyModel.objects.create(
        agency=agency, slug=f"model-{n}", job_class=job_class, bank=bank, title=f"IT Specialist {n}"
    )
    source = SourceDocument.objects.create(
        agency=agency, title=f"Document {n}", filename=f"{n}.txt", text="Line 1\nLine 2", sha256="0" * 64
    )
    version = ModelVersion.objects.create(
        model=model, number=1, state=state, title=model.title, source=source
    )
    group = CompetencyGroup.objects.create(version=version, position=1, name="Core Competencies")
    for position, name in enumerate(names, 1):
        competency, _ = Competency.objects.get_or_create(
            bank=bank, slug=f"{name.lower().replace(' ', '-')}", defaults={"family": name}
        )
        revision, _ = CompetencyRevision.objects.get_or_create(
            competency=competency,
            number=1,
            defaults={
                "family": name,
                "definition": f"Definition of {name}.",
                "scale": scale,
                "published": True,
            },
        )
        CompetencyUse.objects.create(
            version=version,
            group=group,
            position=position,
            revision=revision,
            required_level=level(scale, 3) if scale.levels.count() >= 3 else None,
            selection_use=selection_use or SelectionUse.FOR_SELECTION,
        )
    return version


def make_next_model_version(first, *, gone=(), changed=(), barred=(), new=(), state=VersionState.PUBLISHED):
    """The next version of a model: without `gone`, other words for `changed`, `new` at the end.

    When it is published, the first is superseded. `barred` are no longer for selection. Everything by name.
    """
    ModelVersion.objects.filter(pk=first.pk, state=VersionState.PUBLISHED).update(
        state=VersionState.SUPERSEDED if state == VersionState.PUBLISHED else VersionState.PUBLISHED
    )
    version = ModelVersion.objects.create(
        model=first.model, number=first.number + 1, state=state, title=first.title, based_on=first
    )
    kept = [use for use in first.uses.select_related("revision__competency") if str(use) not in gone]
    for position, use in enumerate(kept, 1):
        revision = use.revision
        if str(use) in changed:
            revision = CompetencyRevision.objects.create(
                competency=revision.competency, number=2, family=revision.family, scale=revision.scale,
                definition=f"{revision.definition} With more words.", published=True,
            )  # fmt: skip
        barred_use = SelectionUse.NOT_FOR_SELECTION if str(use) in barred else use.selection_use
        CompetencyUse.objects.create(
            version=version, position=position, revision=revision, required_level=use.required_level,
            selection_use=barred_use,
        )  # fmt: skip
    for position, name in enumerate(new, len(kept) + 1):
        competency = Competency.objects.create(bank=first.model.bank, slug=name.lower(), family=name)
        revision = CompetencyRevision.objects.create(
            competency=competency, number=1, family=name, definition=f"Definition of {name}.", published=True
        )
        CompetencyUse.objects.create(
            version=version, position=position, revision=revision, selection_use=SelectionUse.FOR_SELECTION
        )
    return version


def make_import(agency, actor, text=DOCUMENT, *, filename="clerk.txt", problem="", model=None):
    """A document brought in; with `problem` one that could not be read."""
    passages = tuple(Passage(line) for line in text.split("\n"))
    return store_import(
        agency=agency,
        actor=actor,
        filename=filename,
        data=text.encode(),
        document=None if problem else Document("text", passages),
        problem=problem,
        model=model,
    )


def make_guide_version(model_version=None, *, state=GuideState.APPROVED, reviewer=None, uses=None):
    """A finished guide: a question, three probes and benchmarks at 1, 3 and 5 for each assessable competency."""
    model_version = model_version or make_model_version()
    agency = model_version.model.agency
    scale = make_scale()
    guide = InterviewGuide.objects.create(agency=agency, model=model_version.model, title="Interview guide")
    version = GuideVersion.objects.create(
        guide=guide, model_version=model_version, scale=scale, state=state, reviewer=reviewer,
        purpose="To learn what candidates did.", introduction_script="Welcome.", closing_script="Thank you.",
    )  # fmt: skip
    for position, use in enumerate(uses or model_version.uses.assessable(), 1):
        section = GuideSection.objects.create(
            version=version,
            position=position,
            use=use,
            kind=QuestionKind.BEHAVIORAL,
            question=f"Tell us about a time when you used {use}. What happened?",
        )
        for n, part in enumerate(("situation", "action", "result"), 1):
            Probe.objects.create(section=section, position=n, part=part, text=f"Probe {n} on the {part}?")
        for ordinal in (5, 3, 1):
            Benchmark.objects.create(
                section=section, level=level(scale, ordinal), text=f"Benchmark {ordinal} of {use}."
            )
    return version


def make_rule_set(**kwargs):
    """The shipped rules: threshold 1, straddle flagged, notes at the extremes, 70 to 100."""
    return RuleSet.objects.get_or_create(agency=None, name="Panel rules", version=1, defaults=kwargs)[0]


def make_action(
    agency=None, *, raters=("rater1", "rater2", "rater3"), chair="chair", candidates=2, weights=None, **kwargs
):
    """A hiring action under rating, with a chair who does not rate, raters, candidates, worksheets and slots.

    People are made with role panel member when they don't exist. Candidates are numbered 101, 102, …
    """
    agency = agency or make_agency()
    guide_version = kwargs.pop("guide_version", None) or make_guide_version(make_model_version(agency))
    n = next(_numbers)
    fields = {
        "number": f"26-{n:04}",
        "title": "IT Specialist",
        "job_class": guide_version.model_version.model.job_class,
        "model_version": guide_version.model_version,
        "scale": guide_version.scale,
        "guide_version": guide_version,
        "rule_set": make_rule_set(),
        "opened_on": dt.date(2026, 11, 1),
        "interviews_from": dt.date(2026, 12, 1),
        "interviews_to": dt.date(2026, 12, 11),
        "state": ActionState.RATING,
        "rating_started_at": NOON,
        **kwargs,
    }
    action = HiringAction.objects.create(agency=agency, **fields)
    for position, section in enumerate(guide_version.sections.all(), 1):
        weight = (weights or {}).get(str(section.use), 1)
        AssessedCompetency.objects.create(action=action, use=section.use, position=position, weight=weight)
    make_seat(action, chair, role=SeatRole.CHAIR, rates=False)
    for name in raters:
        make_seat(action, name)
    for number in range(101, 101 + candidates):
        make_candidate(action, str(number))
    return action


def make_seat(action, username, *, role=SeatRole.RATER, rates=True):
    """A seat; the person is made as panel member of the agency when missing. Worksheets for all candidates."""
    user = User.objects.filter(username=username).first() or make_person(
        username, Role.PANEL_MEMBER, action.agency
    )
    seat = PanelSeat.objects.create(action=action, user=user, role=role, rates=rates)
    if rates:
        for candidate in action.candidates.all():
            make_worksheet(candidate, seat)
    return seat


def make_candidate(action, number="101", **kwargs):
    """A candidate with an empty worksheet for each rating seat."""
    fields = {"last_name": f"Applicant{number}", "first_name": "Alex", "sort_key": number.zfill(10), **kwargs}
    candidate = Candidate.objects.create(action=action, number=number, **fields)
    for seat in action.seats.filter(rates=True, active=True):
        make_worksheet(candidate, seat)
    return candidate


def make_worksheet(candidate, seat):
    """An empty worksheet with one slot an assessed competency."""
    action = candidate.action
    worksheet = Worksheet.objects.create(action=action, candidate=candidate, seat=seat)
    sections = {s.use_id: s for s in action.guide_version.sections.all()}
    RatingSlot.objects.bulk_create(
        RatingSlot(worksheet=worksheet, assessed=a, section=sections[a.use_id]) for a in action.assessed.all()
    )
    return worksheet


def worksheet_of(action, username, number="101"):
    """The worksheet of a rater for a candidate number."""
    return Worksheet.objects.get(action=action, seat__user__username=username, candidate__number=number)


def fill_worksheet(worksheet, ordinals, *, note="Said what was done.", submit=True):
    """Give ratings in guide order (None leaves a slot empty, 'x' is not observed) and submit unless told."""
    for slot, ordinal in zip(worksheet.slots.all(), ordinals, strict=True):
        if ordinal is not None:
            add_rating(slot, ordinal, note=note)
    worksheet.answered = sum(o is not None for o in ordinals)
    worksheet.state = WorksheetState.SUBMITTED if submit else WorksheetState.DRAFT
    worksheet.started_at = NOON
    worksheet.submitted_at = NOON if submit else None
    worksheet.save()
    _changed(worksheet.action)
    return worksheet


def _changed(action):
    """What the actions count, so that a list computed before is known to be old."""
    HiringAction.objects.filter(pk=action.pk).update(evidence_version=F("evidence_version") + 1)


def recuse(worksheet, reason="Knows the candidate."):
    """The rater does not rate this candidate."""
    worksheet.state, worksheet.recused_reason = WorksheetState.RECUSED, reason
    worksheet.save()
    _changed(worksheet.action)
    return worksheet


def add_rating(slot, ordinal, *, note="Said what was done."):
    """One more version of a slot's rating; ordinal 'x' is not observed."""
    observed = ordinal != "x"
    rating = Rating.objects.create(
        slot=slot,
        version=slot.version + 1,
        level=level(slot.section.version.scale, ordinal) if observed else None,
        not_observed=not observed,
        not_observed_reason="" if observed else "The interview was cut short.",
        note=note,
        saved_by=slot.worksheet.seat.user,
        saved_at=NOON,
    )
    slot.version, slot.current = rating.version, rating
    slot.save()
    return rating


def open_consensus(candidate, chair=None):
    """An opened consensus with an empty item for each assessed competency."""
    chair = chair or candidate.action.seats.get(role=SeatRole.CHAIR).user
    consensus = Consensus.objects.create(
        action=candidate.action, candidate=candidate, opened_by=chair, opened_at=timezone.now()
    )
    candidate.worksheets.filter(state=WorksheetState.SUBMITTED, seat__active=True).update(discussed=True)
    ConsensusItem.objects.bulk_create(
        ConsensusItem(consensus=consensus, assessed=a) for a in candidate.action.assessed.all()
    )
    return consensus


def agree(consensus, ordinals, *, reason="The panel agreed on the behavior.", close=True):
    """Agreed ratings in guide order (None leaves one open, 'x' is not observed); closes the consensus unless told."""
    chair = consensus.opened_by
    for item, ordinal in zip(consensus.items.order_by("assessed__position"), ordinals, strict=True):
        if ordinal is not None:
            agree_again(item, ordinal, reason=reason)
    if close:
        consensus.state, consensus.closed_by = ConsensusState.CLOSED, chair
        consensus.closed_at = timezone.now()
        consensus.save()
    return consensus


def agree_again(item, ordinal, *, reason="Heard again."):
    """One more agreed rating of an item; 'x' is not observed."""
    item.version += 1
    item.current = ConsensusRating.objects.create(
        item=item,
        version=item.version,
        level=None if ordinal == "x" else level(item.consensus.action.scale, ordinal),
        not_observed=ordinal == "x",
        reason=reason,
        recorded_by=item.consensus.opened_by,
        recorded_at=timezone.now(),
    )
    item.save()
    _changed(item.consensus.action)
    return item.current


def rate_candidate(candidate, ratings, agreed=None, **kwargs):
    """Submitted worksheets of all raters ({rater: ordinals}); with `agreed` an opened consensus with these ratings."""
    for username, ordinals in ratings.items():
        fill_worksheet(worksheet_of(candidate.action, username, candidate.number), ordinals)
    return agree(open_consensus(candidate), agreed, **kwargs) if agreed else None


def make_result(action, actor, *, final=False):
    """The stored list of what is agreed now; final closes the hiring action."""
    result = (finalize_results if final else compute_results)(action=action, actor=actor)
    action.refresh_from_db()
    return result


def make_token(agency=None, name="Job pages", maker=None, **kwargs):
    """A token of the read API and its secret."""
    agency = agency or make_agency()
    maker = maker or make_person(f"maker{next(_numbers)}", Role.HR_ADMIN, agency)
    secret = f"cpat_{next(_numbers)}"
    kwargs = {"secret_sha256": digest_of(secret), "created_by": maker, **kwargs}
    return ApiToken.objects.create(agency=agency, name=name, **kwargs), secret


def by_token(secret) -> dict:
    """What a program sends along with each request: `client.get(address, headers=by_token(secret))`."""
    return {"Authorization": f"Bearer {secret}"}
