"""A plain row without the lines that it came from: those of the Word document, where the source is another."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

LINES = "lines"


def without_places(value: Any) -> Any:
    """The same rows, naming no lines."""
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: () if field.name.endswith(LINES) else without_places(getattr(value, field.name))
            for field in fields(value)
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(without_places(item) for item in value)
    return value
