"""What the worksheet sends: one rater's words on one competency, and reasons."""

from dataclasses import dataclass, field

from django import forms

from assessments.models import Rating
from competency_portal.components.fields import ReasonField
from competency_portal.reasons import as_kept

NOT_OBSERVED = "x"  # stands beside the levels' ordinals in the radio group


class ManyIds(forms.Field):
    """Any number of public ids; whether they belong here is the action's question."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        ids = [str(each) for each in value or []]
        if any(not each.isalnum() for each in ids):  # a database refuses some of what else may be sent
            raise forms.ValidationError("A probe was named that is not one of this question's.")
        return ids


class RatingForm(forms.Form):
    """The worksheet's form as it comes from the page or from its script; both send the same fields.

    `rating` is the ordinal of a level, 'x' for not observed, or empty. Texts are kept as typed; their limits belong to
    the action, so that a text that is too long can be answered with the text itself.
    """

    slot = forms.CharField(max_length=12)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    save_key = forms.CharField(max_length=40, required=False)
    rating = forms.RegexField(r"^(?:[1-9]|x)$", required=False)
    not_observed_reason = forms.CharField(required=False, strip=False)
    note = forms.CharField(required=False, strip=False)
    probes = ManyIds(required=False)


class ReasonForm(forms.Form):
    """Why a candidate is not rated."""

    reason = ReasonField(
        label="Why don't you rate this candidate?",
        about="For example: you know the candidate, or you could not attend the interview. Staff of your agency "
        "can read this; the candidate's name does not belong here.",
        max_length=2000,
    )


@dataclass(frozen=True)
class Shown:
    """What stands in the worksheet's fields: what is saved, or what was typed and could not be saved."""

    version: int
    rating: str = ""
    not_observed_reason: str = ""
    note: str = ""
    probes: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def saved(cls, rating: Rating | None) -> "Shown":
        """What is saved; None: nothing yet."""
        if rating is None:
            return cls(version=0)
        chosen = NOT_OBSERVED if rating.not_observed else str(rating.level.ordinal) if rating.level else ""
        return cls(
            rating.version, chosen, rating.not_observed_reason, rating.note, frozenset(rating.probes_asked)
        )

    @classmethod
    def typed(cls, data, version: int) -> "Shown":
        """What was sent, to be shown again word for word; `version` is what the next save is based on."""
        return cls(
            version,
            data.get("rating", ""),
            data.get("not_observed_reason", ""),
            data.get("note", ""),
            frozenset(data.getlist("probes")),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is said."""
        return not (self.rating or as_kept(self.not_observed_reason) or self.note.strip() or self.probes)
