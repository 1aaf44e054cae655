"""Triggers that keep what is published, for both databases: sources, sealed revisions, sealed versions.

Each looks at its own table only, so that SQLite can rebuild other tables. A migration that rebuilds one of these three
on SQLite drops its triggers and must call `install` again; a test notices.
"""

from collections.abc import Iterator
from contextlib import contextmanager

SEALED = "OLD.content_hash <> ''"
# A sealed version may still be superseded and retired; nothing else of it changes.
VERSION_MAY_MOVE = "'published', 'superseded', 'retired'"
FIRST_KEPT = (
    "model_id",
    "number",
    "title",
    "source_id",
    "source_lines",
    "based_on_id",
    "content_hash",
    "approved_by_id",
)
SECOND_KEPT = (*FIRST_KEPT, "job_facts")
VERSION_KEPT = (*SECOND_KEPT, "surroundings")


def rules(kept: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Table, what is done, when it is refused. `kept`: the columns of a sealed version that never change."""
    changed = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in kept)
    return (
        ("sourcedocument", "UPDATE", "1 = 1"),
        ("sourcedocument", "DELETE", "1 = 1"),
        ("competencyrevision", "UPDATE", SEALED),
        ("competencyrevision", "DELETE", SEALED),
        ("modelversion", "UPDATE", f"{SEALED} AND ({changed} OR NEW.state NOT IN ({VERSION_MAY_MOVE}))"),
        ("modelversion", "DELETE", SEALED),
    )


RULES = rules(VERSION_KEPT)
REFUSAL = "What is published can not be changed or removed."
FUNCTION = (
    "CREATE OR REPLACE FUNCTION library_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
)


def name_of(table: str, verb: str) -> str:
    """Name of a trigger."""
    return f"library_{table}_no_{verb.lower()}"


def install(connection, kept: tuple[str, ...] = VERSION_KEPT) -> None:
    """Protect the tables; running it twice is harmless. Older migrations name the columns that there were."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgres:
            cursor.execute(FUNCTION)
        for table, verb, when in rules(kept):
            does = (
                "EXECUTE FUNCTION library_refuse()"
                if postgres
                else f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {name_of(table, verb)}" + (f" ON models_app_{table}" * postgres)
            )
            cursor.execute(
                f"CREATE TRIGGER {name_of(table, verb)} BEFORE {verb} ON models_app_{table} "
                f"FOR EACH ROW WHEN ({when}) {does}"
            )


def remove(connection) -> None:
    """Take the protection away: for the way back of the migration, and for tests that empty the database."""
    postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if postgres:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table, verb, _ in RULES:
            cursor.execute(
                f"DROP TRIGGER IF EXISTS {name_of(table, verb)}" + (f" ON models_app_{table}" * postgres)
            )


def missing(connection) -> list[str]:
    """Names of the triggers that should be there and are not."""
    if connection.vendor == "postgresql":
        sql = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    else:
        sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found = {row[0] for row in cursor.fetchall()}
    return [name for table, verb, _ in RULES if (name := name_of(table, verb)) not in found]


@contextmanager
def suspended(connection) -> Iterator[None]:
    """Without protection for a while; only tests do this, to empty the database and to play the tamperer."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)
