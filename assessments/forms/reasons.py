"""The form that asks for nothing but a reason."""

from django import forms

from competency_portal.components.fields import ReasonField


class ReasonForm(forms.Form):
    """A reason that is kept in the record."""

    reason = ReasonField(label="Reason", max_length=2000)

    def __init__(self, *args, help_text: str = "Kept in the record of this hiring action.", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].explain(help_text)
