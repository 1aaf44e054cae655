"""What an import rests on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from competency_portal.accounts.models import User
from models_app.calculations.matching import MatchKind
from models_app.calculations.not_taken import new_places
from models_app.calculations.plain import PlainModel
from models_app.models import DocumentImport


@dataclass(frozen=True)
class Choice:
    """What a person said about one competency of the document. `competency` is the primary key of the bank's entry."""

    kind: MatchKind
    competency: int | None = None


@dataclass(frozen=True)
class Settled:
    """How a finding was settled before there is a draft: `value` as `settle_before_draft` takes it, why, and on what it
    rests.
    """

    value: str | None
    reason: str
    evidence: str = ""


@dataclass(frozen=True)
class Decisions:
    """All that was decided on the review page.

    `choices` by place in the document; who is missing is taken as proposed. `left_out`: by primary key of a competency
    that the model has and the document leaves out, whether it is kept. `texts`: whether texts are kept that the version
    before has and the document leaves out; None: not decided. `job` holds facts that the document did not say.
    `new_bank`: the bank that the file names is none of the agency's. `new_model`: it becomes a new model though the
    agency has one of its title or class. `parts`: what a text around the competencies is, by its place;
    the reading that a draft is made of has them so already.
    `numbers`: which numbers of the document are left out (a `NumbersChoice`; empty: none); the reading that a draft is
    made of has them left out already. `settled`: findings by their key (`finding_keys`). `not_taken`: why a competency
    stays out of the draft, by its place in the document. `begun_as`: the import of the same file, by its public id, of
    which these decisions were taken over at first.
    """

    choices: Mapping[int, Choice] = field(default_factory=dict)
    left_out: Mapping[int, bool] = field(default_factory=dict)
    job: Mapping[str, str] = field(default_factory=dict)
    texts: bool | None = None
    numbers: str = ""
    settled: Mapping[str, Settled] = field(default_factory=dict)
    not_taken: Mapping[int, str] = field(default_factory=dict)
    new_bank: bool = False
    new_model: bool = False
    parts: Mapping[int, str] = field(default_factory=dict)
    begun_as: str = ""

    def without_those_left_out(self, count: int) -> "Decisions":
        """The same by the places that competencies have once those of `not_taken` are gone; `count`: all of them."""
        places = new_places(count, self.not_taken)
        choices = {places[n]: one for n, one in self.choices.items() if n in places}
        keys = ((key.split("-"), one) for key, one in self.settled.items())
        settled = {
            "-".join((kind, str(places[int(place)]) if place.isdecimal() else place, number)): one
            for (kind, place, number), one in keys
            if not place.isdecimal() or int(place) in places
        }
        return replace(self, choices=choices, settled=settled, not_taken={})

    def as_plain(self) -> dict[str, Any]:
        """As `DocumentImport.decisions` keeps it."""
        return {
            "choices": {
                str(n): {"kind": str(one.kind), "competency": one.competency}
                for n, one in self.choices.items()
            },
            "left_out": {str(pk): kept for pk, kept in self.left_out.items()},
            "job": dict(self.job),
            **({} if self.texts is None else {"texts": self.texts}),
            **({"numbers": str(self.numbers)} if self.numbers else {}),
            **({"settled": {key: asdict(one) for key, one in self.settled.items()}} if self.settled else {}),
            **({"not_taken": {str(n): why for n, why in self.not_taken.items()}} if self.not_taken else {}),
            **({"new_bank": True} if self.new_bank else {}),
            **({"new_model": True} if self.new_model else {}),
            **({"parts": {str(n): kind for n, kind in self.parts.items()}} if self.parts else {}),
            **({"begun_as": self.begun_as} if self.begun_as else {}),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Decisions":
        """Back from JSON; an empty object is nothing decided."""
        choices = {
            int(n): Choice(MatchKind(one["kind"]), one["competency"])
            for n, one in plain.get("choices", {}).items()
        }
        left_out = {int(pk): kept for pk, kept in plain.get("left_out", {}).items()}
        return cls(
            choices,
            left_out,
            plain.get("job", {}),
            plain.get("texts"),
            plain.get("numbers", ""),
            {key: Settled(**one) for key, one in plain.get("settled", {}).items()},
            {int(n): why for n, why in plain.get("not_taken", {}).items()},
            plain.get("new_bank", False),
            plain.get("new_model", False),
            {int(n): kind for n, kind in plain.get("parts", {}).items()},
            plain.get("begun_as", ""),
        )


@dataclass(frozen=True)
class Beginning:
    """What an upload begins with: reader, mapping and decisions of an earlier one of the same file."""

    reader: str
    mapping: dict[str, Any]
    decisions: dict[str, Any]

    def fields(self) -> dict[str, Any]:
        """As `DocumentImport` keeps it."""
        return {"reader": self.reader, "mapping": self.mapping or None, "decisions": self.decisions}


@dataclass(frozen=True)
class Found:
    """The upload, its completed reading, who makes the draft, and what was decided."""

    imported: DocumentImport
    plain: PlainModel
    actor: User
    decisions: Decisions
