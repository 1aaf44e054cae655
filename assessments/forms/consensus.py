"""Forms of the consensus page."""

from django import forms

from competency_portal.components.fields import ReasonField
from models_app.models import ProficiencyLevel

NOT_OBSERVED = "not-observed"


class AgreedRatingForm(forms.Form):
    """One agreed rating as the page sends it: a level's public id or 'not-observed', the reason, the version seen."""

    level = forms.CharField(required=False)
    reason = forms.CharField(required=False, max_length=20000)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, scale, **kwargs):
        super().__init__(*args, **kwargs)
        self.scale = scale

    def clean_level(self):
        """The level chosen, NOT_OBSERVED, or None where nothing was chosen."""
        sent = self.cleaned_data["level"]
        if sent in ("", NOT_OBSERVED):
            return sent or None
        try:
            return self.scale.levels.get(public_id=sent)
        except ProficiencyLevel.DoesNotExist:
            raise forms.ValidationError("This level is not on the scale of the hiring action.") from None


class ReasonForm(forms.Form):
    """A reason for going back on a step."""

    reason = ReasonField(
        label="Why is it opened again?",
        about="The reason is kept on the page of this consensus and in the history of the hiring action.",
        max_length=2000,
    )
