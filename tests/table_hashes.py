"""A fingerprint of every table, to prove that a request changed nothing."""

import hashlib

from django.db import connection

# Sessions are bookkeeping of the sign-in, touched by reading pages; they hold nothing of the portal.
ALL_ROWS = "SELECT * FROM ?"
BOOKKEEPING = {"django_session"}


# A refused change is itself on record (`competency_portal.audit.denials`); who walks refusals counts these apart.
TRAIL = {"audit_auditentry", "audit_audithead"}


def table_hashes(without: set[str] = frozenset()) -> dict[str, str]:
    """{table: SHA-256 over its rows}; compare two with == to see which tables changed."""
    hashes = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - BOOKKEEPING - without):
            cursor.execute(ALL_ROWS.replace("?", connection.ops.quote_name(table)))
            hashes[table] = hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return hashes
