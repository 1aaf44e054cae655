"""What an action refused, put where the person typed it."""

from django import forms

from competency_portal.errors import Refused


def add_problems(form: forms.Form, refused: Refused) -> None:
    """Each problem at its field, those of no field of this form at the top.

    At its field a problem does not name it once more: the label stands above it, and before it in the summary.
    """
    for problem in refused.problems:
        if problem.field in form.fields:
            label = form.fields[problem.field].label
            form.add_error(problem.field, problem.message.removeprefix(f"{label}: "))
        else:
            form.add_error(None, problem.message)
