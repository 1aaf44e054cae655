"""Candidates of a person's panels with the standing of their consensus."""

from django.db.models import Exists, OuterRef, QuerySet

from assessments.choices import WORKSHEET_OPEN, ActionState, CandidateState, SeatRole, WorksheetState
from assessments.models import Candidate, Worksheet
from assessments.queries.counting import count_of


def waiting_for_consensus(user) -> QuerySet[Candidate]:
    """Active candidates of hiring actions on whose panel the person sits, with the standing of their consensus.

    `own_open`: the person's own worksheet is not in; `shut`: the candidate's discussion is closed to them. In both
    cases nothing may hint at the others, and the page must not use the counts. `sheets`, `sheets_in` and
    `sheets_recused` count worksheets of active seats, `waits` says that some are still open; `chairs` says who may
    open it.
    """
    own_open = Worksheet.objects.filter(candidate=OuterRef("pk"), seat__user=user, state__in=WORKSHEET_OPEN)
    counted = Worksheet.objects.filter(seat__active=True)
    return (
        Candidate.objects.filter(
            action__in=user.seats.sitting(user).values("action"),
            action__state__in=[ActionState.RATING, ActionState.FINAL],
            state=CandidateState.ACTIVE,
        )
        .annotate(
            own_open=Exists(own_open),
            shut=Exists(Candidate.objects.shut_to(user).filter(pk=OuterRef("pk"))),
            sheets=count_of(counted, "candidate"),
            sheets_in=count_of(counted.filter(state=WorksheetState.SUBMITTED), "candidate"),
            sheets_recused=count_of(counted.filter(state=WorksheetState.RECUSED), "candidate"),
            waits=Exists(counted.filter(candidate=OuterRef("pk"), state__in=WORKSHEET_OPEN)),
            chairs=Exists(user.seats.sitting(user).filter(action=OuterRef("action"), role=SeatRole.CHAIR)),
        )
        .select_related("action__agency", "consensus")
        .order_by("-action__opened_on", "action_id", "sort_key")
    )
