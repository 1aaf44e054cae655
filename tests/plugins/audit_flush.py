"""Lets tests empty the database: triggers refuse to delete evidence, so a flush lifts them for a moment.

Transactional tests and the live server are emptied by Django's flush; only the flush itself is let through, every
statement of the portal still meets the triggers.
"""

import pytest
from django.db import connection

from competency_portal.audit import triggers
from models_app.models import triggers as library_triggers


@pytest.fixture(scope="session", autouse=True)
def flush_may_empty_the_audit_table():
    """Wrap the one place through which Django empties tables."""
    patch = pytest.MonkeyPatch()
    execute_sql_flush = type(connection.ops).execute_sql_flush

    def unprotected(self, sql_list):
        if not any(triggers.TABLE in sql for sql in sql_list):
            return execute_sql_flush(self, sql_list)
        with triggers.suspended(self.connection), library_triggers.suspended(self.connection):
            return execute_sql_flush(self, sql_list)

    patch.setattr(type(connection.ops), "execute_sql_flush", unprotected)
    yield
    patch.undo()
