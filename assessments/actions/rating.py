"""Saving one rating: the one write path of the page, the autosave and whatever comes after them.

Ratings are only added. The slot's version number, changed by compare-and-swap, says which one counts. Each save first
updates the worksheet's row on the condition that it is still open, as each change of its state does: so a save and a
submission take turns, on PostgreSQL by the row's lock and on SQLite by its one writer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from assessments.actions.locking import take_turn
from assessments.choices import WORKSHEET_OPEN, ActionState, CandidateState, WorksheetState
from assessments.models import PanelSeat, Probe, Rating, RatingSlot, Worksheet
from assessments.permissions.rating import may_rate
from competency_portal.accounts.models import User
from competency_portal.audit.hashing import canonical
from competency_portal.audit.recording import commitment, record
from competency_portal.errors import Problem, Refused, Stale
from models_app.models import ProficiencyLevel

LONGEST_NOTE = 20_000  # characters; about eight printed pages
STALE = "This competency was saved elsewhere since you opened the page."


@dataclass(frozen=True)
class _Said:
    """What a rater says about one competency, in the form it is stored in."""

    level: ProficiencyLevel | None
    not_observed: bool
    reason: str
    note: str
    probes: tuple[str, ...]

    @property
    def is_answer(self) -> bool:
        return self.level is not None or self.not_observed

    def equals(self, rating: Rating | None) -> bool:
        """Whether a stored rating says the same, so that nothing has to be written."""
        return rating is not None and (
            rating.level_id,
            rating.not_observed,
            rating.not_observed_reason,
            rating.note,
            tuple(rating.probes_asked),
        ) == (self.level.pk if self.level else None, self.not_observed, self.reason, self.note, self.probes)


def save_rating(
    *,
    slot: RatingSlot,
    actor: User,
    expected_version: int,
    level: ProficiencyLevel | None = None,
    not_observed: bool = False,
    not_observed_reason: str = "",
    note: str = "",
    probes_asked: Iterable[str] = (),
    save_key: str = "",
) -> Rating:
    """Save what a rater says about one competency, as the next version of the slot.

    `expected_version` is the slot's version when the page was drawn (0: nothing saved yet). `probes_asked` are public
    ids of probes. The same `save_key` with the same content, sent twice or at once, saves once and answers alike; the
    same content as stored writes nothing. Neither level nor not_observed is a note without an answer so far.

    Raises Stale with the slot's current rating when somebody saved since; Refused with every reason otherwise.
    """
    if slot.version != expected_version:
        slot = fresh_slot(slot.pk)
    said = _Said(
        level=level,
        not_observed=not_observed,
        reason=_tidy(not_observed_reason) if not_observed else "",
        note=_tidy(note),
        probes=tuple(sorted(set(probes_asked))),
    )
    _check(slot, actor, said)
    if said.equals(slot.current):
        return slot.current
    if slot.version != expected_version:
        return _stored_or_stale(slot, said, save_key)
    try:
        return _append(slot, actor, said, save_key)
    except IntegrityError:
        return _stored_or_stale(fresh_slot(slot.pk), said, save_key)


def fresh_slot(pk: int) -> RatingSlot:
    """The slot with everything that saving looks at, in one query."""
    return slots_for_saving().get(pk=pk)


def slots_for_saving() -> QuerySet[RatingSlot]:
    """Slots joined with what saving looks at: a view that starts from here saves the action a query."""
    return RatingSlot.objects.select_related(
        "worksheet__seat", "worksheet__candidate", "worksheet__action__agency", "current__level"
    )


def rating_commitment(rating: Rating) -> str:
    """The keyed fingerprint of a rating in the audit trail: proves later what was saved, tells nobody what it says.

    Not even the level stands there in the open: who may read the trail may be rating the same candidate.
    """
    said = {
        "rating": rating.public_id,
        "level": rating.level.public_id if rating.level else None,
        "not_observed": rating.not_observed,
        "reason": rating.not_observed_reason,
        "note": rating.note,
        "probes": list(rating.probes_asked),
    }
    return commitment(canonical(said))


def _tidy(text: str) -> str:
    """Forms send lines ended by CR LF, scripts by LF: store one of them. Space around the text carries nothing."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _check(slot: RatingSlot, actor: User, said: _Said) -> None:
    """Refuse with everything that is wrong."""
    decision = may_rate(actor, slot.worksheet)
    if not decision:
        raise Refused(Problem(decision.reason, "worksheet"))
    problems = [*_problems_of_answer(slot, said), *_problems_of_texts(said), *_problems_of_probes(slot, said)]
    if problems:
        raise Refused(*problems)


