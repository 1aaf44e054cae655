"""The one way to write an audit entry."""

from typing import Any


def record(
    *,
    agency,
    actor,
    action: str,
    obj,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Append one entry to the agency's chain, inside the caller's transaction."""
    raise NotImplementedError
