"""Forms that seat a panel, and that change it once ratings have begun."""

from django import forms
from django.db.models import QuerySet

from assessments.forms.reasons import ReasonForm
from assessments.models import HiringAction
from competency_portal.accounts.models import User
from competency_portal.components.fields import PublicChoiceField, PublicChoicesField


class PanelForm(forms.Form):
    """Chair and raters, of those who may sit on this panel."""

    chair = PublicChoiceField(User.objects.none(), label="Panel chair", empty_label="Choose a person")
    chair_rates = forms.BooleanField(
        required=False,
        label="The chair rates too",
        help_text="Otherwise the chair leads the interviews and the consensus without a worksheet.",
    )
    raters = PublicChoicesField(
        User.objects.none(),
        label="Raters",
        help_text="At least two beside the chair. Each rates alone, before anybody sees another's ratings.",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, people: QuerySet[User], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = self.fields["raters"].queryset = people


class SeatForm(ReasonForm):
    """One more rater, and why."""

    rater = PublicChoiceField(User.objects.none(), label="Rater", empty_label="Choose a person")
    field_order = ("rater", "reason")

    def __init__(self, *args, action: HiringAction, people: QuerySet[User], **kwargs):
        super().__init__(*args, **kwargs)
        seated = action.seats.filter(active=True).values("user")
        self.fields["rater"].queryset = people.exclude(pk__in=seated)


class ChairForm(ReasonForm):
    """Who takes the chair, and why."""

    chair = PublicChoiceField(User.objects.none(), label="New chair", empty_label="Choose a person")
    field_order = ("chair", "reason")

    def __init__(self, *args, action: HiringAction, people: QuerySet[User], **kwargs):
        super().__init__(*args, **kwargs)
        leaving = action.seats.filter(active=True, role="chair").values("user")
        self.fields["chair"].queryset = people.exclude(pk__in=leaving)
