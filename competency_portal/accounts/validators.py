"""What the tables have against given values, as problems that a form can show."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from competency_portal.errors import Problem


def field_problems(obj: Model, *, prefix: str = "", exclude: set[str] | None = None) -> list[Problem]:
    """Every rule of the table that the unsaved object breaks, tied to its form field (`prefix` + field name)."""
    try:
        obj.full_clean(exclude=exclude)
    except ValidationError as error:
        return [
            Problem(text, prefix + field) for field, texts in error.message_dict.items() for text in texts
        ]
    return []
