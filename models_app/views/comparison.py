"""Two models or two competencies side by side, chosen by two lists; two versions also as a file."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from competency_portal.pdf import PdfUnavailable
from models_app.documents.comparison_builder import build_comparison
from models_app.documents.comparison_printing import comparison_pdf
from models_app.models import CompetencyRevision, ModelVersion
from models_app.queries.choices_to_compare import revision_choices, version_choices
from models_app.queries.comparing import compare_revisions, compare_versions
from models_app.queries.standing import standings_of
from models_app.queries.version_page import version_for_page
from models_app.views.paging import asked, page_of

MODELS, COMPETENCIES = "models", "competencies"


@require_safe
def compare(request):
    """`?kind=models&a=…&b=…` compares two versions, `?kind=competencies` two revisions."""
    competencies = request.GET.get("kind") == COMPETENCIES
    left, right = asked(request, "a"), asked(request, "b")
    context = {
        "kind": COMPETENCIES if competencies else MODELS,
        "a": left,
        "b": right,
        "full": asked(request, "full"),
    }
    if competencies:
        context |= _competencies(request.user, left, right)
    else:
        context |= _models(request, left, right)
    return render(request, "models_app/compare.html", context)


@require_safe
def compare_pdf(request, public_id, other):
    """Two versions compared word by word, as a tagged file."""
    versions = version_for_page(ModelVersion.objects.visible_to(request.user))
    left, right = visible_or_404(versions, public_id), visible_or_404(versions, other)
    query = urlencode({"kind": MODELS, "a": left.public_id, "b": right.public_id})
    page = f"{reverse('library:compare')}?{query}"
    if left == right:
        return redirect(page)
    standing = standings_of(request.user, left, right)
    sheet = build_comparison(left, right, compare_versions(left, right), standing, now=timezone.now())
    try:
        pdf = comparison_pdf(sheet)
    except PdfUnavailable as reason:
        messages.error(request, str(reason))
        return redirect(page)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_filename(left, right)}"'
    return response


def _filename(left, right):
    other = "" if left.model_id == right.model_id else f"{slugify(right.name)}-"
    return f"{slugify(left.name)}-version-{left.number}-and-{other}version-{right.number}.pdf"


def _models(request, left, right):
    user = request.user
    versions = version_for_page(ModelVersion.objects.visible_to(user))
    one = visible_or_404(versions, left) if left else None
    two = visible_or_404(versions, right) if right else None
    context = {"choices": version_choices(user, (one, two)), "left": one, "right": two}
    if one and two and one != two:
        context["newer_left"] = one.model_id == two.model_id and one.number > two.number
        context["comparison"] = compare_versions(one, two)
        context["sides"] = [(one, one.findings.open().count()), (two, two.findings.open().count())]
        if standing := standings_of(user, one, two):
            context["older"] = standing.version
            context["things"] = standing.things
            context["standing"] = page_of(request, standing.things or [])
    return context


def _competencies(user, left, right):
    revisions = CompetencyRevision.objects.visible_to(user).select_related(
        "competency__bank__agency", "scale"
    )
    one = visible_or_404(revisions, left) if left else None
    two = visible_or_404(revisions, right) if right else None
    context = {"choices": revision_choices(user, (one, two)), "left": one, "right": two}
    if one and two and one != two:
        context["newer_left"] = one.competency_id == two.competency_id and one.number > two.number
        context["pair"] = compare_revisions(one, two)
    return context
