"""Production mode refuses each unsafe setting by name; the other modes are not held to it."""

import os
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.core.checks import run_checks
from django.db import OperationalError, connection

from competency_portal import safety

GOOD_KEY = "mV3-Zk8wQp_rT5yHn2sLx7cBd9fGj4aEuRiOoWvXtYq1hKzNbPlMeS6"
OTHER_KEY = GOOD_KEY[::-1]
THIRD_KEY = GOOD_KEY.swapcase()
SAFE_SQLITE = ("wal", 2, 1, "IMMEDIATE")
SAFE_POSTGRESQL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@pytest.fixture
def production(settings, tmp_path):
    """A production mode without fault; tests spoil one thing each."""
    settings.PORTAL_DATA = tmp_path
    settings.PORTAL_MODE = "production"
    settings.SECRET_KEY = GOOD_KEY
    settings.AUDIT_KEY = OTHER_KEY
    settings.SECOND_FACTOR_KEY = THIRD_KEY
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["portal.agency.example"]
    return settings


def ids(problems) -> list[str]:
    return [problem.id for problem in problems]


def test_safe_settings_are_let_through(production):
    assert safety.settings_problems() == []


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("SECRET_KEY", "missing", ["portal.E001"]),
        ("SECRET_KEY", "x7" * 40, ["portal.E001"]),
        ("SECRET_KEY", GOOD_KEY[:49], ["portal.E001"]),
        ("SECRET_KEY", "django-insecure-" + GOOD_KEY, ["portal.E001"]),
        ("SECRET_KEY", "only-for-tests-" + GOOD_KEY, ["portal.E001"]),
        ("SECRET_KEY", "ChangeMe" + GOOD_KEY, ["portal.E001"]),
        ("AUDIT_KEY", "", ["portal.E002"]),
        ("AUDIT_KEY", "changeme" + GOOD_KEY, ["portal.E002"]),
        ("AUDIT_KEY", GOOD_KEY, ["portal.E003"]),
        ("SECOND_FACTOR_KEY", "", ["portal.E014"]),
        ("SECOND_FACTOR_KEY", GOOD_KEY, ["portal.E018"]),
        ("SECOND_FACTOR_KEY", OTHER_KEY, ["portal.E018"]),
        ("SECOND_FACTOR_ROLES", ["hr_admin", "boss"], ["portal.E015"]),
        ("DEBUG", True, ["portal.E004"]),
        ("ALLOWED_HOSTS", [], ["portal.E005"]),
        ("ALLOWED_HOSTS", ["portal.agency.example", "*"], ["portal.E005"]),
    ],
)
def test_unsafe_setting_is_named(production, name, value, found):
    setattr(production, name, value)

    problems = safety.settings_problems()

    assert ids(problems) == found
    assert problems[0].hint
    assert GOOD_KEY[:20] not in f"{problems[0].msg} {problems[0].hint}"


def test_missing_defusedxml_is_named(production, monkeypatch):
    monkeypatch.setattr(safety, "find_spec", lambda name: None)

    assert ids(safety.settings_problems()) == ["portal.E006"]


def test_defusedxml_switched_off_is_named(production, monkeypatch):
    monkeypatch.setenv("OPENPYXL_DEFUSEDXML", "False")

    assert ids(safety.settings_problems()) == ["portal.E006"]


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o701])
def test_data_folder_that_others_may_read_is_named(production, mode):
    production.PORTAL_DATA.chmod(mode)

    assert ids(safety.settings_problems()) == ["portal.E008"]


def test_old_django_is_named(production, monkeypatch):
    monkeypatch.setattr(safety.django, "VERSION", (5, 2, 18, "final", 0))

    assert ids(safety.settings_problems()) == ["portal.E007"]


