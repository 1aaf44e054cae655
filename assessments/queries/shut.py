"""Which candidates are shut to somebody who has or had a seat on the panel, and why, in words."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from assessments.choices import CLOSED_BY_THE_PORTAL, WORKSHEET_OPEN, WorksheetState
from assessments.models import Candidate, Worksheet
from competency_portal.accounts.models import User

RECUSED = "you recused on this candidate"
NOT_IN = "your own worksheet on this candidate is not handed in"
NO_WORKSHEET = "you have a rater's seat on the panel and handed in no worksheet on this candidate"


@dataclass(frozen=True)
class ShutCandidate:
    """A candidate by number; `why` goes on after 'closed to you, because'."""

    number: str
    why: str


def shut_candidates(candidates: QuerySet[Candidate], user: User) -> dict[int, ShutCandidate]:
    """Those of the candidates that `shut_to` names, by key in order of number, in one query."""
    own = Worksheet.objects.filter(candidate=OuterRef("pk"), seat__user=user)
    recused = own.filter(state=WorksheetState.RECUSED).exclude(recused_reason__in=CLOSED_BY_THE_PORTAL)
    shut = (
        candidates.filter(pk__in=Candidate.objects.shut_to(user).values("pk"))
        .annotate(recused=Exists(recused), not_in=Exists(own.filter(state__in=WORKSHEET_OPEN)))
        .order_by("sort_key")
    )
    return {
        key: ShutCandidate(number, RECUSED if has_recused else NOT_IN if not_in else NO_WORKSHEET)
        for key, number, has_recused, not_in in shut.values_list("pk", "number", "recused", "not_in")
    }
