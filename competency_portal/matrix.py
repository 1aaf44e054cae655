"""The access matrix: every URL name, method and persona of the portal, joined from the apps' own lists."""

from assessments import access as assessments_access
from competency_portal import ops_access, pages_access
from competency_portal.access import access as access_access
from competency_portal.access import admin_rows
from competency_portal.access.rules import Row
from competency_portal.accounts import access as accounts_access
from competency_portal.accounts import setup_access
from competency_portal.audit import access as audit_access
from competency_portal.home import access as home_access
from competency_portal.search import access as search_access
from models_app import access as library_access

MATRIX: tuple[Row, ...] = (
    *home_access.ROWS,
    *search_access.ROWS,
    *ops_access.ROWS,
    *pages_access.ROWS,
    *setup_access.ROWS,
    *library_access.ROWS,
    *assessments_access.ROWS,
    *accounts_access.ROWS,
    *audit_access.ROWS,
    *access_access.ROWS,
    *admin_rows.ROWS,
)
