"""Addresses of the read API: banks, their competencies, scales."""

from django.http import HttpRequest
from ninja import Router

from competency_portal.access.shortcuts import visible_or_404
from models_app.api import building, shapes
from models_app.api.declaring import reads
from models_app.api.paging import Id, PageNumber, PageSize, Text, page_of
from models_app.models import CompetencyBank
from models_app.queries.lists import banks_for
from models_app.queries.published import competencies_with_words, scales_with_levels

router = Router()


@reads(router, "/banks", shapes.page_of(shapes.Bank), name="bank-list")
def banks(request: HttpRequest, q: Text = "", page: PageNumber = 1, page_size: PageSize = 25):
    """Competency banks.

    Banks with published competencies, by agency and name."""
    return page_of(request, banks_for(request.reader, text=q), building.bank, page, page_size)


@reads(router, "/banks/{slug:id}", shapes.Bank, name="bank-detail")
def bank(request: HttpRequest, id: Id):
    """One competency bank.

    With the number of its competencies."""
    return building.bank(visible_or_404(banks_for(request.reader), id))


@reads(router, "/banks/{slug:id}/competencies", shapes.page_of(shapes.Competency), name="bank-competencies")
def bank_competencies(request: HttpRequest, id: Id, page: PageNumber = 1, page_size: PageSize = 25):
    """Competencies of a bank.

    By number and name, each in the newest published wording of the bank."""
    found = visible_or_404(CompetencyBank.objects.visible_to(request.reader), id)
    rows = competencies_with_words(request.reader, bank=found)
    return page_of(request, rows, building.competency, page, page_size)


@reads(router, "/competencies/{slug:id}", shapes.Competency, name="competency-detail")
def competency(request: HttpRequest, id: Id):
    """One competency.

    In the newest published wording of its bank."""
    return building.competency(visible_or_404(competencies_with_words(request.reader), id))


@reads(router, "/scales", shapes.page_of(shapes.Scale), name="scale-list")
def scales(request: HttpRequest, q: Text = "", page: PageNumber = 1, page_size: PageSize = 25):
    """Proficiency scales.

    Those that come with the portal and those that published competencies are described on, by name."""
    return page_of(request, scales_with_levels(request.reader, text=q), building.scale, page, page_size)


@reads(router, "/scales/{slug:id}", shapes.Scale, name="scale-detail")
def scale(request: HttpRequest, id: Id):
    """One proficiency scale.

    With all its levels."""
    return building.scale(visible_or_404(scales_with_levels(request.reader), id))
