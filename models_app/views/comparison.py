"""Two models or two competencies side by side, chosen by two lists."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from competency_portal.access.shortcuts import visible_or_404
from models_app.models import CompetencyRevision, ModelVersion
from models_app.queries.choices_to_compare import revision_choices, version_choices
from models_app.queries.comparing import compare_revisions, compare_versions
from models_app.queries.version_page import version_for_page
from models_app.views.paging import asked

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
        context |= _models(request.user, left, right)
    return render(request, "models_app/compare.html", context)


def _models(user, left, right):
    versions = version_for_page(ModelVersion.objects.visible_to(user))
    one = visible_or_404(versions, left) if left else None
    two = visible_or_404(versions, right) if right else None
    context = {"choices": version_choices(user, (one, two)), "left": one, "right": two}
    if one and two and one != two:
        context["newer_left"] = one.model_id == two.model_id and one.number > two.number
        context["comparison"] = compare_versions(one, two)
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
