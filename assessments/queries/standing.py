"""Where a hiring action stands: numbers, the word for its state and the four steps, for every page that tells it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import CombinedExpression

from assessments.choices import ActionState, CandidateState, ConsensusState, WorksheetState
from assessments.models import Candidate, Consensus, HiringAction, Worksheet
from assessments.queries.counting import count_of

STEPS = ("Set-up", "Interviews", "Consensus", "Results")


@dataclass(frozen=True)
class Step:
    """One step of a hiring action: its name, 'done', 'now' or 'later', and one line about where it stands."""

    name: str
    standing: str
    detail: str


def with_progress(actions: QuerySet, user) -> QuerySet:
    """Adds candidates, worksheets (recused ones apart) and agreed candidates as numbers, and `own_open`.

    `own_open` is true where the person still has to rate in this hiring action; then nothing on the page may say how
    far the others are, and `sheets_in`, `sheets_recused` and `agreed` are not to be used.
    """
    agreed = Consensus.objects.filter(state=ConsensusState.CLOSED, candidate__state=CandidateState.ACTIVE)
    return with_own_open(actions, user).annotate(
        candidates_active=count_of(Candidate.objects.active()),
        sheets=_sheets(),
        sheets_in=_sheets(state=WorksheetState.SUBMITTED),
        sheets_recused=_sheets(state=WorksheetState.RECUSED),
        agreed=count_of(agreed),
    )


def _sheets(**state) -> CombinedExpression:
    """Worksheets of active seats and active candidates: those of the seats, less the few of candidates who left.

    Counting by seat reads an index alone; asking each worksheet for its candidate took most of the page's time.
    """
    seated = Worksheet.objects.filter(seat__active=True, **state)
    left = seated.exclude(candidate__state=CandidateState.ACTIVE)
    return count_of(seated, "seat__action") - count_of(left, "candidate__action")


def with_own_open(actions: QuerySet, user) -> QuerySet:
    """Adds `own_open` alone, for what needs no numbers: counting ten thousand candidates' worksheets takes its time."""
    return actions.annotate(
        own_open=Exists(HiringAction.objects.still_rated_by(user).filter(pk=OuterRef("pk")))
    )


def sheets_out(counted) -> int:
    """Worksheets that are waited for, of what was counted by `with_progress`: a recused one comes no more."""
    return counted.sheets - counted.sheets_in - counted.sheets_recused


def current_step(action) -> int:
    """Which of the four steps the action is in, from 1; needs the numbers of `with_progress`."""
    if action.state == ActionState.SETUP:
        return 1
    if action.state == ActionState.FINAL:
        return 4
    if action.own_open or not action.sheets or sheets_out(action):
        return 2
    return 3 if action.agreed < action.candidates_active else 4


def standing(action, today: dt.date) -> tuple[str, str]:
    """The word for the state of a hiring action, and the kind of its tag."""
    if action.state != ActionState.RATING:
        kinds = {ActionState.FINAL: "good", ActionState.SETUP: "plain", ActionState.CANCELLED: "plain"}
        return action.get_state_display(), kinds[action.state]
    if action.own_open:
        return "Interviews and ratings", "info"
    out = sheets_out(action)
    if out:
        late = action.interviews_to and action.interviews_to < today
        words = f"{out} worksheet{'' if out == 1 else 's'} {'late' if late else 'out'}"
        return words, "bad" if late else "info"
    if action.agreed < action.candidates_active:
        return f"{action.candidates_active - action.agreed} to agree on", "warn"
    return "List to make final", "warn"


def steps_of(action) -> list[Step]:
    """The four steps with where each stands; needs the numbers of `with_progress`."""
    now = current_step(action)
    details = {
        1: _setup_words(action),
        2: _interview_words(action),
        3: _consensus_words(action),
        4: "The list is final" if action.state == ActionState.FINAL else "The list is not final",
    }
    over = action.state == ActionState.FINAL
    return [
        Step(
            name,
            "done"
            if over or n < now
            else "now"
            if n == now and action.state != ActionState.CANCELLED
            else "later",
            details[n],
        )
        for n, name in enumerate(STEPS, 1)
    ]


def _setup_words(action) -> str:
    return (
        "Frozen when ratings began" if action.rating_started_at else "Competencies, guide, panel, candidates"
    )


def _interview_words(action) -> str:
    if not action.rating_started_at:
        return "Not begun"
    if action.own_open:
        return "Shown once your own worksheets are in"
    recused = f", {action.sheets_recused} recused" if action.sheets_recused else ""
    return f"{action.sheets_in} of {action.sheets} worksheets in{recused}"


def _consensus_words(action) -> str:
    if not action.rating_started_at:
        return "Not begun"
    if action.own_open:
        return "Shown once your own worksheets are in"
    return f"Agreed on {action.agreed} of {action.candidates_active} candidates"
