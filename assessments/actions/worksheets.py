"""Making the worksheets and slots that a panel rates in. Called inside the transaction that needs them."""

from collections.abc import Iterable

from django.db import transaction

from assessments.choices import CandidateState
from assessments.models import (
    AssessedCompetency,
    Candidate,
    GuideSection,
    HiringAction,
    PanelSeat,
    RatingSlot,
    Worksheet,
)
from competency_portal.errors import Problem, Refused

BATCH = 1000  # rows an INSERT: well under SQLite's limit on variables


@transaction.atomic
def start_worksheets(*, action: HiringAction) -> int:
    """Give every rating seat an empty worksheet for every active candidate, where none is yet; how many were made.

    For the moment when ratings begin, and again after a seat was added. Candidates whose consensus has been opened get
    none: a rater who joins then could see the others' ratings. Raises Refused when an assessed competency has no
    section in the guide.
    """
    _lock(action)
    candidates = Candidate.objects.filter(
        action=action, state=CandidateState.ACTIVE, consensus=None
    ).values_list("pk", flat=True)
    return _make_missing(action, list(candidates))


@transaction.atomic
def worksheets_for(*, candidate: Candidate) -> int:
    """The same for one candidate who was added after ratings had begun."""
    _lock(candidate.action)
    return _make_missing(candidate.action, [candidate.pk])


def _lock(action: HiringAction) -> None:
    """Two people adding at once take turns; on SQLite the IMMEDIATE transaction does it."""
    HiringAction.objects.select_for_update(no_key=True).filter(pk=action.pk).values_list("pk").get()


def _make_missing(action: HiringAction, candidate_ids: list[int]) -> int:
    """Worksheets and slots for these candidates and all rating seats that have none."""
    sections = _sections(action)
    seat_ids = list(
        PanelSeat.objects.filter(action=action, active=True, rates=True).values_list("pk", flat=True)
    )
    there = set(Worksheet.objects.filter(action=action).values_list("candidate_id", "seat_id"))
    made = Worksheet.objects.bulk_create(
        (
            Worksheet(action=action, candidate_id=candidate_id, seat_id=seat_id)
            for candidate_id in candidate_ids
            for seat_id in seat_ids
            if (candidate_id, seat_id) not in there
        ),
        batch_size=BATCH,
    )
    RatingSlot.objects.bulk_create(_slots(made, sections), batch_size=BATCH)
    return len(made)


def _slots(
    worksheets: Iterable[Worksheet], sections: list[tuple[AssessedCompetency, GuideSection]]
) -> Iterable[RatingSlot]:
    """One empty slot a worksheet and assessed competency."""
    for worksheet in worksheets:
        for assessed, section in sections:
            yield RatingSlot(worksheet=worksheet, assessed=assessed, section=section)


def _sections(action: HiringAction) -> list[tuple[AssessedCompetency, GuideSection]]:
    """Each assessed competency with its section of the guide, in order; the rater will see that wording."""
    by_use = {s.use_id: s for s in GuideSection.objects.filter(version=action.guide_version_id)}
    assessed = list(action.assessed.select_related("use__revision__competency"))
    missing = [
        Problem(f"{a} has no question in the interview guide of this hiring action.", "guide")
        for a in assessed
        if a.use_id not in by_use
    ]
    if missing:
        raise Refused(*missing)
    return [(a, by_use[a.use_id]) for a in assessed]
