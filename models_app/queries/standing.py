"""What stands on the older of two versions of a model, and keeps it."""

from dataclasses import dataclass

from models_app.models import ModelVersion
from models_app.queries.built_on import BuiltOn, built_on


@dataclass(frozen=True)
class Standings:
    """The older version and what the person may see of what is built on it; `things` None: their roles show none."""

    version: ModelVersion
    things: list[BuiltOn] | None


def standings_of(user, left: ModelVersion, right: ModelVersion) -> Standings | None:
    """What stands on the older version, in a fixed number of queries; None for versions of two models."""
    if left.model_id != right.model_id:
        return None
    older = left if left.number < right.number else right
    return Standings(older, built_on(user, older))
