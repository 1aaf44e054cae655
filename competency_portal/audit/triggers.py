"""Triggers that refuse to change or remove audit entries, for both databases."""

from collections.abc import Iterator
from contextlib import contextmanager

TABLE = "audit_auditentry"
NAMES = ("audit_no_update", "audit_no_delete", "audit_no_truncate")
REFUSAL = "Audit entries can't be changed or removed."

SQLITE_INSTALL = [
    f"CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{{}}'); END",
    f"CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{{}}'); END",
]
SQLITE_INSTALL = [sql.format(REFUSAL.replace("'", "''")) for sql in SQLITE_INSTALL]
SQLITE_REMOVE = ["DROP TRIGGER IF EXISTS audit_no_update", "DROP TRIGGER IF EXISTS audit_no_delete"]

POSTGRES_INSTALL = [
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL.replace(chr(39), chr(39) * 2)}'; END $$",
    *(
        f"CREATE OR REPLACE TRIGGER audit_no_{verb} BEFORE {verb.upper()} ON {TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        for verb in ("update", "delete", "truncate")
    ),
]
POSTGRES_REMOVE = [
    # A table with waiting foreign-key checks can't be altered; this does them now.
    "SET CONSTRAINTS ALL IMMEDIATE",
    *(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in NAMES),
]


def _run(connection, sqlite: list[str], postgres: list[str]) -> None:
    with connection.cursor() as cursor:
        for sql in postgres if connection.vendor == "postgresql" else sqlite:
            cursor.execute(sql)


def install(connection) -> None:
    """Protect the table; running it twice is harmless. A migration that rebuilds the table on SQLite drops
    triggers, so it must call this again."""
    _run(connection, SQLITE_INSTALL, POSTGRES_INSTALL)


def remove(connection) -> None:
    """Take the protection away: only for the way back of the migration, and for tests."""
    _run(connection, SQLITE_REMOVE, POSTGRES_REMOVE)


def missing(connection) -> list[str]:
    """Names of the triggers that should be there and are not, or are switched off."""
    expected = NAMES if connection.vendor == "postgresql" else NAMES[:2]
    if connection.vendor == "postgresql":
        sql = "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled <> 'D'"
    else:
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [TABLE])
        found = {row[0] for row in cursor.fetchall()}
    return [name for name in expected if name not in found]


@contextmanager
def suspended(connection) -> Iterator[None]:
    """Without protection for a while; tests empty the database this way, and play the tamperer."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)
