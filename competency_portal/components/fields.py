"""Form fields that Django does not have as we need them."""

import re

from django import forms
from django.core.exceptions import ValidationError

from competency_portal import reasons

IDENTIFIER = re.compile("[0-9A-Za-z_-]{1,40}", re.ASCII)


class PublicChoiceField(forms.ModelChoiceField):
    """A choice among rows by their public ids: numbers of rows are never sent. Give `initial` as a row, not as a key.

    What can't be an identifier is no choice, before a database is asked: PostgreSQL takes no NUL.
    """

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, to_field_name="public_id", **kwargs)

    def to_python(self, value):
        if isinstance(value, str) and value and not IDENTIFIER.fullmatch(value):
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            )
        return super().to_python(value)


class PublicChoicesField(forms.ModelMultipleChoiceField):
    """Several rows by their public ids; see `PublicChoiceField`."""

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, to_field_name="public_id", **kwargs)

    def _check_values(self, value):
        for one in value:
            if not IDENTIFIER.fullmatch(str(one)):
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": one}
                )
        return super()._check_values(value)


class ReasonField(forms.CharField):
    """A reason that is kept, held to the one rule for reasons. `about` says what becomes of it."""

    def __init__(self, *, about: str = "", rows: int = 4, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.explain(about)

    def explain(self, about: str) -> None:
        """Say another thing about what becomes of it."""
        self.help_text = f"{reasons.HELP} {about}".strip()

    def clean(self, value):
        """What was typed, with the rule's own words when it is too short."""
        text = super().clean(value)
        for problem in reasons.reason_problems(text, optional=not self.required):
            raise ValidationError(problem.message, code="reason")
        return text
