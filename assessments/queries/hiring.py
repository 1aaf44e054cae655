"""What the pages of hiring actions show, in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from assessments.choices import (
    WORKSHEET_IN,
    WORKSHEET_OPEN,
    ActionState,
    CandidateState,
    ConsensusState,
    SeatRole,
    WorksheetState,
)
from assessments.models import AssessedCompetency, Candidate, Consensus, HiringAction, PanelSeat, Worksheet
from assessments.queries.counting import count_of
from competency_portal.accounts.models import Agency

STEPS = ("Set-up", "Interviews", "Consensus", "Results")


@dataclass(frozen=True)
class Step:
    """One step of a hiring action: its name, 'done', 'now' or 'later', and one line about where it stands."""

    name: str
    standing: str
    detail: str


def today_in(agency: Agency) -> dt.date:
    """Today's date where the agency is."""
    return timezone.now().astimezone(ZoneInfo(agency.time_zone)).date()


def with_progress(actions: QuerySet, user) -> QuerySet:
    """Adds candidates, worksheets (recused ones apart) and agreed candidates as numbers, and `own_open`.

    `own_open` is true where the person still has to rate in this hiring action; then nothing on the page may say how
    far the others are, and `sheets_in`, `sheets_recused` and `agreed` are not to be used.
    """
    counted = Worksheet.objects.filter(seat__active=True, candidate__state=CandidateState.ACTIVE)
    agreed = Consensus.objects.filter(state=ConsensusState.CLOSED, candidate__state=CandidateState.ACTIVE)
    return with_own_open(actions, user).annotate(
        candidates_active=count_of(Candidate.objects.active()),
        sheets=count_of(counted),
        sheets_in=count_of(counted.filter(state=WorksheetState.SUBMITTED)),
        sheets_recused=count_of(counted.filter(state=WorksheetState.RECUSED)),
        agreed=count_of(agreed),
    )


def with_own_open(actions: QuerySet, user) -> QuerySet:
    """Adds `own_open` alone, for what needs no numbers: counting ten thousand candidates' worksheets takes its time."""
    return actions.annotate(
        own_open=Exists(HiringAction.objects.still_rated_by(user).filter(pk=OuterRef("pk")))
    )


def sheets_out(counted) -> int:
    """Worksheets that are waited for, of what was counted by `with_progress`: a recused one comes no more."""
    return counted.sheets - counted.sheets_in - counted.sheets_recused


def actions_for(user, *, words: str = "", state: str = "") -> QuerySet:
    """Hiring actions the person may look at, newest first, narrowed by words of number, title or place and by state."""
    actions = HiringAction.objects.for_staff(user).select_related("agency", "job_class", "hiring_manager")
    for word in words.split():
        actions = actions.filter(
            Q(number__icontains=word) | Q(title__icontains=word) | Q(location__icontains=word)
        )
    if state:
        actions = actions.filter(state=state)
    return with_progress(actions, user)


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


@dataclass(frozen=True)
class WeightLine:
    """One assessed competency: its weight, its share of the whole in percent, exact."""

    assessed: AssessedCompetency
    share: Fraction

    @property
    def weight(self) -> str:
        """As somebody would write it: 1.5 and 20, not 1.500 and 2E+1."""
        return f"{self.assessed.weight.normalize():f}"


def weight_lines(action: HiringAction) -> list[WeightLine]:
    """Assessed competencies in order, with the share of each in the total score."""
    rows = list(
        action.assessed.select_related("use__revision__competency", "use__required_level").order_by(
            "position"
        )
    )
    total = sum((Fraction(row.weight) for row in rows), Fraction(0))
    return [WeightLine(row, Fraction(row.weight) / total * 100) for row in rows]


def questions_left_out(action: HiringAction) -> list[str]:
    """Competencies that the guide asks about and this hiring action does not rate: packets leave them out."""
    if action.guide_version is None:
        return []
    sections = action.guide_version.sections.exclude(use__in=action.assessed.values("use"))
    return [str(section.use) for section in sections.select_related("use__revision__competency")]


def panel_of(action: HiringAction) -> list[PanelSeat]:
    """All seats, the chair's first, those given up at the end."""
    seats = action.seats.select_related("user").order_by(
        "-active", "role", "user__last_name", "user__first_name"
    )
    return list(seats)


def candidates_of(
    action: HiringAction, *, words: str = "", state: str = "", with_names: bool
) -> QuerySet[Candidate]:
    """Candidates in order of their numbers; names are searched only for those who may read them."""
    candidates = Candidate.objects.filter(action=action).order_by("sort_key")
    for word in words.split():
        found = Q(number__icontains=word)
        if with_names:
            found |= Q(last_name__icontains=word) | Q(first_name__icontains=word)
            found |= Q(email__icontains=word) | Q(application_id__icontains=word)
        candidates = candidates.filter(found)
    return candidates.filter(state=state) if state else candidates


