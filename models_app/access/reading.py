"""Access rows for reading the library: what is published is for every signed-in person of any agency."""

from competency_portal.access.rules import SIGNED_IN, Row, Scope

NAMES = (
    "model-list",
    "model-detail",
    "version-detail",
    "version-pdf",
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
)

ROWS: list[Row] = [Row(f"library:{name}", ("GET",), SIGNED_IN, Scope.PUBLISHED) for name in NAMES]
