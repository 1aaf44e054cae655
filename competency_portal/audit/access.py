"""Who may read the audit trail."""

from competency_portal.access.rules import Row, Scope, Who

ROWS: list[Row] = [
    Row("audit:entry-list", ("GET",), frozenset({Who.AUDITOR, Who.HR_ADMIN, Who.SYSTEM_ADMIN}), Scope.AGENCY),
]
