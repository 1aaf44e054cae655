"""The first set-up of an empty portal: the action, the page, and who is kept out."""

from zoneinfo import available_timezones

import pytest
from django.urls import reverse

from competency_portal.accounts.actions.setup import set_up_portal
from competency_portal.accounts.forms.setup import time_zone_choices
from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.accounts.setup_code import forget_setup_code, is_setup_code, setup_code
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused
from tests.browser import DESKTOP, PHONE, axe_at

PASSWORD = "quiet-harbor-lantern-42"


@pytest.fixture
def code(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    return setup_code()


def parks(**changes) -> Agency:
    values = {
        "name": "City of Springfield Parks",
        "short_name": "Parks",
        "code": "parks",
        "time_zone": "America/Chicago",
    }
    return Agency(**(values | changes))


def dana(**changes) -> User:
    values = {"username": "dana", "email": "dana@parks.example", "first_name": "Dana", "last_name": "Reyes"}
    return User(**(values | changes))


def typed(code: str, **changes) -> dict:
    values = {
        "setup_code": code,
        "agency_name": "City of Springfield Parks",
        "agency_short_name": "Parks",
        "agency_code": "parks",
        "agency_time_zone": "America/Chicago",
        "agency_paper_size": "letter",
        "first_name": "Dana",
        "last_name": "Reyes",
        "email": "dana@parks.example",
        "username": "dana",
        "password": PASSWORD,
        "password_again": PASSWORD,
    }
    return values | changes


def test_set_up_makes_agency_and_administrator_with_a_record(code, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        user = set_up_portal(code=code, agency=parks(), user=dana(), password=PASSWORD)

    assert user.check_password(PASSWORD)
    assert (user.is_system_administrator, user.is_demonstration, user.is_superuser) == (True, False, False)
    assert list(Membership.objects.values_list("user__username", "agency__code", "role")) == [
        ("dana", "parks", "hr_admin")
    ]
    assert list(AuditEntry.objects.values_list("agency__code", "actor__username", "action")) == [
        ("parks", "dana", "portal.set_up")
    ]
    assert not is_setup_code(code)


def test_set_up_refuses_with_every_problem_and_changes_nothing(code, db):
    with pytest.raises(Refused) as refusal:
        set_up_portal(
            code="wrong", agency=parks(time_zone="Mars/Olympus"), user=dana(email=""), password="short"
        )

    fields = [problem.field for problem in refusal.value.problems]
    assert fields == ["setup_code", "agency_time_zone", "email", "password"]
    assert (Agency.objects.count(), User.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)
    assert is_setup_code(code)


def test_set_up_happens_once(code, db):
    set_up_portal(code=code, agency=parks(), user=dana(), password=PASSWORD)

    with pytest.raises(Refused, match="set up already"):
        set_up_portal(code=code, agency=parks(code="b", name="B"), user=dana(username="b"), password=PASSWORD)

    assert list(User.objects.values_list("username", flat=True)) == ["dana"]


def test_code_is_read_however_its_groups_are_typed(code):
    assert is_setup_code(code)
    assert is_setup_code(code.replace("-", " ").upper() + " ")


@pytest.mark.parametrize("given", ["", "-", "aaaa-bbbb-cccc", "é"])
def test_other_codes_open_nothing(code, given):
    assert not is_setup_code(given)


@pytest.mark.parametrize("given", ["", "aaaa-bbbb-cccc"])
def test_no_code_opens_anything_before_one_was_printed(code, given):
    forget_setup_code()

    assert not is_setup_code(given)


def test_code_lies_in_a_file_for_the_owner_only(code, settings):
    assert oct((settings.KEYS_DIR / "setup.code").stat().st_mode & 0o777) == "0o600"


def test_page_is_gone_as_soon_as_somebody_exists(client, code, db):
    dana().save()

    assert client.get(reverse("setup")).status_code == 404
    assert client.post(reverse("setup"), typed(code)).status_code == 404


def test_page_sets_up_and_signs_in(client, code, db):
    answer = client.post(reverse("setup"), typed(code))

    assert (answer.status_code, answer["Location"]) == (302, reverse("home"))
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_page_keeps_what_was_typed_and_never_a_password(client, code, db):
    answer = client.post(reverse("setup"), typed("aaaa-bbbb-cccc"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This is not the set-up code" in page
    assert 'value="City of Springfield Parks"' in page
    assert PASSWORD not in page
    assert User.objects.count() == 0


def test_page_names_two_different_passwords(client, code, db):
    answer = client.post(reverse("setup"), typed(code, password_again="quiet-harbor-lantern-43"))

    assert answer.context["form"].errors == {"password_again": ["The two passwords differ."]}


def test_page_passes_axe_clean_and_with_errors(page, axe, code):
    page.goto(f"/setup/?code={code}")
    assert axe_at(page, axe, DESKTOP, PHONE) == []
    assert page.get_by_label("Set-up code").input_value() == code
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.get_by_role("button", name="Set up the portal").click()
    page.get_by_text("This field is required").first.wait_for()
    assert axe_at(page, axe, DESKTOP, PHONE) == []


def test_time_zones_begin_with_the_united_states_in_plain_words_and_go_on_by_part_of_the_world():
    groups = time_zone_choices()

    names = [name for name, _ in groups]
    zones = [zone for _, options in groups for zone, _ in options]
    assert names[:3] == ["United States", "Africa", "America"]
    assert groups[0][1][0] == ("America/New_York", "Eastern (New York)")
    assert ("America/Argentina/Salta", "Argentina, Salta") in dict(groups)["America"]
    assert sorted(zones) == sorted(z for z in available_timezones() if "/" in z)


def test_page_says_everything_in_one_round(code, db, client):
    sent = typed(
        code,
        agency_code="two words",
        username="two words",
        email="",
        password="short",
        password_again="short",
    )

    response = client.post(reverse("setup"), sent)

    errors = response.context["form"].errors
    assert (response.status_code, sorted(errors)) == (422, ["agency_code", "email", "password", "username"])
    assert errors["agency_code"] == [
        "Use only letters, digits, hyphens and underscores, without spaces, for example parks."
    ]
    assert User.objects.count() == 0
