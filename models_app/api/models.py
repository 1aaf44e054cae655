"""Addresses of the read API: agencies, models, versions and their competencies."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router

from competency_portal.access.shortcuts import visible_or_404
from models_app.api import building, shapes
from models_app.api.bundle_shape import Version
from models_app.api.declaring import reads
from models_app.api.paging import Id, PageNumber, PageSize, Text, page_of
from models_app.exchange import bundle
from models_app.exchange.plain_json import to_json
from models_app.models import ModelVersion
from models_app.queries.lists import agencies_with_models, models_for
from models_app.queries.plain_version import plain_of
from models_app.queries.published import uses_with_words, version_whole

router = Router()
Agency = Annotated[str, Query(max_length=60, pattern="^[a-z0-9]*$", description="Id of an agency.")]
State = Annotated[shapes.State | None, Query(description="Only models that have a version in this state.")]


@reads(router, "/agencies", shapes.page_of(shapes.Named), name="agency-list")
def agencies(request: HttpRequest, page: PageNumber = 1, page_size: PageSize = 25):
    """Agencies with published models.

    By name."""
    return page_of(request, agencies_with_models(request.reader), building.named, page, page_size)


@reads(router, "/models", shapes.page_of(shapes.Model), name="model-list")
def models(
    request: HttpRequest,
    q: Text = "",
    agency: Agency = "",
    state: State = None,
    page: PageNumber = 1,
    page_size: PageSize = 25,
):
    """Competency models.

    Models of every agency that have something published, by title, each with its versions."""
    rows = models_for(request.reader, text=q, agency=agency, state=state or "")
    return page_of(request, rows, building.model, page, page_size)


@reads(router, "/models/{slug:id}", shapes.Model, name="model-detail")
def model(request: HttpRequest, id: Id):
    """One competency model.

    With all its published, superseded and retired versions, newest first."""
    return building.model(visible_or_404(models_for(request.reader), id))


@reads(router, "/versions/{slug:id}", Version, name="version-detail", exclude_unset=True)
def version(request: HttpRequest, id: Id):
    """One version with its whole content.

    The portal's own bundle: texts, competencies, scales, findings, the source text, and hashes that prove it whole."""
    found = visible_or_404(version_whole(request.reader), id)
    members = to_json(plain_of(found))
    return {
        **building.version_facts(found),
        "model_id": found.model.public_id,
        "agency": found.model.agency.public_id,
        "format": bundle.FORMAT,
        "format_version": bundle.VERSION,
        "model": members,
        "hashes": bundle.hashes_of(members),
    }


@reads(
    router,
    "/versions/{slug:id}/competencies",
    shapes.page_of(shapes.CompetencyInVersion),
    name="version-competencies",
)
def version_competencies(request: HttpRequest, id: Id, page: PageNumber = 1, page_size: PageSize = 25):
    """Competencies of a version.

    In its order, in the words that the version uses, with required level and selection use."""
    found = visible_or_404(ModelVersion.objects.visible_to(request.reader), id)
    rows = uses_with_words(request.reader, found).order_by("position")
    return page_of(request, rows, building.competency_in_version, page, page_size)
