"""Access rows of interview guides."""

from competency_portal.access.rules import Row, Scope, Who

SPECIALIST = frozenset({Who.SPECIALIST})
MANAGER = frozenset({Who.MANAGER})
READERS = frozenset({Who.SPECIALIST, Who.HR_ADMIN, Who.MANAGER, Who.AUDITOR})
ASKED = "hiring manager: versions sent to them"

ROWS: list[Row] = [
    Row("assessments:guide-list", ("GET",), READERS, Scope.AGENCY, ASKED),
    Row("assessments:guide-draft", ("GET", "POST"), SPECIALIST, Scope.AGENCY, "published model version"),
    Row("assessments:guide-detail", ("GET",), READERS, Scope.AGENCY, ASKED),
    Row("assessments:guide-section", ("GET", "POST"), SPECIALIST, Scope.AGENCY, "draft or returned"),
    Row("assessments:guide-scripts", ("GET", "POST"), SPECIALIST, Scope.AGENCY, "draft or returned"),
    Row("assessments:guide-send", ("GET", "POST"), SPECIALIST, Scope.AGENCY, "draft or returned"),
    Row("assessments:guide-review", ("GET",), READERS, Scope.AGENCY, ASKED),
    Row("assessments:guide-comment", ("POST",), SPECIALIST | MANAGER, Scope.AGENCY, "not frozen"),
    Row("assessments:guide-comment-settle", ("POST",), SPECIALIST | MANAGER, Scope.AGENCY, "not frozen"),
    Row("assessments:guide-return", ("GET", "POST"), MANAGER, Scope.AGENCY, "in review, sent to them"),
    Row("assessments:guide-approve", ("GET", "POST"), MANAGER, Scope.AGENCY, "in review, sent to them"),
    Row("assessments:guide-new-version", ("GET", "POST"), SPECIALIST, Scope.AGENCY, "frozen"),
    Row("assessments:guide-changes", ("GET",), READERS, Scope.AGENCY, ASKED),
    Row("assessments:guide-history", ("GET",), frozenset({Who.HR_ADMIN, Who.AUDITOR}), Scope.AGENCY),
    Row("assessments:guide-pdf", ("GET",), READERS, Scope.AGENCY, ASKED),
]
