"""Fixtures for every test: an own database file, fast passwords, counted queries. The browser's are in `browser.py`."""

from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import make_rule_set

pytest_plugins = ["tests.browser", "tests.plugins.audit_flush"]


def pytest_configure():
    """Hashing that is slow on purpose would cost more than everything else together."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite tests in a file: in memory all threads would share one connection, so locks and WAL were not tested."""
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture
def count_queries():
    """`with count_queries() as queries:` collects the SQL of the block; compare `len(queries)`."""

    @contextmanager
    def counting():
        with CaptureQueriesContext(connection) as context:
            yield context

    return counting


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Library and demonstration, loaded once a module; each test's own changes are rolled back by `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_rule_set()  # a live-server test before may have emptied what the migrations brought
        call_command("load_library", verbosity=0)
        call_command("load_demonstration", verbosity=0)
        yield
        transaction.set_rollback(True)
