"""Access rows of rating: a rater's own worksheets and nobody else's.

Panel members pass the coarse check without a seat, so that the list can say that nothing waits for them; which
worksheets they reach is decided by `Worksheet.objects.of_rater`.
Packets to print hold no rating; specialists print them for a panel.
"""

from competency_portal.access.rules import Row, Scope, Who

RATERS = frozenset({Who.PANEL_MEMBER, Who.RATER})

ROWS: list[Row] = [
    Row("assessments:my-worksheets", ("GET",), RATERS),
    Row("assessments:worksheet", ("GET", "POST"), RATERS, Scope.OWN),
    Row("assessments:worksheet-save", ("POST",), RATERS, Scope.OWN),
    Row("assessments:worksheet-check", ("GET",), RATERS, Scope.OWN),
    Row("assessments:worksheet-submit", ("POST",), RATERS, Scope.OWN, "open: not started or draft"),
    Row("assessments:worksheet-print", ("GET",), RATERS, Scope.OWN),
    Row("assessments:packet-pdf", ("GET",), RATERS | {Who.SPECIALIST}, Scope.OWN),
    Row(
        "assessments:panel-packet",
        ("GET",),
        frozenset({Who.CHAIR, Who.RATER, Who.PANEL_MEMBER, Who.SPECIALIST}),
        Scope.PANEL,
        "after set-up",
    ),
    Row("assessments:worksheet-recuse", ("GET", "POST"), RATERS, Scope.OWN, "open: not started or draft"),
]
