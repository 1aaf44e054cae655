"""What a competency that a title names is called now: titles of findings keep the name of the day they were made."""

import re
from collections.abc import Iterable


def now_called(title: str, present: str, names: Iterable[str]) -> str:
    """The present name where the title speaks of the competency by an older one of its names; else empty."""
    standing = [name for name in {present, *names} if name and _names(title, name)]
    said = max(standing, key=len, default=present)
    return "" if said == present else present


def _names(title: str, name: str) -> bool:
    """Whether the name stands in the title as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) is not None
