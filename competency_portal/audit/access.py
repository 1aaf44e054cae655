"""Who may read the audit trail."""

from competency_portal.access.rules import Row

ROWS: list[Row] = []
