"""The last words of bin/serve."""

from io import StringIO

import pytest
from django.core.management import call_command

from competency_portal.accounts.models import User
from competency_portal.accounts.setup_code import setup_code

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.KEYS_DIR = tmp_path


def welcome() -> str:
    out = StringIO()
    call_command("welcome", ADDRESS, stdout=out)
    return out.getvalue()


def test_empty_portal_gets_address_and_code_of_the_set_up(db):
    words = welcome()

    assert f"{ADDRESS}/setup/" in words
    assert f"Set-up code: {setup_code()}" in words


def test_demonstration_gets_people_password_and_address(db, settings):
    settings.DEMO, settings.DEMO_PASSWORD = True, "for-everybody-here"
    User.objects.create_user("auditor.nc", is_demonstration=True)

    words = welcome()

    assert "auditor.nc" in words
    assert "Password for all of them: for-everybody-here" in words
    assert words.rstrip().endswith(f"{ADDRESS}/")


def test_portal_in_use_gets_the_address_and_no_code(db):
    User.objects.create_user("dana")

    words = welcome()

    assert words.strip() == f"The Competency Portal is ready:  {ADDRESS}/"
