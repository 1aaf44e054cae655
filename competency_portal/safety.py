"""What keeps an unsafe portal from starting in production (trust.md, 'settings that refuse').

The same findings are Django system checks (`manage.py check`, `migrate`, `runserver`) and the first thing that the WSGI
door asks. Each names what is wrong and what to do. The demonstration and the tests are not held to them.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from competency_portal.accounts.choices import Role

OLDEST_DJANGO = (5, 2, 19)
SHORTEST_KEY = 50  # characters; the generator below makes 86
SAMPLE_WORDS = (
    "only-for-tests",
    "changeme",
    "change-me",
    "django-insecure",
    "missing",
    "example",
    "secret-key",
)
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
ENCRYPTED = ("require", "verify-ca", "verify-full")
SHORTEST_PASSWORD = 12  # characters of the database account's password
GUESSED = ("password", "postgres", "changeme", "change-me", "example")
NEW_KEY = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"
REFUSED_TO_START = (
    3  # gunicorn stops altogether on this status instead of starting the worker again and again
)


def key_problems(name: str, value: str) -> list[Error]:
    """What is wrong with a secret: absent, from an example, or short enough to guess. The value is never repeated."""
    found = next((word for word in SAMPLE_WORDS if word in value.lower()), "")
    if not value or value == "missing":
        problem = "is missing"
    elif found:
        problem = f"is a sample (it contains '{found}')"
    elif len(value) < SHORTEST_KEY or len(set(value)) < 10:
        problem = f"is too easy to guess (under {SHORTEST_KEY} characters, or too few different ones)"
    else:
        return []
    number = {"SECRET_KEY": "E001", "AUDIT_KEY": "E002", "SECOND_FACTOR_KEY": "E014"}[name]
    return [Error(f"{name} {problem}.", hint=f"Set {name}. {NEW_KEY}", id=f"portal.{number}")]


def settings_problems() -> list[Error]:
    """Everything unsafe that can be seen without the database."""
    keys = ("SECRET_KEY", "AUDIT_KEY", "SECOND_FACTOR_KEY")
    problems = [problem for name in keys for problem in key_problems(name, getattr(settings, name))]
    if unknown := set(settings.SECOND_FACTOR_ROLES) - {*Role.values, "system_admin"}:
        hint = f"Roles are {', '.join(Role.values)} and system_admin, separated by commas."
        words = ", ".join(sorted(unknown))
        problems.append(Error(f"SECOND_FACTOR_ROLES: unknown: {words}.", hint=hint, id="portal.E015"))
    if settings.AUDIT_KEY and settings.AUDIT_KEY == settings.SECRET_KEY:
        hint = "Give the audit trail a key of its own, so that changing SECRET_KEY does not break its chain."
        problems.append(Error("AUDIT_KEY is the same as SECRET_KEY.", hint=hint, id="portal.E003"))
    second = settings.SECOND_FACTOR_KEY
    if second and (other := next((k for k in keys[:2] if getattr(settings, k) == second), "")):
        hint = f"Give second factors a key of their own, so that losing {other} does not open them too."
        problems.append(Error(f"SECOND_FACTOR_KEY is the same as {other}.", hint=hint, id="portal.E018"))
    if settings.DEBUG:
        hint = "Remove DJANGO_DEBUG: its error pages show settings and ratings to whoever meets them."
        problems.append(Error("DEBUG is on.", hint=hint, id="portal.E004"))
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        hint = "Set ALLOWED_HOSTS to the portal's own names, for example portal.agency.gov."
        problems.append(Error("ALLOWED_HOSTS is empty or lets any name in.", hint=hint, id="portal.E005"))
    if find_spec("defusedxml") is None or os.environ.get("OPENPYXL_DEFUSEDXML") == "False":
        hint = "Install requirements.txt and don't set OPENPYXL_DEFUSEDXML: spreadsheets could carry entity bombs."
        problems.append(Error("defusedxml is missing or switched off.", hint=hint, id="portal.E006"))
    if django.VERSION[:3] < OLDEST_DJANGO:
        oldest = ".".join(map(str, OLDEST_DJANGO))
        hint = f"Install Django {oldest} or newer (requirements.txt); older ones have published holes."
        problems.append(Error(f"Django {django.get_version()} is too old.", hint=hint, id="portal.E007"))
    if settings.PORTAL_DATA.stat().st_mode & 0o077:
        hint = f"Run: chmod 700 {settings.PORTAL_DATA}"
        problems.append(
            Error("The data folder is open to other accounts of the server.", hint=hint, id="portal.E008")
        )
    return [*problems, *connection_problems(settings.DATABASES["default"])]


def connection_problems(database: Mapping[str, Any]) -> list[Error]:
    """What the way to a PostgreSQL server gives away: words in the clear over a network, a password anybody guesses."""
    if "postgresql" not in database["ENGINE"]:
        return []
    problems = []
    options = database.get("OPTIONS", {})
    host = options.get("host") or database.get("HOST") or ""
    local = not host or host.startswith("/") or host in LOCAL_HOSTS
    if not local and options.get("sslmode") not in ENCRYPTED:
        hint = "Add ?sslmode=verify-full&sslrootcert=… to DATABASE_URL (or sslmode=require at the least)."
        problems.append(
            Error(f"The way to PostgreSQL on {host} is not encrypted.", hint=hint, id="portal.E016")
        )
    password = str(database.get("PASSWORD") or "")
    if password and (len(password) < SHORTEST_PASSWORD or any(w in password.lower() for w in GUESSED)):
        hint = f"Give the database account {SHORTEST_PASSWORD} random characters or more, or none and peer sign-in."
        problems.append(Error("The password of the database is easy to guess.", hint=hint, id="portal.E017"))
    return problems


def database_notes(engine: str) -> list[Info]:
    """What is no danger, but should be chosen and not happen."""
    if not engine.endswith("sqlite3"):
        return []
    hint = "It carries a panel or two on one server; set DATABASE_URL to a PostgreSQL for more (docs/operations.md)."
    return [Info("The database is SQLite.", hint=hint, id="portal.I001")]


def sqlite_problems(
    journal_mode: str, synchronous: int, foreign_keys: int, transaction_mode: str | None
) -> list[Error]:
    """What is weaker than an acknowledged rating needs; `synchronous` 2 is FULL and 3 is EXTRA."""
    wanted = {
        "journal_mode is not WAL": journal_mode.lower() == "wal",
        "synchronous is weaker than FULL": synchronous >= 2,
        "foreign keys are off": bool(foreign_keys),
        "transactions are not IMMEDIATE": transaction_mode == "IMMEDIATE",
    }
    hint = "Use the portal's own SQLITE_OPTIONS, and a local disk: WAL does not work on a network drive."
    return [
        Error(f"SQLite: {what}.", hint=hint, id="portal.E010") for what, good in wanted.items() if not good
    ]


def postgresql_problems(values: Mapping[str, str]) -> list[Error]:
    """Server settings that could lose an acknowledged rating in a power cut, by their names in PostgreSQL."""
    return [
        Error(
            f"PostgreSQL: {name} is {values[name]}.",
            hint=f"Set {name} = on in postgresql.conf (and for this database and role), and reload the server.",
            id="portal.E011",
        )
        for name in ("fsync", "synchronous_commit", "full_page_writes")
        if values[name] == "off"
    ]


def durability_problems(database: BaseDatabaseWrapper) -> list[Error]:
    """Weak durability settings of an open database, as it really runs and not as it was asked to."""
    with database.cursor() as cursor:

        def value(statement: str) -> Any:
            cursor.execute(statement)
            return cursor.fetchone()[0]

        if database.vendor == "sqlite":
            return sqlite_problems(
                value("PRAGMA journal_mode"),
                value("PRAGMA synchronous"),
                value("PRAGMA foreign_keys"),
                getattr(database, "transaction_mode", None),
            )
        names = ("fsync", "synchronous_commit", "full_page_writes")
        return postgresql_problems({name: value(f"SHOW {name}") for name in names})


def demonstration_problems(database: BaseDatabaseWrapper) -> list[Error]:
    """Invented people with a password that many know."""
    people = get_user_model().objects.using(database.alias)
    if people.model._meta.db_table not in database.introspection.table_names():
        return []  # the first migration is still to come
    count = people.filter(is_demonstration=True).count()
    if not count:
        return []
    hint = "Start production on a database of its own; the demonstration's can't be turned into it."
    return [Error(f"The database holds {count} demonstration people.", hint=hint, id="portal.E012")]


def database_problems(database: BaseDatabaseWrapper = connection) -> list[Error]:
    """Everything unsafe about the database; one finding when it does not answer at all."""
    try:
        return [*durability_problems(database), *demonstration_problems(database)]
    except DatabaseError as error:
        hint = "Look at DATABASE_URL, and whether the server runs and lets this account in."
        return [Error(f"The database does not answer ({type(error).__name__}).", hint=hint, id="portal.E013")]


def register_checks() -> None:
    """Make the findings system checks; only production is held to them."""

    def in_production(find: Callable[..., Sequence[CheckMessage]]) -> Sequence[CheckMessage]:
        return find() if settings.PORTAL_MODE == "production" else []

    def check_settings(app_configs: object, **kwargs: object) -> list[CheckMessage]:
        return [
            *in_production(settings_problems),
            *in_production(lambda: database_notes(settings.DATABASES["default"]["ENGINE"])),
        ]

    def check_databases(
        app_configs: object, databases: Sequence[str] | None = None, **kwargs: object
    ) -> Sequence[CheckMessage]:
        return in_production(
            lambda: [p for alias in databases or () for p in database_problems(connections[alias])]
        )

    register(check_settings, Tags.security)
    register(check_databases, Tags.database)


def refuse_if_unsafe() -> None:
    """Stop the process in production when anything is unsafe, listing all of it."""
    if settings.PORTAL_MODE != "production":
        return
    problems = [*settings_problems(), *database_problems()]
    connections.close_all()  # workers are forked after this and must not share a connection
    if not problems:
        return
    lines = ["The portal does not start in production mode, because:"]
    lines += [f"  {problem.id}: {problem.msg} {problem.hint}" for problem in problems]
    sys.stderr.write("\n".join(lines) + "\n")
    sys.exit(REFUSED_TO_START)
