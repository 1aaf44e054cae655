"""Access rows of consensus."""

from competency_portal.access.rules import Row, Scope, Who

PANEL = frozenset({Who.CHAIR, Who.RATER, Who.PANEL_MEMBER})
READERS = PANEL | {Who.SPECIALIST, Who.HR_ADMIN, Who.MANAGER, Who.AUDITOR}

ROWS: list[Row] = [
    Row("assessments:my-consensus", ("GET",), PANEL, Scope.PANEL),
    Row(
        "assessments:consensus-open", ("POST",), frozenset({Who.CHAIR}), Scope.PANEL, "all worksheets are in"
    ),
    Row(
        "assessments:consensus",
        ("GET",),
        READERS,
        Scope.PANEL,
        "opened; own worksheet in; readers: list final",
    ),
    Row(
        "assessments:consensus-print",
        ("GET",),
        READERS,
        Scope.PANEL,
        "opened; own worksheet in; readers: list final",
    ),
    Row("assessments:consensus-record", ("POST",), frozenset({Who.CHAIR}), Scope.PANEL, "open"),
    Row("assessments:consensus-close", ("GET", "POST"), frozenset({Who.CHAIR}), Scope.PANEL, "open"),
    Row("assessments:consensus-reopen", ("GET", "POST"), frozenset({Who.SPECIALIST}), Scope.AGENCY, "closed"),
]
