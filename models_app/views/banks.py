"""Competency banks and the competencies in them."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.audit.permissions import can_see_history, readable_agencies
from models_app.models import Competency, CompetencyBank
from models_app.permissions import may_adopt_words, may_edit_library
from models_app.queries import competency_page
from models_app.queries.bank_words import is_numbered
from models_app.queries.lists import banks_for, competencies_of
from models_app.queries.origin import origin_of_words
from models_app.queries.places import place
from models_app.queries.revision_texts import area_lists, level_rows
from models_app.queries.version_history import competency_entries
from models_app.views.adopting import working_in
from models_app.views.holdings import may_add
from models_app.views.paging import asked, page_of


@require_safe
def bank_list(request):
    """Banks of every agency."""
    text = asked(request)
    context = {
        "page": page_of(request, banks_for(request.user, text=text)),
        "text": text,
        "may_add": may_add(request),
    }
    return render(request, "models_app/bank_list.html", context)


@require_safe
def bank_detail(request, public_id):
    """Competencies of a bank by number or name."""
    bank = visible_or_404(
        CompetencyBank.objects.visible_to(request.user).select_related("agency", "source"), public_id
    )
    text = asked(request)
    page = page_of(request, competencies_of(request.user, bank, text=text), 50)
    context = {
        "bank": bank,
        "page": page,
        "text": text,
        "may_edit": bool(may_edit_library(request.user, bank.agency_id)),
        "numbered": is_numbered(bank) or any(one.shown_revisions[0].bank_number for one in page),
    }
    return render(request, "models_app/bank_detail.html", context)


@require_safe
def competency_detail(request, public_id):
    """One competency: the words of a revision (`?r=` its number, else the newest) and where it is used."""
    competencies = Competency.objects.readable_by(request.user).select_related("bank__agency")
    competency = visible_or_404(competencies, public_id)
    revisions = competency_page.revisions_of(request.user, competency)
    revision = competency_page.chosen_revision(revisions, request.GET.get("r", ""))
    context = {
        "competency": competency,
        "words": revision or competency,
        "numbered": bool(revision and revision.bank_number) or is_numbered(competency.bank),
        "agency": competency.bank.agency,
        "revisions": revisions,
        "revision": revision,
        "newest": competency_page.chosen_revision(revisions, ""),
        "levels": level_rows(revision, None) if revision else (),
        "areas": area_lists(revision) if revision else (),
        "place": place(revision.source, revision.source_lines) if revision else None,
        "may_adopt": revision is not None
        and bool(may_adopt_words(request.user, working_in(request), revision)),
        "origin": origin_of_words(revision) if revision else None,
        "page": page_of(request, competency_page.uses_of(request.user, competency)),
        "may_edit": bool(may_edit_library(request.user, competency.bank.agency_id)),
        "may_see_history": bool(can_see_history(request.user, competency.bank.agency)),
    }
    return render(request, "models_app/competency_detail.html", context)


@require_safe
def competency_history(request, public_id):
    """Who did what to a competency and its wordings, for auditors and HR admins of its agency."""
    readable = Competency.objects.readable_by(request.user).filter(
        bank__agency__in=readable_agencies(request.user)
    )
    competency = visible_or_404(readable.select_related("bank__agency"), public_id)
    revisions = competency_page.revisions_of(request.user, competency)
    context = {
        "competency": competency,
        "words": competency_page.chosen_revision(revisions, "") or competency,
        "history": competency_entries(competency, request.user),
    }
    return render(request, "models_app/competency_history.html", context)
