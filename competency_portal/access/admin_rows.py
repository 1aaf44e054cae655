"""Matrix rows of the admin site, made from its own addresses: reading only, for system administrators."""

from competency_portal.access.admin_site import portal_admin
from competency_portal.access.rules import Row, Scope, Who


def _names(patterns) -> list[str]:
    names = []
    for part in patterns:
        names += _names(part.url_patterns) if hasattr(part, "url_patterns") else [part.name]
    return names


ROWS: list[Row] = [
    Row(f"admin:{name}", ("GET",), frozenset({Who.SYSTEM_ADMIN}), Scope.ALL)
    for name in _names(portal_admin.get_urls())
]
