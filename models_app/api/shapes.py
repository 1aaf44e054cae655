"""The members of the read API's answers. Null: the source does not say; it is never an empty text or 0."""

import datetime as dt
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from ninja import Schema
from pydantic import Field, create_model

Item = TypeVar("Item")
State = Literal["published", "superseded", "retired"]
Use = Literal["for_selection", "not_for_selection", "not_stated"]


class FieldProblem(Schema):
    """One thing that is wrong with a request."""

    field: str = Field(description="The parameter that it belongs to; empty: the whole request.")
    message: str


class Problem(Schema):
    """Why a request was refused."""

    status: int = Field(description="The status of the answer.")
    detail: str = Field(description="The reason in words.")
    problems: list[FieldProblem]


class PageOf(Schema, Generic[Item]):
    """One page of a list, in an order that stays."""

    items: list[Item]
    count: int = Field(description="Items of all pages together.")
    page: int
    page_size: int
    next: str | None = Field(description="Address of the next page; null on the last one.")


def page_of(item: type[Schema]) -> type[PageOf]:
    """The shape of a page of such items, under a name that people can read."""
    return create_model(f"PageOf{item.__name__}", __base__=PageOf[item], __doc__=PageOf.__doc__)  # type: ignore[valid-type]


class Named(Schema):
    """Something by its id, code and name."""

    id: str
    code: str
    name: str


class JobClass(Schema):
    """What a model is for."""

    id: str
    title: str
    code: str | None
    series: str | None
    grade: str | None
    organization: str | None
    job_family: str | None


class VersionSummary(Schema):
    """A version of a model. Its content never changes; only its state does."""

    id: str
    number: int
    state: State
    title: str
    published_at: dt.datetime | None
    content_hash: str = Field(description="SHA-256 with which the content was sealed.")


class VersionCounted(VersionSummary):
    """A version of a model, and how many competencies it holds."""

    competencies: int


class Model(Schema):
    """The competency model of a job class with its versions, newest first."""

    id: str
    slug: str
    title: str
    agency: Named
    bank: Named
    job_class: JobClass
    versions: list[VersionCounted]


class Level(Schema):
    """One level of a scale."""

    ordinal: int = Field(description="Place in the scale; 1 is the lowest.")
    label: str
    value: Decimal | None = Field(description="The number that the scale gives to the level.")
    definition: str | None


class Scale(Schema):
    """A proficiency scale with its levels, lowest first."""

    id: str
    code: str
    name: str
    description: str | None
    origin: str | None
    agency: Named | None = Field(description="Null: it comes with the portal.")
    levels: list[Level]


class LevelText(Schema):
    """What one level of the scale looks like for a competency."""

    ordinal: int
    label: str
    text: str | None


class Standard(Schema):
    """A performance standard under its label."""

    label: str
    text: str


class Area(Schema):
    """One item of a further list; without a heading it ends the sentence of the definition."""

    heading: str | None
    text: str


class Competency(Schema):
    """A competency in one of its wordings."""

    id: str
    bank: str = Field(description="Id of its bank.")
    revision: int = Field(description="Number of the wording; a new wording is a new number.")
    number: int | None = Field(description="Its number in the bank.")
    name: str
    family: str
    variant: str | None
    definition: str | None
    scale: str | None = Field(description="Id of the scale that it is described on.")
    levels: list[LevelText]
    indicators: list[str]
    standards: list[Standard]
    areas: list[Area]


class RequiredLevel(Schema):
    """The level that a model requires."""

    scale: str = Field(description="Id of the scale.")
    ordinal: int
    label: str


class CompetencyInVersion(Competency):
    """A competency as a version of a model uses it."""

    position: int
    group: str | None
    required_level: RequiredLevel | None
    required_level_reason: str | None
    required_level_evidence: str | None
    selection_use: Use
    selection_use_reason: str | None
    selection_use_evidence: str | None


class Bank(Schema):
    """An agency's collection of competencies."""

    id: str
    code: str
    name: str
    description: str | None
    agency: Named
    competencies: int = Field(description="How many of them may be read.")
