"""The members of a bundle as the API's description states them, taken from the plain rows that a bundle is written of.

There is no second list of members: a new field of `calculations.plain` is in the description by itself.
"""

import types
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache, reduce
from operator import or_
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import Field, create_model

from models_app.api.shapes import VersionSummary
from models_app.calculations.plain import (
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainPart,
    PlainRequirement,
)
from models_app.choices import FindingKind, PartKind, SelectionUse, Substitution
from models_app.exchange import bundle
from models_app.exchange.plain_json import LEFT_OUT

PLACES = "Lines of the source text, as ranges: '12-14, 22'. Empty: the agency wrote it here."
# Texts out of fixed lists, as `bundle.check_places` demands.
CHOICES: dict[tuple[type, str], Any] = {
    (PlainPart, "kind"): Literal[*PartKind.values],
    (PlainFinding, "kind"): Literal[*FindingKind.values],
    (PlainCompetency, "selection_use"): Literal[*SelectionUse.values],
    (PlainRequirement, "substitution"): Literal[*Substitution.values],
}
# Where the rows' own words speak to whoever reads the code.
ABOUT: dict[type, str] = {
    PlainPart: "A text outside the competencies.",
    PlainRequirement: "Minimum training and experience as data, beside its words.",
    PlainFinding: "Something that somebody must look at, or has settled. `competency` counts from 0; null: the model.",
}


@cache
def shape_of(table: type) -> type[Schema]:
    """The members that `to_json` writes of a plain row. Those that have a default there may be left out."""
    hints = get_type_hints(table)
    members: dict[str, Any] = {
        field.name: _member(
            field.name, CHOICES.get((table, field.name), hints[field.name]), needed=field.default is MISSING
        )
        for field in fields(table)
        if field.name not in LEFT_OUT
    }
    about = ABOUT.get(table) or (table.__doc__ or "").split("\n\n")[0]
    return create_model(
        "Bundle" + table.__name__.removeprefix("Plain"), __base__=Schema, __doc__=about, **members
    )


def _member(name: str, hint: Any, *, needed: bool) -> tuple[Any, Any]:
    is_place = name.endswith("lines")
    kind = str if is_place else _kind(hint)
    about = PLACES if is_place else None
    return (kind, Field(description=about)) if needed else (kind, Field(default=None, description=about))


def _kind(hint: Any) -> Any:
    """The kind of a JSON value: lists for tuples, texts for decimals, a shape for a plain row."""
    if get_origin(hint) in (Union, types.UnionType):
        return reduce(or_, (kind if kind is type(None) else _kind(kind) for kind in get_args(hint)))
    if get_origin(hint) is tuple:
        return list[_kind(get_args(hint)[0])]  # type: ignore[misc]
    if is_dataclass(hint) and isinstance(hint, type):
        return shape_of(hint)
    return str if hint is Decimal else hint


class Hashes(Schema):
    """SHA-256 over canonical JSON: of the whole content, of the source text, of each competency in order."""

    model: str
    source: str | None
    competencies: list[str]


class Version(VersionSummary):
    """A version with its whole content.

    `format`, `format_version`, `model` and `hashes` together are the portal's own bundle: saved as a file, they can be
    brought into this portal or another one.
    """

    model_id: str
    agency: str = Field(description="Id of the agency.")
    format: Literal[bundle.FORMAT]  # type: ignore[valid-type]
    format_version: Literal[bundle.VERSION]  # type: ignore[valid-type]
    model: shape_of(PlainModel)  # type: ignore[valid-type]
    hashes: Hashes
