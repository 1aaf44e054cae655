"""Forms for candidates."""

from django import forms

from assessments.choices import CandidateState
from competency_portal.components.fields import ReasonField
from competency_portal.exchange import limits


class CandidateForm(forms.Form):
    """One candidate. `number_fixed`: ratings have begun, so the number is shown but not offered for change."""

    number = forms.CharField(
        max_length=20,
        required=False,
        label="Candidate number",
        help_text="The panel knows candidates by this number alone. Leave it empty to get the next free one.",
    )
    last_name = forms.CharField(max_length=120, label="Last name")
    first_name = forms.CharField(max_length=120, required=False, label="First name")
    email = forms.EmailField(max_length=254, required=False, label="E-mail")
    application_id = forms.CharField(
        max_length=60,
        required=False,
        label="Application ID",
        help_text="As the application system numbers it.",
    )

    def __init__(self, *args, number_fixed: bool = False, editing: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if number_fixed:
            del self.fields["number"]
        elif editing:
            self.fields["number"].help_text = "The panel knows candidates by this number alone."


class UploadForm(forms.Form):
    """A table of candidates."""

    file = forms.FileField(
        label="File with candidates",
        help_text=f"CSV or Excel (.xlsx), at most {limits.UPLOAD_BYTES // 2**20} MB and {limits.ROWS:,} rows.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self):
        """Refuse by size before a byte is read."""
        file = self.cleaned_data["file"]
        if file.size > limits.UPLOAD_BYTES:
            raise forms.ValidationError(
                f"The file is larger than {limits.UPLOAD_BYTES // 2**20} MB, which is the most."
            )
        return file


class LeaveForm(forms.Form):
    """How somebody ceased to be a candidate, and why."""

    state = forms.ChoiceField(
        label="What happened",
        choices=[
            (CandidateState.WITHDRAWN, "The candidate withdrew"),
            (CandidateState.NO_SHOW, "The candidate did not appear"),
        ],
        widget=forms.RadioSelect,
    )
    reason = ReasonField(
        label="Reason",
        max_length=2000,
        about="When and how it became known. Shown to staff and on the list; never a rating and never a zero.",
    )
