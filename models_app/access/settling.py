"""Access rows for settling findings and publishing versions: HR admins of the version's own agency."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")

ROWS: list[Row] = [
    Row("library:findings-settle", BOTH, HR, Scope.AGENCY, "published, or draft"),
    Row("library:version-draft", ("POST",), HR, Scope.AGENCY, "published, superseded or retired"),
    Row("library:draft-discard", BOTH, HR, Scope.AGENCY, "draft"),
    Row("library:version-submit", BOTH, HR, Scope.AGENCY, "draft"),
    Row(
        "library:version-publish",
        BOTH,
        HR,
        Scope.AGENCY,
        "in review, by neither its author nor its submitter",
    ),
    Row("library:version-retire", BOTH, HR, Scope.AGENCY, "published"),
    Row("library:version-return", BOTH, HR, Scope.AGENCY, "in review"),
]
