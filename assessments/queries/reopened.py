"""Ratings that a rater changed after the worksheet, once handed in, was opened again."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import Rating, RatingSlot, WorksheetReopening


@dataclass(frozen=True)
class ChangedAgain:
    """The opening that the change followed, and the rating that was handed in before the first one, in words."""

    at: dt.datetime
    by: str
    reason: str
    before: str


def changed_again(slots: Iterable[RatingSlot]) -> dict[int, ChangedAgain]:
    """Slots, by key, whose rating is another than the one first handed in; in one query where none was opened again.

    Whoever calls this has asked whether the viewer may see these ratings. A recusal taken back had handed in nothing.
    """
    slots = list(slots)
    openings: dict[int, list[WorksheetReopening]] = defaultdict(list)
    found = WorksheetReopening.objects.filter(worksheet__in={slot.worksheet_id for slot in slots})
    for one in found.filter(recused_reason="").select_related("reopened_by").order_by("at", "pk"):
        openings[one.worksheet_id].append(one)
    opened = [slot for slot in slots if slot.worksheet_id in openings]
    return _changed(opened, openings) if opened else {}


def _changed(
    slots: list[RatingSlot], openings: dict[int, list[WorksheetReopening]]
) -> dict[int, ChangedAgain]:
    versions: dict[int, list[Rating]] = defaultdict(list)
    ratings = Rating.objects.filter(slot__in=[slot.pk for slot in slots]).select_related("level")
    for rating in ratings.order_by("version"):
        versions[rating.slot_id].append(rating)
    changed = {}
    for slot in slots:
        again, now = openings[slot.worksheet_id], slot.current
        first = [rating for rating in versions[slot.pk] if rating.saved_at <= again[0].at]
        if now and first and _said(first[-1]) != _said(now):
            last = [one for one in again if one.at <= now.saved_at][-1]
            changed[slot.pk] = ChangedAgain(
                last.at, str(last.reopened_by), last.reason, _words(first[-1], now)
            )
    return changed


def _said(rating: Rating) -> tuple[int | None, bool, str, str]:
    return rating.level_id, rating.not_observed, rating.not_observed_reason, rating.note


def _words(before: Rating, now: Rating) -> str:
    if (before.level_id, before.not_observed) == (now.level_id, now.not_observed):
        return "the same rating, in other words"
    return f"rated {before.level.ordinal}" if before.level else "not observed"
