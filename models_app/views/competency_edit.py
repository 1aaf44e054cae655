"""One competency of a draft: its words, saved by a form or by the page's script; level and selection use."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.access.typed import typed_words
from models_app.actions.competency_page import CompetencyChanges, save_competency
from models_app.forms.deciding import DRAWN, DecisionForm
from models_app.forms.draft_steps import group_chosen
from models_app.forms.drawn import untouched
from models_app.models import CompetencyUse
from models_app.permissions import may_edit_draft
from models_app.queries.bank_words import has_other_words, in_the_way
from models_app.queries.competency_edit import competency_edit
from models_app.queries.gaps import OpenPlaces
from models_app.queries.remarks import beside
from models_app.queries.removed_from import removal_of
from models_app.views.editing import by_script
from models_app.views.findings import editable_version
from models_app.views.words_page import Sheet, WordsPage, read_at, save_words, sheet_of, shown_of

WHOSE = {"whose:bank": False, "whose:own": True}  # whether they are a wording of this class only
ACTS = {
    "take": ("This draft now has the bank's words.", ""),
    "group": ("Saved.", "#group"),
    "whose:bank": ("These words are the new wording of the bank now.", ""),
    "whose:own": ("These words are a wording of this class only now.", ""),
}


def draft_competency(request, public_id, use):
    """The words of one competency (GET); what a button or the script sends (POST)."""
    version = editable_version(request, public_id)
    try:
        return _draft_competency(request, version, use)
    except (Http404, CompetencyUse.DoesNotExist):  # the second: removed while this was being saved
        removal = removal_of(version, use) if may_edit_draft(request.user, version) else None
        if removal is None:
            raise Http404 from None
        return _removed(request, version, removal)


def _draft_competency(request, version, use):
    uses = CompetencyUse.objects.filter(version=version)
    use = visible_or_404(
        uses.select_related("version__model__agency", "revision__competency__bank__agency"), use
    )
    require(may_edit_draft(request.user, version))
    if request.method != "POST":
        return _draw(request, _sheet(request, use))
    return save_words(request, _page(request, use), request.POST.get("do", ""))


def _removed(request, version, removal):
    """That a colleague removed the competency from the draft, with what was typed on its page."""
    sent = request.method == "POST"
    context = {"version": version, "removal": removal, "sent": sent}
    if sent and by_script(request):
        html = render_to_string("models_app/_removed_use.html", context, request)
        return JsonResponse({"html": html}, status=409)
    context["typed"] = typed_words(request, untouched(request.POST))
    status = 409 if sent else 404
    return render(request, "models_app/draft_competency_removed.html", context, status=status)


def _page(request, use) -> WordsPage:
    return WordsPage(
        sheet=lambda data, do: _sheet(request, _again(use), data, do),
        change=lambda sheet, changes: _change(request, sheet, changes),
        draw=lambda sheet, status: _draw(request, sheet, status),
        told=lambda: _told(request, _again(use)),
        address=_address(use),
        acts=ACTS,
        asks=_regroups(request.POST, request.POST.get("do", "")),
    )


def _change(request, sheet: Sheet, changes):
    """Save what is asked for; the revision that now holds the words."""
    do, use = request.POST.get("do", ""), sheet.page.use
    asked = CompetencyChanges(
        words=changes,
        own_wording=sheet.words.own_wording,
        decision=sheet.decision.asked() if sheet.decision.is_bound else None,
        group=group_chosen(request.POST, use) if _regroups(request.POST, do) else None,
        takes_bank=do == "take",
        whose=WHOSE.get(do),
    )
    replaces = asked.takes_bank or do in WHOSE  # what was shown
    return save_competency(
        use=use,
        changes=asked,
        actor=request.user,
        expected=shown_of(request) if replaces else read_at(sheet),
        expected_edit=use.version.revision_of_edit,
    )


def _told(request, use) -> dict:
    """What the page's script shows after a save: whose the words are now."""
    context = {
        "revision": use.revision,
        "in_the_way": in_the_way(use),
        "may_keep": has_other_words(use.revision),
    }
    return {"whose": render_to_string("models_app/_competency_whose.html", context, request)}


def _sheet(request, use, data=None, do="") -> Sheet:
    page = competency_edit(request.user, use)
    decides = _decides(data, do)
    besides = decides or _regroups(data, do)
    sheet = sheet_of(page, data, do, asks_little=do in ACTS or (besides and do in ("save", "decide")))
    sheet.decision = DecisionForm(data if decides else None, page=page)
    return sheet


def _decides(data, do: str) -> bool:
    """Whether a decision was asked for: by its button, or by anything in its fields when a person saves."""
    if data is None or "auto" in data:
        return False
    names = DecisionForm.base_fields
    return do == "decide" or any(data.get(f"decide-{name}", "").strip() for name in names)


def _regroups(data, do: str) -> bool:
    """Whether another group was asked for: by its button, or by a choice that another button saves too."""
    if data is None or "auto" in data:
        return False
    return do == "group" or data.get("group", "") != data.get("group-was", data.get("group", ""))


def _again(use: CompetencyUse) -> CompetencyUse:
    """The use as it now stands."""
    rows = CompetencyUse.objects.select_related(
        "version__model__agency", "revision__competency__bank__agency"
    )
    return rows.get(pk=use.pk)


def _address(use) -> str:
    return reverse("library:draft-competency", args=[use.version.public_id, use.public_id])


def _draw(request, sheet: Sheet, status=200):
    use = sheet.page.use
    links = OpenPlaces(use.version, list(sheet.page.findings), mending=True).by_finding
    regroups = _regroups(request.POST if request.method == "POST" else None, request.POST.get("do", ""))
    context = {
        **sheet.context(),
        "version": use.version,
        # What was refused comes again with what its page was drawn from: it can still be too late.
        "decided": request.POST.get(DRAWN, "")
        if status == 422 and sheet.decision.is_bound
        else sheet.decision.drawn,
        "group_was": request.POST.get("group-was", "")
        if status == 422 and regroups
        else str(use.group_id or ""),
        "use": use,
        "links": links,
        "groups": use.version.groups.all(),
        "group": request.POST.get("group", "") if regroups else str(use.group_id or ""),
        "remarks": beside(use.version, use, may_comment=True),
    }
    return render(request, "models_app/draft_competency.html", context, status=status)
