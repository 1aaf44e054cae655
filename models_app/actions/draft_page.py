"""Saving the page of a draft at once: everything on it that differs and what its button does, or nothing of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from competency_portal.accounts.models import User
from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.group_names import double_groups
from models_app.actions.structure import change_draft
from models_app.models import ModelVersion
from models_app.permissions import may_edit_draft
from models_app.queries.editing import Workshop, workshop_of


@transaction.atomic
def save_draft_page(
    *, version: ModelVersion, changes: Mapping[str, Any], actor: User, expected_edit: int
) -> Workshop:
    """Apply these values of `draft_changes` in their order; the draft as it then stands, read while nobody else writes.

    Each change has its entry in the trail (decision 0020). Its name says where on the page it was asked for: the
    field of a problem is 'name-field'. Refused with the reasons of all of them, and then none is kept; Stale when
    somebody saved since `expected_edit`.
    """
    problems: list[Problem] = []
    made: dict[str, Any] = {}
    for name, change in changes.items():
        try:
            change_draft(
                version=version, change=change, actor=actor, expected_edit=expected_edit, alone=False
            )
        except Stale:
            raise
        except Refused as refused:
            if not may_edit_draft(actor, version):
                raise  # of the draft as a whole: each change after it would be told the same
            problems += [replace(problem, field=f"{name}-{problem.field}") for problem in refused.problems]
        else:
            expected_edit = version.revision_of_edit
            made[f"{name}-name"] = change
    problems += double_groups(version, made)
    if problems:
        raise Refused(*dict.fromkeys(problems))
    return workshop_of(version)
