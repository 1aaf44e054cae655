"""Forms for adopting what another agency has published."""

from django import forms

from models_app.models import CompetencyBank


class AdoptForm(forms.Form):
    """The bank that competencies go into; none chosen: a new one. `mark` is what the page of a model showed."""

    bank = forms.ModelChoiceField(
        label="Competency bank",
        queryset=CompetencyBank.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label="A new bank",
        help_text="A bank of your agency.",
    )
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = CompetencyBank.objects.filter(agency=agency)
