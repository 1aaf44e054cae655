"""Access rows of the imports: HR admins of the agency that the document was brought in for."""

from competency_portal.access.rules import Row, Scope, Who

HR = frozenset({Who.HR_ADMIN})
BOTH = ("GET", "POST")

ROWS: list[Row] = [
    Row("library:import-list", ("GET",), HR, Scope.AGENCY),
    Row("library:import-new", BOTH, HR, Scope.AGENCY),
    Row("library:import-review", BOTH, HR, Scope.AGENCY),
    Row("library:import-reader", ("POST",), HR, Scope.AGENCY, "waiting for review"),
    Row("library:import-mapping", BOTH, HR, Scope.AGENCY, "waiting for review"),
    Row("library:import-lines", BOTH, HR, Scope.AGENCY, "waiting for review"),
    Row("library:import-settle", BOTH, HR, Scope.AGENCY, "waiting for review"),
    Row("library:import-retry", ("POST",), HR, Scope.AGENCY, "could not be read"),
    Row("library:import-discard", BOTH, HR, Scope.AGENCY, "waiting for review, or could not be read"),
    Row("library:import-original", ("GET",), HR, Scope.AGENCY),
]
