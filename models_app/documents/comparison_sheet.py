"""What a printed comparison of two model versions says.

Give a `ComparisonSheet` to `comparison_printing.comparison_pdf` for the file. `None` is 'not stated' and printed in
those words. Words that one side alone has are runs of their own, which paper names in words besides striking them
through or underlining them: color is never what tells them apart.
"""

from dataclasses import dataclass
from typing import Literal

from models_app.documents.model_sheet import Paper

Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Run:
    """Words of one side: in both (same), only on the left (removed) or only on the right (added)."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Compared:
    """One text on both sides; a side that does not state it is None."""

    label: str
    left: tuple[Run, ...] | None
    right: tuple[Run, ...] | None


@dataclass(frozen=True)
class ComparedCompetency:
    """A competency that both have and that differs; `others_same` says that it has further texts, all the same."""

    name: str
    texts: tuple[Compared, ...]
    others_same: bool


@dataclass(frozen=True)
class OneSided:
    """A competency that one side alone has, with its level and use in words."""

    name: str
    facts: str


@dataclass(frozen=True)
class Side:
    """One of the two versions. `content_hash` None: a draft is not sealed."""

    agency: str
    model: str
    version: str
    state: str
    date: str
    content_hash: str | None
    open_findings: int


@dataclass(frozen=True)
class Standing:
    """Something built on the older version, and its state in words."""

    noun: str
    label: str
    note: str


@dataclass(frozen=True)
class StandingOn:
    """What stands on the older version. `things` None: the reader's roles don't show it; `more` are not listed."""

    version: str
    words: str
    things: tuple[Standing, ...] | None
    more: int = 0


@dataclass(frozen=True)
class ComparisonSheet:
    """Two versions of one model, or of two models, side by side. `as_of` is the day of the comparison in words.

    `same` are names of what both say alike; `standing` None: two models, of which neither is the older one.
    """

    left: Side
    right: Side
    as_of: str
    different: tuple[ComparedCompetency, ...]
    only_left: tuple[OneSided, ...]
    only_right: tuple[OneSided, ...]
    around: tuple[Compared, ...]
    same: tuple[str, ...]
    standing: StandingOn | None
    paper: Paper = "letter"
    language: str = "en-US"

    @property
    def title(self) -> str:
        """'Director of Systems (9375): version 1 and version 2', or both models with their versions."""
        if self.left.model == self.right.model:
            return f"{self.left.model}: {self.left.version} and {self.right.version}"
        return f"{self.left.model}, {self.left.version}, and {self.right.model}, {self.right.version}"

    @property
    def is_same(self) -> bool:
        """Whether nothing that is compared differs."""
        return not (self.different or self.only_left or self.only_right or self.around)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The numbers of what changed, as the page says them."""
        return (
            ("Competencies in both, different", len(self.different)),
            ("Competencies in both, same", len(self.same)),
            ("Competencies only left", len(self.only_left)),
            ("Competencies only right", len(self.only_right)),
            ("Texts around the competencies, different", len(self.around)),
        )
