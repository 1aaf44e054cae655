"""Reads for the rating worksheet: always one rater's own, never anything of another's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from assessments.choices import WORKSHEET_IN, WORKSHEET_OPEN, ActionState, CandidateState
from assessments.models import AssessedCompetency, Rating, RatingSlot, RuleSet, Worksheet, WorksheetReopening
from assessments.queries.counting import count_of
from competency_portal.reasons import reason_problems
from models_app.models import ProficiencyLevel


@dataclass(frozen=True)
class Blank:
    """What is missing on one competency before the worksheet can be handed in. `position` counts from 1."""

    slot_id: str
    position: int
    name: str
    missing: str


def worksheets_of(user, *, action: str = "", state: str = "") -> QuerySet[Worksheet]:
    """The person's own worksheets in hiring actions whose ratings have begun, the action that ends last on top.

    `action` narrows to one by its public id; `state` is 'open' (still to do), 'in' (handed in) or empty.
    """
    sheets = Worksheet.objects.of_rater(user).filter(
        action__state__in=[ActionState.RATING, ActionState.FINAL]
    )
    if action:
        sheets = sheets.filter(action__public_id=action)
    if state == "open":
        sheets = sheets.filter(
            state__in=WORKSHEET_OPEN, action__state=ActionState.RATING, candidate__state=CandidateState.ACTIVE
        )
    elif state == "in":
        sheets = sheets.filter(state__in=WORKSHEET_IN)
    return (
        sheets.select_related("action__agency", "candidate")
        .annotate(total=count_of(AssessedCompetency.objects.all(), outer="action"))
        .order_by(
            F("action__interviews_to").desc(nulls_first=True), "-action_id", "candidate__sort_key", "pk"
        )
    )


def next_to_do(worksheet: Worksheet, user) -> Worksheet | None:
    """The person's worksheet still to do in the same hiring action that comes after this one, or else the first."""
    sheets = worksheets_of(user, action=worksheet.action.public_id, state="open")
    here = worksheet.candidate.sort_key
    later = Q(candidate__sort_key__gt=here) | Q(candidate__sort_key=here, pk__gt=worksheet.pk)
    return sheets.filter(later).first() or sheets.first()


def worksheets_to_open(user) -> QuerySet[Worksheet]:
    """The person's own worksheets with what their pages show; `reopened_*` tell of the latest reopening, if any."""
    latest = WorksheetReopening.objects.filter(worksheet=OuterRef("pk")).order_by("-at", "-pk")
    return (
        Worksheet.objects.of_rater(user)
        .select_related(
            "action__agency", "action__rule_set", "action__guide_version", "candidate", "seat__user"
        )
        .annotate(
            reopened_reason=Subquery(latest.values("reason")[:1]),
            reopened_at=Subquery(latest.values("at")[:1]),
        )
    )


def slots_of(worksheet: Worksheet) -> list[RatingSlot]:
    """The worksheet's slots in the guide's order, with competency, question and current rating, in one query."""
    return list(
        RatingSlot.objects.filter(worksheet=worksheet)
        .select_related(
            "assessed__use__revision__competency",
            "assessed__use__required_level",
            "section",
            "current__level",
        )
        .order_by("assessed__position")
    )


def levels_of(worksheet: Worksheet) -> list[ProficiencyLevel]:
    """The levels of the hiring action's scale, highest first, as the printed guide has them."""
    return list(ProficiencyLevel.objects.filter(scale=worksheet.action.scale_id).order_by("-ordinal"))


def answer_in_words(rating: Rating | None) -> str:
    """'Rated 4', 'Not observed' or 'Not rated yet'."""
    if rating is not None and rating.level is not None:
        return f"Rated {rating.level.ordinal}"
    return "Not observed" if rating is not None and rating.not_observed else "Not rated yet"


def needs_note(level: ProficiencyLevel, levels: Sequence[ProficiencyLevel], rule_set: RuleSet) -> bool:
    """Whether this level asks for a note: the lowest and the highest do, where the rules say so."""
    ordinals = [each.ordinal for each in levels]
    return rule_set.note_at_extremes and level.ordinal in (min(ordinals), max(ordinals))


def blanks_of(slots: list[RatingSlot], levels: list[ProficiencyLevel], rule_set: RuleSet) -> list[Blank]:
    """Everything that keeps these slots from being handed in, in order; empty when nothing does."""
    blanks = []
    for position, slot in enumerate(slots, 1):
        missing = _missing(slot, levels, rule_set)
        if missing:
            blanks.append(Blank(slot.public_id, position, str(slot.assessed), missing))
    return blanks


def _missing(slot: RatingSlot, levels: list[ProficiencyLevel], rule_set: RuleSet) -> str:
    """What is missing at one slot, in words; empty when nothing is."""
    rating = slot.current
    if rating is None or not rating.is_answer:
        return "not rated yet."
    if rating.not_observed and (short := reason_problems(rating.not_observed_reason)):
        return f"the reason why it was not observed: {short[0].message}"
    if rating.level and not rating.note and needs_note(rating.level, levels, rule_set):
        return f"a rating of {rating.level.ordinal} needs a note with the evidence for it."
    return ""
