"""Moments of the test database to come back to: the first one, as the migrations made it, and worlds that cost much.

After a test that really commits, the database is what it was at first. Django would empty every table and make its
permissions anew, which costs more than most tests do, and would lose the shipped rules. A world that several modules
share is made once and kept. SQLite gets the bytes of the moment back, PostgreSQL the rows that differ.
"""

import sqlite3
from contextlib import closing, contextmanager

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

from competency_portal.audit import triggers
from models_app.models import triggers as library_triggers


class Moment:
    """The database as it is now, kept beside it: in a file, or in a schema that nobody looks into."""

    def __init__(self, name, folder):
        self.schema, self.path, self.kept = f"moment_{name}", folder / f"{name}.sqlite3", {}
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.path)) as file:
                connection.connection.backup(file)
        else:
            self._keep(filled_tables())

    def come_back(self) -> None:
        """Undo all that was committed since."""
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.path)) as file:
                file.backup(connection.connection)
            return
        tables = {*filled_tables(), *self.kept}
        changed = sorted(t for t in tables if t not in self.kept or fingerprint(t) != self.kept[t])
        if changed:
            self._undo(changed)

    def _keep(self, tables) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {self.schema}")
            for table in tables:
                cursor.execute(f'CREATE TABLE {self.schema}."{table}" AS TABLE "{table}"')
        self.kept = {table: fingerprint(table) for table in tables}

    def _undo(self, changed) -> None:
        """Triggers refuse to delete evidence, so they are lifted for this moment; a test's own statements meet them."""
        with (
            transaction.atomic(),
            triggers.suspended(connection),
            library_triggers.suspended(connection),
            connection.cursor() as cursor,
        ):
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in changed:
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name from the database's own list
            for table in (t for t in changed if t in self.kept):
                cursor.execute(f'INSERT INTO "{table}" OVERRIDING SYSTEM VALUE TABLE {self.schema}."{table}"')
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def filled_tables() -> list[str]:
    """Tables of PostgreSQL with at least one row, asked in one statement."""
    one = "SELECT '{0}' WHERE EXISTS (SELECT FROM \"{0}\")"
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        cursor.execute(" UNION ALL ".join(one.format(name) for name in names))
        return [row[0] for row in cursor.fetchall()]


def fingerprint(table: str) -> str | None:
    """What stands in a table of PostgreSQL, in 32 letters; None when it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) FROM "{table}" t')  # noqa: S608
        return cursor.fetchone()[0]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """The test database; gives its first moment, to which every test that commits comes back."""
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            first = Moment("first", tmp_path_factory.mktemp("first"))
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: first.come_back())
        yield first


@pytest.fixture(scope="session")
def kept_world(django_db_setup, django_db_blocker, tmp_path_factory):
    """`with kept_world(name, make) as made:` the database with what `make()` adds, made once for all modules."""
    folder, moments, made = tmp_path_factory.mktemp("worlds"), {}, {}

    @contextmanager
    def opened(name, make):
        with django_db_blocker.unblock():
            if name in moments:
                moments[name].come_back()
            else:
                with transaction.atomic():
                    made[name] = make()
                moments[name] = Moment(name, folder)
            yield made[name]
            django_db_setup.come_back()

    return opened
