"""Form controls that Django does not have as we need them. Drawn by the crispy pack in `templates/uswds/`."""

from django import forms

TYPED_DATE = "Where your browser offers no calendar, type YYYY-MM-DD."


class DescribedRadioSelect(forms.RadioSelect):
    """Radio tiles with a description under each label, for choices that must be compared before one is taken.

    `descriptions` maps the choice's value to plain text; a value without one shows its label alone.
    `disabled_values` can be seen but not chosen: say why in their description.
    """

    tiles = True

    def __init__(self, attrs=None, choices=(), descriptions=None, disabled_values=()):
        super().__init__(attrs, choices)
        self.descriptions = {str(value): text for value, text in (descriptions or {}).items()}
        self.disabled_values = {str(value) for value in disabled_values}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["description"] = self.descriptions.get(str(value), "")
        if str(value) in self.disabled_values:
            option["attrs"]["disabled"] = True
        return option


class DescribedCheckboxSelectMultiple(forms.CheckboxSelectMultiple):
    """Checkbox tiles with a description under each label; `descriptions` as in `DescribedRadioSelect`.

    `disabled_values` can be seen but not chosen: say why in their description.
    """

    tiles = True

    def __init__(self, attrs=None, choices=(), descriptions=None, disabled_values=()):
        super().__init__(attrs, choices)
        self.descriptions = {str(value): text for value, text in (descriptions or {}).items()}
        self.disabled_values = {str(value) for value in disabled_values}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["description"] = self.descriptions.get(str(value), "")
        if str(value) in self.disabled_values:
            option["attrs"]["disabled"] = True
        return option


class DateInput(forms.DateInput):
    """The browser's own date control; posts and expects YYYY-MM-DD. Its field's help text is `TYPED_DATE`."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """The browser's own control for a date and a time; posts YYYY-MM-DDTHH:MM."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
