"""Values of the environment that make no sense are named in one line, before anything is built on them."""

import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

MODES = ("demo", "production", "test")
YES_OR_NO = ("DJANGO_DEBUG", "BEHIND_PROXY", "SECURE_SSL_REDIRECT")
WHOLE_NUMBERS = (
    "PORTAL_MINIMUM_FREE_MB",
    "CONN_MAX_AGE",
    "PORTAL_IDLE_MINUTES",
    "PORTAL_SESSION_HOURS",
    "PORTAL_API_REQUESTS_A_MINUTE",
)
BOOLEANS = {"true", "on", "ok", "y", "yes", "1", "false", "off", "n", "no", "0", ""}
DATABASES = ("sqlite", "postgres", "postgresql", "pgsql", "psql")


def environment_problems(environment: Mapping[str, str]) -> list[str]:
    """What is wrong, one sentence a variable. A database's address is not repeated: it may hold a password."""
    problems = []
    mode = environment.get("PORTAL_MODE", "demo")
    if mode not in MODES:
        problems.append(f"PORTAL_MODE is '{mode}'; it must be one of {', '.join(MODES)}.")
    for name in YES_OR_NO:
        if environment.get(name, "").lower() not in BOOLEANS:
            problems.append(f"{name} is '{environment[name]}'; it must be true or false.")
    for name in WHOLE_NUMBERS:
        if name in environment and not environment[name].strip().isdecimal():
            problems.append(f"{name} is '{environment[name]}'; it must be a whole number.")
    if not _is_an_address(environment.get("PORTAL_ADDRESS", "")):
        problems.append(
            "PORTAL_ADDRESS must be where people reach the portal and nothing else, like https://portal.agency.gov."
        )
    if "DATABASE_URL" in environment and not _names_a_database(environment["DATABASE_URL"]):
        problems.append(
            "DATABASE_URL names no database: it must look like postgres://account:password@host:5432/name "
            "or sqlite:///path."
        )
    return problems


def _names_a_database(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in DATABASES and "://" in address and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def _is_an_address(text: str) -> bool:
    """Scheme, name and port without a path; nothing at all is fine."""
    try:
        parts = urlsplit(text)
        fine = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
        return not text or bool(
            fine and f"{parts.scheme}://{parts.netloc}" == text.rstrip("/") and "@" not in text
        )
    except ValueError:
        return False


def check_environment(environment: Mapping[str, str]) -> None:
    """Stop the process with all problems in plain words."""
    if problems := environment_problems(environment):
        sys.exit(
            "\n".join(["The portal does not start, because:", *(f"  {problem}" for problem in problems)])
        )
