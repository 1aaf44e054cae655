"""What the tables have against given values, as problems that a form can show."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model

from competency_portal.errors import Problem, Refused

CODE_RULE = "Use only letters, digits, hyphens and underscores, without spaces, for example parks."


def field_problems(obj: Model, *, prefix: str = "", exclude: set[str] | None = None) -> list[Problem]:
    """Every rule of the table that the unsaved object breaks, tied to its form field (`prefix` + field name)."""
    try:
        obj.full_clean(exclude=exclude)
    except ValidationError as error:
        return [
            Problem(text, prefix + field) for field, texts in error.message_dict.items() for text in texts
        ]
    return []


def save_unless_taken(obj: Model, **how: Any) -> None:
    """Save a row that `field_problems` found nothing against; Refused when somebody took its name at that moment."""
    try:
        with transaction.atomic():
            obj.save(**how)
    except IntegrityError:
        problems = field_problems(obj, exclude={"password"})
        if not problems:
            raise
        raise Refused(*problems) from None
