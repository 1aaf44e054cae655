"""The page on which HR admins settle findings."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused, Stale
from models_app.actions.drafting import start_draft
from models_app.actions.settling import settle_findings, settle_uses
from models_app.forms.settling import SettleForm
from models_app.models import CompetencyUse, ModelVersion
from models_app.permissions import may_settle
from models_app.queries.gaps import OpenPlaces, unstated_gaps
from models_app.queries.settling import open_draft_of, settle_page
from models_app.queries.version_page import uses_of


def editable_version(request, public_id):
    """A version of an agency where the person is HR admin; anything else answers like a missing one."""
    versions = ModelVersion.objects.editable_by(request.user).select_related("model__agency", "source")
    return visible_or_404(versions, public_id)


def settle(request, public_id):
    """Findings of one kind with the source beside them; POST settles those chosen."""
    version = editable_version(request, public_id)
    draft = open_draft_of(version)
    if request.method != "POST" and draft and draft != version and version.is_frozen:
        return redirect(_in_draft(version, draft, request.GET.copy()))
    require(may_settle(request.user, version))
    page = settle_page(version, request.POST.get("group") or request.GET.get("kind", ""))
    first = {"edit": version.revision_of_edit, "findings": request.GET.getlist("finding")}
    if request.method != "POST":
        return _draw(request, page, SettleForm(page=page, initial=first))
    form = SettleForm(request.POST, page=page)
    if request.POST.get("group", page.group) != page.group:
        form.add_error(
            None, "This page has no such kind of findings. Nothing was settled: look at what is chosen here."
        )
    if not form.is_valid():
        return _draw(request, page, form, status=422)
    try:
        draft, count = _settle(request.user, version, form)
    except Stale as stale:
        return _draw_stale(request, stale.current, page, stale)
    except Refused as refused:
        for problem in refused.problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        if version.is_frozen and any(problem.field == "findings" for problem in refused.problems):
            _untick_settled(form, page)
        return _draw(request, page, form, status=422)
    settled = "1 finding is settled" if count == 1 else f"{count} findings are settled"
    messages.success(request, f"{settled} in version {draft.number}, a draft.")
    return redirect(f"{reverse('library:findings-settle', args=[draft.public_id])}?kind={page.group}")


def _untick_settled(form, page) -> None:
    """Leave ticked what a frozen version has open, so that sending the form again settles the rest."""
    form.data = form.data.copy()
    settled = {item.key for item in page.items if item.settled}
    form.data.setlist("findings", [key for key in form.data.getlist("findings") if key not in settled])


def _in_draft(version, draft, query) -> str:
    """The same page of the draft, with the same findings chosen: a draft keeps their positions, not their names."""
    asked = version.findings.filter(
        public_id__in=[key[:40].replace("\x00", "") for key in query.getlist("finding")]
    )
    chosen = list(
        draft.findings.filter(position__in=asked.values("position")).values_list("public_id", flat=True)
    )
    query.setlist("finding", chosen)
    place = f"#finding-{chosen[0]}" if chosen else ""
    return f"{reverse('library:findings-settle', args=[draft.public_id])}?{query.urlencode()}{place}"


def _settle(actor, version, form):
    """Call the action that fits; the draft, and how many were settled."""
    rows, value = form.chosen_rows(), form.chosen_value()
    common = {**form.ground(), "actor": actor}
    expected = form.cleaned_data["edit"]
    if isinstance(rows[0], CompetencyUse):
        uses = settle_uses(uses=rows, required_level=value, expected_edit=expected, **common)
        return uses[0].version, len(uses)
    return settle_findings(findings=rows, value=value, expected_edit=expected, **common), len(rows)


def _draw(request, page, form, status=200):
    version = page.version
    places = OpenPlaces(version, list(page.findings), mending=True)
    unstated = unstated_gaps(places, uses_of(version))
    context = {"page": page, "version": version, "form": form, "unstated": unstated}
    return render(request, "models_app/findings_settle.html", context, status=status)


def _draw_stale(request, current, seen, stale):
    """The page as it now stands, with everything typed and ticked still in it; sending it again is then a choice."""
    version = editable_version(request, current.public_id)
    page = settle_page(version, seen.group)
    data = request.POST.copy()
    data["edit"] = version.revision_of_edit
    data.setlist("findings", _still_ticked(seen, page, data.getlist("findings")))
    form = SettleForm(data, page=page)
    form.is_valid()
    for problem in stale.problems:
        form.add_error(None, problem.message)
    return _draw(request, page, form, status=409)


def _still_ticked(seen, page, keys):
    """What was ticked, under its keys in the version that stands there now; positions are the same in a draft.

    What somebody settled meanwhile is not ticked: settling it anew is to be chosen, not slipped into.
    """
    ticked = {item.row.position: item.settled for item in seen.items if item.key in keys}
    return [
        item.key
        for item in page.items
        if item.row.position in ticked and (not item.settled or ticked[item.row.position])
    ]


@require_POST
@carried_out_once
def draft(request, public_id):
    """Start the next version, or go on with the open draft."""
    version = editable_version(request, public_id)
    try:
        with once(request) as answered:
            started = start_draft(version=version, actor=request.user)
            said = _opened if started.begun else _was_open
            messages.success(request, said(started.draft, version))
            return answered(redirect("library:version-detail", started.draft.public_id))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.message)
        return redirect("library:version-detail", version.public_id)


def _opened(draft, version) -> str:
    return f"Version {draft.number} is open as a draft, begun from version {version.number}."


def _was_open(draft, version) -> str:
    """That no draft was started, where one from another version than was asked for is open."""
    words = f"Version {draft.number} was open as a draft already"
    if draft.based_on_id == version.pk:
        return f"{words}. Go on with it."
    begun = f", begun from version {draft.based_on.number}" if draft.based_on else ""
    return (
        f"{words}{begun}. Nothing was started from version {version.number}: a model has one open draft at a time. "
        "Publish or discard this one first."
    )
