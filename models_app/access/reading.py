"""Access rows for reading the library: what is published is for every signed-in person of any agency."""

from competency_portal.access.rules import SIGNED_IN, Row, Scope, Who

NAMES = (
    "front",
    "model-list",
    "model-detail",
    "version-detail",
    "version-pdf",
    "version-export",
    "version-export-file",
    "bank-list",
    "bank-detail",
    "competency-detail",
    "scale-list",
    "scale-detail",
    "class-list",
    "class-detail",
    "source-detail",
    "agency-list",
    "agency-detail",
    "compare",
    "compare-pdf",
)

TRAIL = frozenset({Who.HR_ADMIN, Who.AUDITOR})

ROWS: list[Row] = [
    Row("library:version-history", ("GET",), TRAIL, Scope.AGENCY),
    Row("library:competency-history", ("GET",), TRAIL, Scope.AGENCY),
    *(Row(f"library:{name}", ("GET",), SIGNED_IN, Scope.PUBLISHED) for name in NAMES),
]
