"""A save as it comes over HTTP, from the page's form and from its script alike."""

from dataclasses import dataclass

from assessments.actions.rating import save_rating, slots_for_saving
from assessments.forms.rating import NOT_OBSERVED, RatingForm, Shown
from assessments.models import Rating, RatingSlot
from competency_portal.access.shortcuts import visible_or_404
from competency_portal.errors import Problem, Refused, Stale
from models_app.models import ProficiencyLevel


@dataclass(frozen=True)
class Outcome:
    """How a save ended. `saved` is None when it did not; `stale` then tells that another save came first.

    `typed` is what was sent, based on the version that stands there now: sending it again replaces that one.
    """

    slot: RatingSlot
    typed: Shown
    saved: Rating | None = None
    stale: bool = False
    current: Rating | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def locked(self) -> bool:
        """Whether the worksheet itself takes no saves any more."""
        return any(problem.field == "worksheet" for problem in self.problems)

    @property
    def answered(self) -> int:
        """Competencies of the worksheet that count as answered after this save."""
        before = bool(self.slot.current and self.slot.current.is_answer)
        after = self.saved.is_answer if self.saved else before
        return self.slot.worksheet.answered + after - before


def save_from(request, public_id: str) -> Outcome:
    """Save what was posted for one competency of the person's own worksheet; 404 for anybody else's."""
    own = slots_for_saving().of_rater(request.user).filter(worksheet__public_id=public_id)
    slot = visible_or_404(own, request.POST.get("slot", "")[:12])
    form = RatingForm(_sent(request))
    if not form.is_valid():
        problems = tuple(Problem(error, name) for name, errors in form.errors.items() for error in errors)
        # Without a version that can be read nothing may be overwritten: 0 is stale once anything is saved.
        typed = Shown.typed(form.data, form.cleaned_data.get("version", 0))
        return Outcome(slot, typed, problems=problems)
    return _saved(request.user, slot, form)


def _sent(request):
    """The posted fields. 'Clear my rating' takes the choice out: without script a native radio can't be unchosen."""
    sent = request.POST.copy()
    if sent.get("go") == "clear":
        sent["rating"] = ""
    return sent


def _saved(user, slot: RatingSlot, form: RatingForm) -> Outcome:
    sent = form.cleaned_data
    typed = Shown.typed(form.data, sent["version"])
    if typed.is_empty and slot.version == sent["version"] == 0:
        return Outcome(slot, typed)  # walking through an empty worksheet leaves no traces
    try:
        rating = save_rating(
            slot=slot,
            actor=user,
            expected_version=sent["version"],
            level=_level(slot, sent["rating"]),
            not_observed=sent["rating"] == NOT_OBSERVED,
            not_observed_reason=sent["not_observed_reason"],
            note=sent["note"],
            probes_asked=sent["probes"],
            save_key=sent["save_key"],
        )
    except Stale as stale:
        current = stale.current
        based_on = current.version if current else 0
        typed = Shown.typed(form.data, based_on)
        return Outcome(slot, typed, stale=True, current=current, problems=stale.problems)
    except Refused as refused:
        return Outcome(slot, typed, problems=refused.problems)
    return Outcome(slot, typed, saved=rating)


def _level(slot: RatingSlot, chosen: str) -> ProficiencyLevel | None:
    """The chosen level of the hiring action's scale; the one that is stored needs no second look."""
    if not chosen or chosen == NOT_OBSERVED:
        return None
    stored = slot.current.level if slot.current else None
    if stored and str(stored.ordinal) == chosen:
        return stored
    level = ProficiencyLevel.objects.filter(scale=slot.worksheet.action.scale_id, ordinal=chosen).first()
    if level is None:
        raise Refused(Problem("This level is not on the scale of the hiring action.", "rating"))
    return level
