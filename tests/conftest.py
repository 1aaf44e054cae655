"""Fixtures for every test: an own database file, fast passwords, counted queries. The browser's are in `browser.py`."""

import gc
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytest_plugins = ["tests.browser", "tests.plugins.clean_database"]


def pytest_configure():
    """Hashing that is slow on purpose would cost more than everything else together.

    The search for garbage goes over all that was imported and finds little: less often it costs 4 % less.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    gc.set_threshold(20_000, 10, 10)


def pytest_itemcollected(item):
    """Mark what pytest-django opens a database to; to any other test it is shut, and asking it is an error."""
    asked_for = {"db", "transactional_db", "live_server"} & set(item.fixturenames)
    if asked_for or item.get_closest_marker("django_db"):
        item.add_marker("database")


@pytest.hookimpl(trylast=True)  # after tests of the browser are marked
def pytest_collection_modifyitems(items):
    """Files that take long come first, so that on several cores none of them is left over at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    browser = {item.path for item in items if item.get_closest_marker("browser")}
    worlds = {item.path for item in items if "kept_world" in item.fixturenames}
    tests = Counter(item.path for item in items)
    items.sort(
        key=lambda item: (
            item.path not in slow,
            item.path not in browser,
            item.path not in worlds,
            -tests[item.path],
            item.path,
        )
    )


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """SQLite tests in a file: in memory all threads would share one connection, so locks and WAL were not tested."""
    if connection.vendor != "sqlite":
        yield
        return
    with tempfile.TemporaryDirectory(dir=settings.PORTAL_DATA) as folder:
        connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "test.sqlite3")
        yield


@pytest.fixture
def count_queries():
    """`with count_queries() as queries:` collects the SQL of the block; compare `len(queries)`."""

    @contextmanager
    def counting():
        with CaptureQueriesContext(connection) as context:
            yield context

    return counting


@pytest.fixture(scope="module")
def demonstration(kept_world):
    """Library and demonstration, made once a run; each test's own changes are rolled back by `django_db`."""

    def make():
        call_command("load_library", verbosity=0)
        call_command("load_demonstration", verbosity=0)

    with kept_world("demonstration", make):
        yield