@dataclass(frozen=True)
class RaterLine:
    """One rater's worksheets of those who still are candidates: handed in, recused, and how late the rest is."""

    seat: PanelSeat
    sheets: int
    handed_in: int
    recused: int
    days_late: int

    @property
    def out(self) -> int:
        """Worksheets that are waited for."""
        return self.sheets - self.handed_in - self.recused


def rater_lines(action: HiringAction, today: dt.date) -> list[RaterLine]:
    """How far each rating seat is, in two queries."""
    seats = action.seats.filter(active=True, rates=True).select_related("user").order_by("role", "id")
    active = Worksheet.objects.filter(action=action, candidate__state=CandidateState.ACTIVE)
    counts = {
        row["seat"]: row
        for row in active.values("seat")
        .order_by()
        .annotate(
            sheets=Count("pk"),
            handed_in=Count("pk", filter=Q(state=WorksheetState.SUBMITTED)),
            recused=Count("pk", filter=Q(state=WorksheetState.RECUSED)),
        )
    }
    late = max((today - action.interviews_to).days, 0) if action.interviews_to else 0
    if action.state != ActionState.RATING:
        late = 0
    lines = []
    for seat in seats:
        found = counts.get(seat.pk, {"sheets": 0, "handed_in": 0, "recused": 0})
        line = RaterLine(seat, found["sheets"], found["handed_in"], found["recused"], late)
        lines.append(line if line.out else replace(line, days_late=0))
    return lines


@dataclass(frozen=True)
class Cell:
    """Where one rater stands with one candidate: the state alone, never a rating. No worksheet: None.

    `to_fill`: the rater still needs the packet.
    """

    seat: PanelSeat
    worksheet: Worksheet | None
    may_reopen: bool
    to_fill: bool


def progress_rows(
    action: HiringAction, candidates: list[Candidate], seats: list[PanelSeat]
) -> list[tuple[Candidate, list[Cell]]]:
    """Candidates by raters for one page of candidates, in one query."""
    sheets = {
        (sheet.candidate_id, sheet.seat_id): sheet
        for sheet in Worksheet.objects.filter(candidate__in=candidates, seat__in=seats).only(
            "public_id", "candidate_id", "seat_id", "state", "submitted_at", "recused_reason"
        )
    }
    rows = []
    for candidate in candidates:
        running = action.state == ActionState.RATING and candidate.state == CandidateState.ACTIVE
        discussed = getattr(candidate, "consensus", None) is not None
        cells = []
        for seat in seats:
            sheet = sheets.get((candidate.pk, seat.pk))
            reopen = running and not discussed and sheet is not None and sheet.state in WORKSHEET_IN
            to_fill = running and sheet is not None and sheet.state in WORKSHEET_OPEN
            cells.append(Cell(seat, sheet, reopen, to_fill))
        rows.append((candidate, cells))
    return rows


def discussions_open_to(user, candidates: list[Candidate]) -> set[int]:
    """Those of the candidates, as keys, whose discussion this person may read. One query."""
    readable = Consensus.objects.visible_to(user).filter(candidate__in=candidates)
    return set(readable.values_list("candidate_id", flat=True))


def led_by_nobody(action: HiringAction) -> list[Candidate]:
    """Candidates who still have to be discussed, and not under this chair: the chair recused, or came too late.

    For pages of the staff; who still rates must not get it.
    """
    chair = action.seats.active().filter(role=SeatRole.CHAIR).select_related("user").first()
    if chair is None or action.state != ActionState.RATING:
        return []
    shut = Candidate.objects.active().filter(action=action, pk__in=Candidate.objects.shut_to(chair.user))
    own_open = Worksheet.objects.filter(seat=chair, state__in=WORKSHEET_OPEN).values("candidate")
    agreed = Consensus.objects.filter(action=action, state=ConsensusState.CLOSED).values("candidate")
    return list(shut.exclude(pk__in=own_open).exclude(pk__in=agreed).order_by("sort_key"))


def order_of_list(actions: QuerySet) -> QuerySet:
    """What is running first, by the next date; what is over last, the newest on top."""
    return actions.annotate(
        over=Q(state__in=[ActionState.FINAL, ActionState.CANCELLED]),
    ).order_by("over", F("interviews_to").asc(nulls_last=True), "-opened_on", "-pk")