@pytest.mark.parametrize(
    ("values", "messages"),
    [
        (SAFE_SQLITE, []),
        (("WAL", 3, 1, "IMMEDIATE"), []),
        (("delete", 2, 1, "IMMEDIATE"), ["SQLite: journal_mode is not WAL."]),
        (("wal", 1, 1, "IMMEDIATE"), ["SQLite: synchronous is weaker than FULL."]),
        (("wal", 0, 1, "IMMEDIATE"), ["SQLite: synchronous is weaker than FULL."]),
        (("wal", 2, 0, "IMMEDIATE"), ["SQLite: foreign keys are off."]),
        (("wal", 2, 1, None), ["SQLite: transactions are not IMMEDIATE."]),
    ],
)
def test_weak_sqlite_is_named(values, messages):
    assert [problem.msg for problem in safety.sqlite_problems(*values)] == messages


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"HOST": "", "PASSWORD": ""}, []),
        ({"HOST": "/var/run/postgresql"}, []),
        ({"HOST": "127.0.0.1"}, []),
        ({"HOST": "", "OPTIONS": {"host": "db.internal"}}, ["portal.E016"]),
        ({"HOST": "db.internal"}, ["portal.E016"]),
        ({"HOST": "db.internal", "OPTIONS": {"sslmode": "prefer"}}, ["portal.E016"]),
        ({"HOST": "db.internal", "OPTIONS": {"sslmode": "require"}}, []),
        ({"HOST": "db.internal", "OPTIONS": {"sslmode": "verify-full"}}, []),
        ({"PASSWORD": "password"}, ["portal.E017"]),
        ({"PASSWORD": "my-Postgres-account"}, ["portal.E017"]),
        ({"PASSWORD": "k7Rw2xQz9Lm"}, ["portal.E017"]),
        ({"PASSWORD": "k7Rw2xQz9Lm4"}, []),
        ({"ENGINE": "django.db.backends.sqlite3", "HOST": "db", "PASSWORD": "password"}, []),
    ],
)
def test_open_way_to_the_database_is_named(changed, found):
    local = {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "localhost",
        "PASSWORD": "k7Rw2xQz9Lm4Tb",
        "OPTIONS": {},
    }

    assert ids(safety.connection_problems(local | changed)) == found


def test_sqlite_is_said_and_postgresql_is_not():
    assert ids(safety.database_notes("django.db.backends.sqlite3")) == ["portal.I001"]
    assert safety.database_notes("django.db.backends.postgresql") == []


@pytest.mark.parametrize("name", sorted(SAFE_POSTGRESQL))
def test_weak_postgresql_is_named(name):
    problems = safety.postgresql_problems(SAFE_POSTGRESQL | {name: "off"})

    assert [problem.msg for problem in problems] == [f"PostgreSQL: {name} is off."]
    assert safety.postgresql_problems(SAFE_POSTGRESQL) == []


def test_our_own_sqlite_options_are_strong_enough(db):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's settings are only there on SQLite.")

    assert safety.durability_problems(connection) == []


def test_settings_of_a_real_postgresql_are_read(db):
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's settings are only there on PostgreSQL.")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")

    assert "PostgreSQL: synchronous_commit is off." in [p.msg for p in safety.durability_problems(connection)]


def test_demonstration_people_are_named(db):
    people = get_user_model().objects
    people.create_user("dana")
    assert safety.demonstration_problems(connection) == []

    people.create_user("hradmin.la", is_demonstration=True)

    assert [p.msg for p in safety.demonstration_problems(connection)] == [
        "The database holds 1 demonstration people."
    ]


def test_silent_database_is_named(monkeypatch):
    def refuse(database):
        raise OperationalError("no route to host")

    monkeypatch.setattr(safety, "durability_problems", refuse)

    assert ids(safety.database_problems()) == ["portal.E013"]


def test_checks_hold_only_production_to_it(production, db):
    get_user_model().objects.create_user("hradmin.la", is_demonstration=True)
    production.SECRET_KEY = "missing"
    found = [p.id for p in run_checks(databases=["default"]) if p.id.startswith("portal.")]
    assert {"portal.E001", "portal.E012"} <= set(found)

    production.PORTAL_MODE = "demo"

    assert [p for p in run_checks(databases=["default"]) if p.id.startswith("portal.")] == []


def start(tmp_path, **environment):
    """Open the WSGI door in a process of its own, as gunicorn does."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    own = {"PORTAL_MODE": "production", "PORTAL_DATA": str(tmp_path), "STATIC_ROOT": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-c", "import competency_portal.wsgi"],
        env=inherited | own | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_wsgi_refuses_and_lists_everything(tmp_path):
    process = start(tmp_path, DJANGO_DEBUG="true")

    assert process.returncode == safety.REFUSED_TO_START
    named = [line.split(":")[0].strip() for line in process.stderr.splitlines() if "portal.E" in line]
    assert named == ["portal.E001", "portal.E002", "portal.E014", "portal.E004", "portal.E005"]


def test_wsgi_opens_when_nothing_is_wrong(tmp_path):
    process = start(
        tmp_path,
        SECRET_KEY=GOOD_KEY,
        AUDIT_KEY=OTHER_KEY,
        SECOND_FACTOR_KEY=THIRD_KEY,
        ALLOWED_HOSTS="portal.agency.example",
    )

    assert (process.returncode, process.stderr) == (0, "")
