"""What an action refused, put where the person typed it."""

from django import forms

from competency_portal.errors import Refused


def add_problems(form: forms.Form, refused: Refused) -> None:
    """Each problem at its field, those of no field of this form at the top."""
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
