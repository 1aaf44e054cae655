"""Initial ratings of a panel as plain values for the calculations."""

from collections.abc import Iterable
from decimal import Decimal

from assessments.calculations.ratings import Absence, Rating
from assessments.choices import WorksheetState
from assessments.models import AssessedCompetency, HiringAction, RatingSlot, Worksheet, in_discussion


def submitted_slots(candidate_id: int, assessed_id: int | None = None) -> list[RatingSlot]:
    """Slots on submitted worksheets that the panel discusses, with rating, level and rater; one competency or all.

    Only for the consensus and for what comes after it: whoever calls this has asked whether the viewer may see it.
    """
    slots = RatingSlot.objects.filter(
        in_discussion("worksheet__"),
        worksheet__candidate=candidate_id,
        worksheet__state=WorksheetState.SUBMITTED,
    )
    if assessed_id:
        slots = slots.filter(assessed=assessed_id)
    return list(
        slots.select_related("current__level", "section", "worksheet__seat__user").order_by(
            "worksheet__seat__role", "worksheet__seat_id", "assessed__position"
        )
    )


def recused_sheets(candidate_id: int) -> list[Worksheet]:
    """Worksheets of raters who do not rate the candidate, with the rater. Why is for `may_read_recusals`."""
    sheets = Worksheet.objects.filter(
        candidate=candidate_id, state=WorksheetState.RECUSED, seat__rates=True
    ).select_related("seat__user")
    return list(sheets.order_by("seat__role", "seat_id"))


def as_rating(slot: RatingSlot) -> Rating:
    """The slot's current rating as a plain value, or the named reason why there is none."""
    rater, rating = str(slot.worksheet.seat_id), slot.current
    if rating is not None and rating.not_observed:
        return Rating(rater, absence=Absence.NOT_OBSERVED)
    if rating is None or rating.level is None:
        return Rating(rater, absence=Absence.NOT_RATED)
    if rating.level.value is None:
        return Rating(rater, absence=Absence.LEVEL_WITHOUT_VALUE)
    return Rating(rater, value=rating.level.value)


def somebody_rated(slots: Iterable[RatingSlot | None]) -> bool:
    """Whether at least one rater gave a level; otherwise there is nothing to agree on, and the score is incomplete."""
    return any(slot is not None and slot.current is not None and slot.current.level_id for slot in slots)


def pass_line_of(action: HiringAction, assessed: AssessedCompetency) -> Decimal | None:
    """The required level as a value of the action's scale; None when it is not stated, on another scale, or unused."""
    required = assessed.use.required_level
    if required is None or required.scale_id != action.scale_id or not action.rule_set.flag_straddle:
        return None
    return required.value


def discussion_rule(action: HiringAction, assessed: Iterable[AssessedCompetency]) -> str:
    """When the panel must discuss a competency in this hiring action, with what its rules can't ask here.

    Required levels on another scale flag nothing: nobody has said what a level of one is worth on the other.
    """
    points = action.discussion_threshold
    apart = f"ratings lie more than {points} point{'' if points == 1 else 's'} apart"
    assessed = list(assessed)
    levels = [a.use.required_level for a in assessed if a.use.required_level]
    whens, elsewhere = [apart], ""
    if action.rule_set.flag_straddle and levels:
        here = [level for level in levels if level.scale_id == action.scale_id]
        if here:
            whens.append("lie on both sides of the required level")
        if len(here) < len(levels):
            which = "Required levels" if not here else "Some required levels"
            where = "on the model's own scale, not on the scale rated here"
            elsewhere = f" {which} are {where}, so they ask for no discussion."
    whens.append("somebody did not observe the competency")
    return f"Discussion is required when {', '.join(whens[:-1])} or {whens[-1]}.{elsewhere}"
