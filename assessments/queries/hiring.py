"""What the pages of hiring actions show, in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
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
from assessments.queries.standing import with_progress
from competency_portal.accounts.models import Agency


def today_in(agency: Agency) -> dt.date:
    """Today's date where the agency is."""
    return timezone.now().astimezone(ZoneInfo(agency.time_zone)).date()


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
