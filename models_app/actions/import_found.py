"""What an import rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from competency_portal.accounts.models import User
from models_app.calculations.matching import MatchKind
from models_app.calculations.plain import PlainModel
from models_app.models import DocumentImport


@dataclass(frozen=True)
class Choice:
    """What a person said about one competency of the document. `competency` is the primary key of the bank's entry."""

    kind: MatchKind
    competency: int | None = None


@dataclass(frozen=True)
class Decisions:
    """All that was decided on the review page.

    `choices` by place in the document; who is missing is taken as proposed. `left_out`: by primary key of a competency
    that the model has and the document leaves out, whether it is kept. `job` holds facts that the document did not say.
    """

    choices: Mapping[int, Choice] = field(default_factory=dict)
    left_out: Mapping[int, bool] = field(default_factory=dict)
    job: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """The upload, its completed reading, who makes the draft, and what was decided."""

    imported: DocumentImport
    plain: PlainModel
    actor: User
    decisions: Decisions
