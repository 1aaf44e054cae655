"""The demonstration people as bin/serve shows them, and their common password."""

from io import StringIO

import pytest
from django.core.management import call_command

from competency_portal.accounts.models import Agency, Membership, User
from competency_portal.operations.people import demonstration_table, keep_password_in_force


@pytest.fixture(autouse=True)
def demonstration_mode(settings):
    settings.DEMO = True


def invent(username: str, **values) -> User:
    return User.objects.create_user(username, is_demonstration=True, password="before-the-change", **values)


def test_table_lists_demonstration_people_only(db):
    agency = Agency.objects.create(code="la", name="City of Los Angeles", short_name="Los Angeles")
    rater = invent("rater1.la", first_name="Robin", last_name="Diaz")
    Membership.objects.create(user=rater, agency=agency, role="panel_member")
    Membership.objects.create(user=rater, agency=agency, role="auditor", active=False)
    invent("admin", first_name="Ada", last_name="Cole", is_system_administrator=True)
    User.objects.create_user("real.person")

    assert demonstration_table() == [
        ("Username", "Name", "Role", "Agency"),
        ("admin", "Ada Cole", "System administrator", "all"),
        ("rater1.la", "Robin Diaz", "Panel member", "Los Angeles"),
    ]


def test_table_costs_the_same_for_one_and_for_three(db, count_queries):
    agency = Agency.objects.create(code="la", name="City of Los Angeles", short_name="Los Angeles")
    counts = []
    for number in (1, 2, 3):
        Membership.objects.create(user=invent(f"rater{number}.la"), agency=agency, role="panel_member")
        with count_queries() as queries:
            demonstration_table()
        counts.append(len(queries))

    assert counts == [2, 2, 2]


def test_command_says_that_there_are_none(db):
    out = StringIO()

    call_command("demonstration_people", stdout=out)

    assert out.getvalue() == "There are no demonstration people in this database.\n"


def test_changed_password_reaches_the_people_once(db, settings, tmp_path):
    settings.KEYS_DIR, settings.DEMO_PASSWORD = tmp_path, "after-the-change"
    (tmp_path / "demo.password").write_text("before-the-change")
    invented, real = (
        invent("rater1.la"),
        User.objects.create_user("real.person", password="a password of her own"),
    )

    changed = [keep_password_in_force(), keep_password_in_force()]

    invented.refresh_from_db()
    real.refresh_from_db()
    assert changed == [1, 0]
    assert invented.check_password("after-the-change")
    assert real.check_password("a password of her own")
    assert (tmp_path / "demo.password").read_text() == "after-the-change"
