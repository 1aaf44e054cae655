"""Names of the groups of a draft: told apart without capitals and blanks, when everything that is saved at once is."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from competency_portal.errors import Problem
from models_app.actions.draft_changes import AddGroup, RenameGroup
from models_app.calculations.same_words import folded
from models_app.models import ModelVersion


def double_groups(version: ModelVersion, made: Mapping[str, Any]) -> list[Problem]:
    """A problem for each change, by its field, that leaves a second group of a name; all of them are written already.

    Of two changes that give the same name the later one is asked about. Groups that were double before stay so.
    """
    names = {name: group for name, group in made.items() if isinstance(group, AddGroup | RenameGroup)}
    if not names:
        return []
    count = Counter(folded(name) for name in version.groups.values_list("name", flat=True))
    problems = []
    for field, change in reversed(names.items()):
        if count[folded(change.name)] > 1:
            count[folded(change.name)] -= 1
            words = f"This version has a group '{change.name.strip()}' already."
            problems.append(Problem(words, field=field))
    return problems[::-1]
