"""Numbers of a document that its bank can't give: those it has given to other competencies, and those given twice.

A number belongs to a bank (domain.md 7.1); a document may come with the numbers of another one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.choices import FindingKind

LEFT_OUT = "Left out"
CHOSEN = "Chosen on the review of the import: they are not the numbers of this bank."


class NumbersChoice(StrEnum):
    """Which numbers a person leaves out."""

    CLASHING = "clashing"
    ALL = "all"


@dataclass(frozen=True)
class Clash:
    """A number that can't be given. `other` has it: in the bank, or in the document where `in_bank` is False."""

    place: int
    name: str
    number: int
    other: str
    in_bank: bool


@dataclass(frozen=True)
class Given:
    """A competency of the bank with the number it has there."""

    key: int
    number: int | None
    name: str


def clashes_of(
    competencies: Sequence[PlainCompetency], taken_for: Mapping[int, Given], bank: Sequence[Given]
) -> list[Clash]:
    """In the order of the document. `taken_for`: what of the bank a competency is taken for, by its place."""
    holders = {one.number: one for one in bank if one.number is not None}
    first: dict[int, str] = {}
    found = []
    for place, one in enumerate(competencies):
        if one.number is None:
            continue
        holder, own = holders.get(one.number), taken_for.get(place)
        if holder is not None and (own is None or own.key != holder.key):
            found.append(Clash(place, one.name, one.number, holder.name, in_bank=True))
        elif one.number in first:
            found.append(Clash(place, one.name, one.number, first[one.number], in_bank=False))
        first.setdefault(one.number, one.name)
    return found


def with_own_numbers(model: PlainModel, taken_for: Mapping[int, Given]) -> PlainModel:
    """The model, competencies without a number under the one that the bank has given to what they are taken for."""
    own = {
        n: given.number
        for n, given in taken_for.items()
        if given.number is not None and model.competencies[n].number is None
    }
    if not own:
        return model
    competencies = (replace(one, number=own.get(n, one.number)) for n, one in enumerate(model.competencies))
    return replace(model, competencies=tuple(competencies))


def without_numbers(
    model: PlainModel, clashes: Sequence[Clash], taken_for: Mapping[int, Given], choice: NumbersChoice
) -> PlainModel:
    """The model with the bank's own numbers, or none, in place of those left out; a settled finding names them."""
    places = {clash.place for clash in clashes}
    if choice == NumbersChoice.ALL:
        places = {n for n, one in enumerate(model.competencies) if one.number is not None}
    own = {n: taken_for[n].number if n in taken_for else None for n in places}
    gone = [n for n in sorted(places) if own[n] != model.competencies[n].number]
    if not gone:
        return model
    competencies = [
        replace(one, number=own[n]) if n in own else one for n, one in enumerate(model.competencies)
    ]
    return replace(model, competencies=tuple(competencies), findings=(*model.findings, _finding(model, gone)))


def _finding(model: PlainModel, gone: Sequence[int]) -> PlainFinding:
    rows = [model.competencies[n] for n in gone]
    return PlainFinding(
        str(FindingKind.LAYOUT),
        f"Numbers of the document left out: {len(rows)}",
        f"The document numbers them so: {'; '.join(row.name for row in rows)}.",
        tuple(sorted({n for row in rows for n in row.lines[:1]})),
        settled=True,
        value=LEFT_OUT,
        reason=CHOSEN,
    )
