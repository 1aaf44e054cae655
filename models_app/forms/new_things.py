"""Forms for what begins from nothing: a job class, an empty model, a competency in a bank."""

from django import forms

from models_app.forms.editing import long_text
from models_app.models import CompetencyBank, ProficiencyScale


class JobClassForm(forms.Form):
    """Facts of a job class. `edit` is the edit number that the page shows."""

    title = forms.CharField(label="Title", max_length=200)
    code = forms.CharField(
        label="Class code", max_length=40, required=False, help_text="For example 9375. Empty: not stated."
    )
    series = forms.CharField(label="Occupational series", max_length=40, required=False)
    grade = forms.CharField(label="Grade", max_length=40, required=False, help_text="For example GS-12.")
    organization = forms.CharField(label="Organization", max_length=200, required=False)
    job_family = forms.CharField(label="Job family", max_length=200, required=False)


class NewModelForm(forms.Form):
    """An empty model: its title, and the bank that its competencies come from."""

    title = forms.CharField(label="Title of the model", max_length=200)
    bank = forms.ModelChoiceField(
        label="Competency bank",
        queryset=CompetencyBank.objects.none(),
        to_field_name="public_id",
        empty_label="Choose…",
        help_text="The competencies of the model are chosen from this bank.",
    )

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].queryset = CompetencyBank.objects.filter(agency=agency)


class NewCompetencyForm(forms.Form):
    """A competency in a bank."""

    family = forms.CharField(label="Name", max_length=120)
    variant = forms.CharField(
        label="Variant", max_length=120, required=False, help_text="As in (Thinks Creatively)."
    )
    number = forms.IntegerField(
        label="Number in the bank",
        required=False,
        min_value=1,
        max_value=999_999_999,
        help_text="Empty: not numbered.",
    )
    definition = long_text("Definition", rows=4, required=False, help_text="Empty: not stated.")
    scale = forms.ModelChoiceField(
        label="Proficiency scale",
        queryset=ProficiencyScale.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label="No levels",
    )

    def __init__(self, *args, agency, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scale"].queryset = ProficiencyScale.objects.usable_by(agency)
