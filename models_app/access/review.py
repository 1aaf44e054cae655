"""Access rows for the review of a draft: HR admins of its agency."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")
UNPUBLISHED = "draft, or in review"

ROWS: list[Row] = [
    Row("library:draft-comments", ("GET",), HR, Scope.AGENCY),
    Row("library:comment-new", BOTH, HR, Scope.AGENCY, UNPUBLISHED),
    Row("library:comment-answer", BOTH, HR, Scope.AGENCY, UNPUBLISHED),
    Row("library:draft-reviewers", BOTH, HR, Scope.AGENCY, UNPUBLISHED),
    Row("library:draft-read", ("POST",), HR, Scope.AGENCY, f"{UNPUBLISHED}, by who was asked"),
]
