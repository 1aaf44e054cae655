"""Forms of the people pages. They check shapes; what is allowed is the actions' to say."""

from collections.abc import Mapping

from django import forms

from competency_portal.accounts.choices import PaperSize, Role
from competency_portal.accounts.forms.setup import time_zone_choices
from competency_portal.accounts.models import Agency
from competency_portal.accounts.validators import CODE_RULE
from competency_portal.components.fields import ReasonField
from competency_portal.errors import Problem, Refused


def show_refusal(form: forms.Form, refusal: Refused) -> None:
    """Every problem at its field, or on top of the form when it belongs to none."""
    for problem in refusal.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)


def show_further(form: forms.Form, problems: list[Problem]) -> None:
    """Problems of fields whose shape is right, beside those of shape: everything is said in one round."""
    for problem in problems:
        if problem.field in form.fields and problem.field not in form.errors:
            form.add_error(problem.field, problem.message)


class RoleForm(forms.Form):
    """A role in one of the agencies that may be chosen."""

    agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(), to_field_name="public_id", empty_label=None
    )
    role = forms.ChoiceField(choices=Role.choices)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies


class PersonForm(RoleForm):
    """A new person with their first role; `may_name_administrators` adds the one box that HR admins don't get."""

    first_name = forms.CharField(label="First name", max_length=150)
    last_name = forms.CharField(label="Last name", max_length=150)
    email = forms.EmailField(label="E-mail", help_text="A forgotten password is reset through it.")
    username = forms.CharField(
        label="Username",
        max_length=150,
        help_text="What they sign in with, for example rater4.parks. It stays as it is.",
    )
    is_system_administrator = forms.BooleanField(
        label="System administrator",
        required=False,
        help_text="Runs the server: adds agencies and people; sees no candidates and no ratings.",
    )

    field_order = [
        "first_name",
        "last_name",
        "email",
        "username",
        "agency",
        "role",
        "is_system_administrator",
    ]

    def __init__(self, *args, may_name_administrators: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "No role"), *Role.choices]
        self.fields["role"].required = False
        self.fields["agency"].required = False
        if not may_name_administrators:
            del self.fields["is_system_administrator"]

    def person(self) -> dict:
        """Arguments for `create_person`."""
        given = {name: self.cleaned_data.get(name, "") for name in self.fields}
        agency, role = given.pop("agency"), given.pop("role")
        return given | {"roles": [(agency, role)] if agency and role else []}


class ReasonForm(forms.Form):
    """Why an account is closed or opened."""

    reason = ReasonField(max_length=500, rows=3, about="It stands in the audit trail.")


class AgencyForm(forms.ModelForm):
    """A new agency. The table's own rules are asked by the action, so that they are said once."""

    time_zone = forms.ChoiceField(
        choices=time_zone_choices, help_text="All times of the agency are shown in it."
    )
    paper_size = forms.ChoiceField(label="Paper for printing", choices=PaperSize.choices)

    class Meta:
        model = Agency
        fields = ["name", "short_name", "code", "time_zone", "paper_size"]
        error_messages = {"code": {"invalid": CODE_RULE}}

    def _post_clean(self):
        """Leave unique names and codes to the action."""


class AgencyDetailsForm(AgencyForm):
    """Details of an agency that is there. Its code stays: files and usernames carry it."""

    seen = forms.CharField(widget=forms.HiddenInput)

    class Meta(AgencyForm.Meta):
        fields = ["name", "short_name", "time_zone", "paper_size"]

    @property
    def shown_before(self) -> dict[str, str]:
        """The details that the page was drawn from, as it said."""
        return {name: self.data[f"was-{name}"] for name in self.Meta.fields if f"was-{name}" in self.data}

    def draw_again(self, seen: str, recorded: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Draw a late form from what is on record now, where its person left it alone; label, recorded and typed for
        each detail that two people changed.
        """
        self.data = self.data.copy()
        self.data["seen"] = seen
        before, rows = self.shown_before, []
        for name, now in recorded.items():
            typed = self.cleaned_data[name]
            if typed == before.get(name):
                self.data[name] = now
            elif now not in (typed, before.get(name)):
                choices = dict(getattr(self.fields[name], "choices", ()))
                rows.append((self.fields[name].label, choices.get(now, now), choices.get(typed, typed)))
        return rows


class PeopleFilter(forms.Form):
    """The filter above the list of people."""

    q = forms.CharField(required=False, max_length=100, label="Name, username or e-mail")
    agency = forms.ChoiceField(required=False)
    state = forms.ChoiceField(
        required=False, label="Account", choices=[("", "Any"), ("open", "Open"), ("closed", "Closed")]
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(agency.public_id, agency.short_name) for agency in agencies]
        self.fields["agency"].choices = [("", "All"), *choices]
        if len(choices) < 2:
            del self.fields["agency"]  # nothing to choose between

    def asked(self) -> dict:
        """What to narrow by; a value that makes no sense counts as not given."""
        if not self.is_bound:
            return {}
        self.is_valid()
        given = self.cleaned_data
        return {
            "text": given.get("q", ""),
            "agency": given.get("agency", ""),
            "state": given.get("state", ""),
        }
