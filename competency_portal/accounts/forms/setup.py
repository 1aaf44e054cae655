"""The form of the first set-up."""

from itertools import groupby
from zoneinfo import available_timezones

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms

from competency_portal.accounts.choices import PaperSize
from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.validators import CODE_RULE

# The zones of the United States and its territories first; everything else follows by name.
USUAL_ZONES = {
    "America/New_York": "Eastern (New York)",
    "America/Chicago": "Central (Chicago)",
    "America/Denver": "Mountain (Denver)",
    "America/Phoenix": "Mountain without daylight saving (Phoenix)",
    "America/Los_Angeles": "Pacific (Los Angeles)",
    "America/Anchorage": "Alaska (Anchorage)",
    "Pacific/Honolulu": "Hawaii (Honolulu)",
    "America/Puerto_Rico": "Atlantic (Puerto Rico)",
    "Pacific/Guam": "Chamorro (Guam)",
    "Pacific/Pago_Pago": "Samoa (Pago Pago)",
}


def time_zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The zones of the United States in plain words, then all others by part of the world."""
    others = sorted(zone for zone in available_timezones() - set(USUAL_ZONES) if "/" in zone)
    regions = groupby(others, lambda zone: zone.partition("/")[0])
    return [
        ("United States", list(USUAL_ZONES.items())),
        *((region, [(zone, _place(zone)) for zone in zones]) for region, zones in regions),
    ]


def _place(zone: str) -> str:
    """'America/Argentina/Salta' is 'Argentina, Salta' in the list of its part of the world."""
    return zone.partition("/")[2].replace("_", " ").replace("/", ", ")


def filled_in_as(purpose: str, widget: type[forms.Widget] = forms.TextInput) -> forms.Widget:
    """A field about the person themselves, whose purpose the browser is told (WCAG 1.3.5)."""
    return widget(attrs={"autocomplete": purpose})


class SetUpForm(forms.Form):
    """Code, agency and first person. It only checks shapes; what is allowed is the action's to say."""

    setup_code = forms.CharField(
        label="Set-up code",
        help_text="The server printed it when it started.",
        max_length=40,
        widget=filled_in_as("off"),
    )
    agency_name = forms.CharField(label="Name of the agency", max_length=200)
    agency_short_name = forms.CharField(
        label="Short name", max_length=60, help_text="Shown where there is little room, as on phones."
    )
    agency_code = forms.SlugField(
        label="Code",
        max_length=40,
        error_messages={"invalid": CODE_RULE},
        help_text="Lower case, without spaces, for example parks. It stays as it is.",
    )
    agency_time_zone = forms.ChoiceField(
        label="Time zone", choices=time_zone_choices, help_text="All times of the agency are shown in it."
    )
    agency_paper_size = forms.ChoiceField(label="Paper for printing", choices=PaperSize.choices)
    first_name = forms.CharField(label="First name", max_length=150, widget=filled_in_as("given-name"))
    last_name = forms.CharField(label="Last name", max_length=150, widget=filled_in_as("family-name"))
    email = forms.EmailField(label="E-mail", widget=filled_in_as("email", forms.EmailInput))
    username = forms.CharField(
        label="Username", max_length=150, widget=filled_in_as("username"), help_text="What you sign in with."
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=4096,
        widget=filled_in_as("new-password", forms.PasswordInput),
        help_text="At least 15 characters; a few unrelated words do well.",
    )
    password_again = forms.CharField(
        label="Password again",
        strip=False,
        max_length=4096,
        widget=filled_in_as("new-password", forms.PasswordInput),
    )

    agency_fields = (
        "agency_name",
        "agency_short_name",
        "agency_code",
        "agency_time_zone",
        "agency_paper_size",
    )
    person_fields = ("first_name", "last_name", "email", "username", "password", "password_again")

    @property
    def helper(self) -> FormHelper:
        """How crispy lays the form out."""
        helper = FormHelper()
        helper.layout = Layout(
            Fieldset("Proof that you run this server", "setup_code"),
            Fieldset("The agency", *self.agency_fields),
            Fieldset("You, its first HR admin", *self.person_fields),
        )
        helper.add_input(Submit("submit", "Set up the portal"))
        return helper

    def clean(self) -> dict:
        given = super().clean()
        if given.get("password") and given.get("password_again") not in (None, given["password"]):
            self.add_error("password_again", "The two passwords differ.")
        return given

    def agency(self) -> Agency:
        """The agency as typed, unsaved."""
        given = self.cleaned_data
        return Agency(
            **{
                name: given.get(f"agency_{name}", "")
                for name in ("name", "short_name", "code", "time_zone", "paper_size")
            }
        )

    def user(self) -> User:
        """The person as typed, unsaved and without a password."""
        given = self.cleaned_data
        return User(
            **{name: given.get(name, "") for name in ("first_name", "last_name", "email", "username")}
        )
