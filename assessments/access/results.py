"""Access rows of results."""

from competency_portal.access.rules import Row, Scope, Who

SPECIALIST = frozenset({Who.SPECIALIST})
READERS = frozenset({Who.SPECIALIST, Who.HR_ADMIN, Who.MANAGER, Who.AUDITOR})
FINAL = "hiring manager and auditor: when the list is final"

ROWS: list[Row] = [
    Row("assessments:results", ("GET",), READERS, Scope.AGENCY, FINAL),
    Row("assessments:results-compute", ("POST",), SPECIALIST, Scope.AGENCY, "under rating"),
    Row("assessments:results-finalize", ("GET", "POST"), SPECIALIST, Scope.AGENCY, "under rating"),
    Row("assessments:results-candidate", ("GET",), READERS, Scope.AGENCY, FINAL),
    Row("assessments:results-csv", ("GET",), READERS, Scope.AGENCY, FINAL),
    Row("assessments:results-xlsx", ("GET",), READERS, Scope.AGENCY, FINAL),
    Row("assessments:results-json", ("GET",), READERS, Scope.AGENCY, FINAL),
    Row("assessments:results-pdf", ("GET",), READERS, Scope.AGENCY, FINAL),
]
