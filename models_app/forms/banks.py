"""Form of a competency bank."""

from django import forms

from models_app.actions.banks import CODE, CODE_KEPT, NAME
from models_app.forms.editing import long_text


class BankForm(forms.Form):
    """Name, code and description; the code is only shown where it stays."""

    name = forms.CharField(label="Name", max_length=NAME)
    code = forms.CharField(
        label="Code",
        max_length=CODE,
        required=False,
        help_text="A short name for files and addresses, such as city-bank. Empty: made from the name.",
    )
    description = long_text(
        "What it holds", required=False, help_text="For example whether its competencies have numbers."
    )

    def __init__(self, *args, code_stays: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if code_stays:
            self.fields["code"].disabled = True
            self.fields["code"].help_text = CODE_KEPT
