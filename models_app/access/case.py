"""Access rows of the CASE service: programs with a token read what is published, of every agency."""

from competency_portal.access.rules import Row, Scope, Who

PROGRAMS = frozenset({Who.PROGRAM})

ROWS: list[Row] = [
    Row("case:documents", ("GET",), PROGRAMS, Scope.PUBLISHED),
    Row("case:object", ("GET",), PROGRAMS, Scope.PUBLISHED),
]
