"""Pages for drafting and writing interview guides."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from assessments.actions.guide_review import missing_for_review
from assessments.actions.guides import draft_guide, save_scripts, save_section
from assessments.choices import GuideState
from assessments.forms.guides import DraftForm, ScriptsForm, SectionForm
from assessments.models import GuideSection, GuideVersion
from assessments.permissions.guides import may_comment, may_draft, may_edit, may_review, may_start_version
from assessments.queries.guides import (
    changed_parts,
    changes_between,
    model_texts_elsewhere,
    subjects_of,
    taken_from_model,
    texts_of_scripts,
    texts_of_section,
)
from assessments.queries.model_moving import newer_published
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.audit.permissions import can_see_history
from competency_portal.errors import Refused, Stale
from models_app.models import ModelVersion

PAGE = 25


def versions_of(user):
    """Guide versions the person may open, with what every page needs."""
    return GuideVersion.objects.visible_to(user).select_related(
        "guide__agency", "model_version__model__job_class", "scale", "reviewer", "approved_by", "created_by"
    )


@require_safe
def guide_list(request):
    """Guides of the agency, newest first, with their newest versions; for managers those sent to them."""
    versions = versions_of(request.user).annotate(
        open_comments=Count("comments", filter=Q(comments__settled_at=None), distinct=True),
        questions=Count("sections", distinct=True),
    )
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    if state in GuideState.values:
        versions = versions.filter(state=state)
    if words:
        versions = versions.filter(
            Q(guide__title__icontains=words) | Q(model_version__title__icontains=words)
        )
    page = Paginator(versions.order_by("-created_at", "-pk"), PAGE).get_page(request.GET.get("page"))
    models = ModelVersion.objects.published().filter(
        model__agency__in=agency_ids(request.user, Role.SPECIALIST)
    )
    context = {"page": page, "states": GuideState.choices, "state": state, "q": words}
    context["models"] = models.select_related("model")
    return render(request, "assessments/guide_list.html", context)


@carried_out_once
def draft(request, public_id):
    """Draft a guide from a published model version."""
    version = visible_or_404(
        ModelVersion.objects.visible_to(request.user).select_related("model__agency", "model__job_class"),
        public_id,
    )
    require(may_draft(request.user, version))
    if "all" in request.POST:  # the button in the list of guides
        form = DraftForm.as_proposed(version)
    else:
        form = DraftForm(request.POST or None, model_version=version)
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                guide = draft_guide(
                    model_version=version,
                    actor=request.user,
                    scale=form.cleaned_data["scale"],
                    title=form.cleaned_data["title"],
                    uses=list(form.cleaned_data["uses"]),
                )
                messages.success(request, f"Drafted. {taken_from_model(guide)}")
                return answered(redirect("assessments:guide-detail", guide.public_id))
        except Refused as refused:
            _add(form, refused)
    barred = version.uses.exclude(pk__in=form.fields["uses"].queryset).select_related("revision__competency")
    context = {"version": version, "form": form, "barred": barred}
    return render(request, "assessments/guide_draft.html", context, status=422 if form.errors else 200)


@require_safe
def detail(request, public_id):
    """The workbench of a version: its sections, what is missing, what comes next."""
    version = visible_or_404(versions_of(request.user), public_id)
    sections = version.sections.select_related("use__revision__competency").annotate(
        open_comments=Count("comments", filter=Q(comments__settled_at=None), distinct=True),
        n_probes=Count("probes", distinct=True),
        n_levels=Count("benchmarks__level", distinct=True),
    )
    sections = list(sections.order_by("position"))
    others = list(version.guide.versions.exclude(pk=version.pk).order_by("-number"))
    newer = newer_published(version.model_version)
    context = {
        "version": version,
        "sections": sections,
        "newer": newer,
        "moved": next((one for one in others if newer and one.model_version_id == newer.pk), None),
        "being_written": next((one for one in (version, *others) if not one.is_frozen), None),
        "written": any(section.question for section in sections),
        "levels": version.scale.levels.count(),
        "missing": missing_for_review(version) if version.is_editable else [],
        "may_see_history": can_see_history(request.user, version.guide.agency),
        "others": others,
        "may_edit": may_edit(request.user, version),
        "may_review": may_review(request.user, version),
        "may_start": may_start_version(request.user, version),
        "may_comment": may_comment(request.user, version),
        "comments": version.comments.select_related(
            "author", "settled_by", "section__use__revision__competency"
        ),
    }
    return render(request, "assessments/guide_detail.html", context)


def section(request, public_id):
    """Write one section."""
    sections = GuideSection.objects.filter(version__in=GuideVersion.objects.visible_to(request.user))
    part = visible_or_404(
        sections.select_related(
            "version__guide__agency", "version__scale", "version__model_version", "use__revision__competency"
        ),
        public_id,
    )
    require(may_edit(request.user, part.version))
    form = SectionForm(request.POST or None, section=part)
    stale, differing, status = None, [], 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                saved = _save(part, form, request.user)
            except Stale as caught:
                stale, status = caught.current, 409
                differing = changes_between(texts_of_section(stale), form.texts())
                _seen(form, stale)
            except Refused as refused:
                _add(form, refused)
            else:
                messages.success(request, f"Saved: {part.use}.")
                _remind(request, part, subjects_of(saved))
                return redirect(_after_section(part, request.POST.get("then")))
    context = {
        "version": part.version,
        "section": part,
        "form": form,
        "stale": stale,
        "differing": differing,
        "revision": part.use.revision,
        "texts_elsewhere": model_texts_elsewhere(part),
        "siblings": part.version.sections.select_related("use__revision__competency"),
        "comments": part.comments.select_related("author", "settled_by"),
    }
    return render(request, "assessments/guide_section.html", context, status=status)


def _save(part, form, user):
    cleaned = form.cleaned_data
    return save_section(
        section=part,
        actor=user,
        expected_edit=cleaned["edit"],
        kind=cleaned["kind"],
        question=cleaned["question"],
        minutes=cleaned["minutes"],
        good_answer_notes=cleaned["good_answer_notes"],
        probes=form.probes(),
        benchmarks=form.benchmarks(),
    )


def _remind(request, part, subjects):
    """Say which subjects the question may touch; it is saved all the same."""
    if subjects:
        messages.warning(
            request,
            f"Read the question on {part.use} again: it may touch {', '.join(subjects)}, which an interview must not "
            "ask about. Only a reminder, found by a few words: it may be mistaken, and does not see every such "
            "question.",
        )


def _after_section(part, then):
    """The next section when asked for and there is one, else the workbench."""
    following = part.version.sections.filter(position__gt=part.position).order_by("position").first()
    if then == "next" and following:
        return following_url(following)
    return detail_url(part.version)


def following_url(part):
    """Address of a section's page."""
    return redirect("assessments:guide-section", part.public_id).url