def _problems_of_answer(slot: RatingSlot, said: _Said) -> list[Problem]:
    problems = []
    if said.level is not None and said.not_observed:
        problems.append(Problem("Choose either a rating or 'not observed', not both.", "rating"))
    if said.level is not None and said.level.scale_id != slot.worksheet.action.scale_id:
        problems.append(Problem("This level is not on the scale of the hiring action.", "rating"))
    if said.not_observed and not said.reason:
        problems.append(Problem("Write why the competency was not observed.", "not_observed_reason"))
    return problems


def _problems_of_texts(said: _Said) -> list[Problem]:
    problems = []
    for text, field, name in ((said.note, "note", "note"), (said.reason, "not_observed_reason", "reason")):
        if len(text) > LONGEST_NOTE:
            problems.append(
                Problem(
                    f"The {name} has {len(text):,} characters; at most {LONGEST_NOTE:,} can be kept.", field
                )
            )
        if "\0" in text:
            problems.append(Problem(f"The {name} holds a character that can't be stored (NUL).", field))
    return problems


def _problems_of_probes(slot: RatingSlot, said: _Said) -> list[Problem]:
    """Probes that don't belong to the section; those that were stored before need no second look."""
    new = set(said.probes) - set(slot.current.probes_asked if slot.current else ())
    if new and Probe.objects.filter(section=slot.section_id, public_id__in=new).count() != len(new):
        return [Problem("A probe that was ticked is not one of this question.", "probes")]
    return []


@transaction.atomic
def _append(slot: RatingSlot, actor: User, said: _Said, save_key: str) -> Rating:
    """Write the row and point the slot at it, on the condition that nothing moved; all in one transaction.

    Raises IntegrityError when another save took this version or key first.
    """
    before, now = slot.current, timezone.now()
    _touch_worksheet(slot.worksheet, actor, said.is_answer - bool(before and before.is_answer), now)
    rating = Rating.objects.create(
        slot_id=slot.pk,
        version=slot.version + 1,
        level=said.level,
        not_observed=said.not_observed,
        not_observed_reason=said.reason,
        note=said.note,
        probes_asked=list(said.probes),
        saved_by=actor,
        saved_at=now,
        save_key=save_key,
    )
    swapped = RatingSlot.objects.filter(pk=slot.pk, version=slot.version).update(
        version=rating.version, current=rating
    )
    if not swapped:
        raise IntegrityError("The slot moved on.")
    record(
        agency=slot.worksheet.action.agency,
        actor=actor,
        action="rating.save",
        obj=slot.worksheet,
        before={"rating": rating_commitment(before)} if before else None,
        after={"slot": slot.public_id, "version": rating.version, "rating": rating_commitment(rating)},
    )
    return rating


def _touch_worksheet(worksheet: Worksheet, actor: User, more: int, now: datetime) -> None:
    """Count the answer and hold the worksheet's row, if it may still be rated; else refuse with the reason."""
    take_turn(worksheet)
    touched = Worksheet.objects.filter(
        pk=worksheet.pk,
        state__in=WORKSHEET_OPEN,
        seat__in=PanelSeat.objects.sitting(actor),
        action__state=ActionState.RATING,
        candidate__state=CandidateState.ACTIVE,
    ).update(
        answered=F("answered") + more, state=WorksheetState.DRAFT, started_at=Coalesce(F("started_at"), now)
    )
    if not touched:
        worksheet = Worksheet.objects.select_related("seat", "action", "candidate").get(pk=worksheet.pk)
        reason = may_rate(actor, worksheet).reason or "This worksheet was closed while you saved."
        raise Refused(Problem(reason, "worksheet"))


def _stored_or_stale(slot: RatingSlot, said: _Said, save_key: str) -> Rating:
    """A repeated save gets what it saved the first time; anything else gets what stands there now.

    The content is compared too: a page taken back by the browser sends an old key with new words.
    """
    if said.equals(slot.current):
        return slot.current
    stored = slot.ratings.filter(save_key=save_key).select_related("level").first() if save_key else None
    if stored is not None and said.equals(stored):
        return stored
    raise Stale(STALE, current=slot.current)
