"""Access rows of hiring actions, candidates and panels.

Panel members stand in none of them: a seat opens worksheets and consensus, never set-up, candidates or progress.
"""

from competency_portal.access.rules import Row, Scope, Who

SPECIALIST = frozenset({Who.SPECIALIST})
SET_UP = frozenset({Who.SPECIALIST, Who.HR_ADMIN})
READERS = frozenset({Who.SPECIALIST, Who.HR_ADMIN, Who.MANAGER, Who.AUDITOR})
TRAIL = frozenset({Who.HR_ADMIN, Who.AUDITOR})
BOTH = ("GET", "POST")
BEFORE = "being set up"
RUNNING = "not final and not cancelled"
BLIND = "the person's own worksheets are in"

ROWS: list[Row] = [
    Row("assessments:action-list", ("GET",), READERS, Scope.AGENCY),
    Row("assessments:action-create", BOTH, SPECIALIST),
    Row("assessments:action-detail", ("GET",), READERS, Scope.AGENCY),
    Row("assessments:action-edit", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:action-competencies", ("GET",), SET_UP, Scope.AGENCY, BEFORE),
    Row("assessments:action-competencies", ("POST",), SPECIALIST, Scope.AGENCY, BEFORE),
    Row("assessments:action-guide", BOTH, SPECIALIST, Scope.AGENCY, BEFORE),
    Row("assessments:action-model", BOTH, SPECIALIST, Scope.AGENCY, BEFORE),
    Row("assessments:action-panel", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:action-check", ("GET",), SPECIALIST, Scope.AGENCY, BEFORE),
    Row("assessments:action-start", ("POST",), SPECIALIST, Scope.AGENCY, BEFORE),
    Row("assessments:action-cancel", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:seat-end", BOTH, SPECIALIST, Scope.AGENCY, "under rating"),
    Row("assessments:seat-add", BOTH, SPECIALIST, Scope.AGENCY, "under rating"),
    Row("assessments:chair-change", BOTH, SPECIALIST, Scope.AGENCY, "under rating"),
    Row("assessments:action-progress", ("GET",), READERS, Scope.AGENCY, BLIND),
    Row(
        "assessments:worksheet-reopen",
        BOTH,
        SPECIALIST,
        Scope.AGENCY,
        "handed in, consensus not opened; the person's own worksheets are in",
    ),
    Row("assessments:action-history", ("GET",), TRAIL, Scope.AGENCY, BLIND),
    Row("assessments:candidate-list", ("GET",), READERS, Scope.AGENCY),
    Row("assessments:candidate-add", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:candidate-edit", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:candidate-import", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:candidate-import-confirm", ("POST",), SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:candidate-import-discard", ("POST",), SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:candidate-template", ("GET",), SPECIALIST),
    Row("assessments:candidate-withdraw", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
    Row("assessments:candidate-reinstate", BOTH, SPECIALIST, Scope.AGENCY, RUNNING),
]
