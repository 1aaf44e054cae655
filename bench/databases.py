"""A database of its own for each size on a PostgreSQL server."""

import psycopg2
from psycopg2 import sql


def main(url: str, name: str) -> None:
    """Make it; it goes with the throw-away server."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    connection.close()
