"""Access rows of the read API: programs with a token of an agency. The pages about it are for people."""

from competency_portal.access.rules import SIGNED_IN, Row, Scope, Who

PROGRAMS = frozenset({Who.PROGRAM})
NAMES = (
    "agency-list",
    "model-list",
    "model-detail",
    "version-detail",
    "version-competencies",
    "bank-list",
    "bank-detail",
    "bank-competencies",
    "competency-detail",
    "scale-list",
    "scale-detail",
)

ROWS: list[Row] = [
    Row("library:api-reference", ("GET",), SIGNED_IN),
    Row("library:api-description", ("GET",), SIGNED_IN),
    Row("api:openapi", ("GET",), PROGRAMS),
    *(Row(f"api:{name}", ("GET",), PROGRAMS, Scope.PUBLISHED) for name in NAMES),
]