def detail_url(version):
    """Address of a version's workbench."""
    return redirect("assessments:guide-detail", version.public_id).url


def scripts(request, public_id):
    """Write what is read aloud."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(may_edit(request.user, version))
    form = ScriptsForm(request.POST or None, instance=version, initial={"edit": version.edit_number})
    status, stale, differing = 200, None, []
    if request.method == "POST":
        status = 422
        if form.is_valid():
            cleaned = dict(form.cleaned_data)
            typed = form.texts()
            try:
                save_scripts(
                    version=version, actor=request.user, expected_edit=cleaned.pop("edit"), **cleaned
                )
            except Stale as caught:
                stale, status = caught.current, 409
                differing = changes_between(texts_of_scripts(stale), typed)
                _seen(form, stale)
            except Refused as refused:
                _add(form, refused)
            else:
                messages.success(request, "Scripts saved.")
                return redirect("assessments:guide-detail", version.public_id)
    context = {"version": version, "form": form, "stale": stale, "differing": differing}
    return render(request, "assessments/guide_scripts.html", context, status=status)


@require_safe
def changes(request, public_id):
    """What changed since the version before, word by word."""
    version = visible_or_404(versions_of(request.user), public_id)
    earlier = version.guide.versions.filter(number__lt=version.number).select_related("model_version")
    earlier = earlier.order_by("-number").first()
    context = {
        "version": version,
        "earlier": earlier,
        "parts": changed_parts(earlier, version) if earlier else [],
    }
    return render(request, "assessments/guide_changes.html", context)


@require_safe
def history(request, public_id):
    """What was done to a version, for auditors and HR admins."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(can_see_history(request.user, version.guide.agency))
    return render(request, "assessments/guide_history.html", {"version": version})


def _seen(form, stored):
    """The page now shows what is on record beside what was typed: saving from it again is a decision, not a slip."""
    form.data = form.data.copy()
    form.data["edit"] = stored.edit_number


def _add(form, refused):
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
