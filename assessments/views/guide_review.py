"""Reviewing an interview guide: read it as it will print, comment beside it, return or approve it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.guide_review import (
    add_comment,
    approve_guide,
    mark_of,
    missing_for_review,
    return_guide,
    send_for_review,
    settle_comment,
)
from assessments.documents.guide import guide_packet, print_checked_ahead, print_problems
from assessments.documents.guide_file import guide_pdf
from assessments.documents.layout import DoesNotFit
from assessments.documents.printing import packet_context
from assessments.forms.guides import AnswerForm, CommentForm, ReturnForm, SendForm
from assessments.models import GuideComment, GuideVersion
from assessments.permissions.guides import may_comment, may_edit, may_review
from assessments.queries.guides import benchmark_cover, numbered, pins_of, time_note, touched_in
from assessments.views.guides import versions_of
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused, Stale
from competency_portal.exchange.writing import content_disposition
from competency_portal.pdf import PdfUnavailable


@carried_out_once
def send(request, public_id):
    """What is missing, and to whom the guide goes."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(may_edit(request.user, version))
    initial = {"reviewer": version.reviewer, "review_due": version.review_due}
    form = SendForm(request.POST or None, agency=version.guide.agency, initial=initial)
    if request.method == "POST" and form.is_valid():
        print_check = print_checked_ahead(version)
        try:
            with once(request) as answered:
                version = send_for_review(
                    version=version, actor=request.user, print_check=print_check, **form.cleaned_data
                )
                messages.success(request, f"Sent to {version.reviewer} for review.")
                return answered(redirect("assessments:guide-detail", version.public_id))
        except Refused as refused:
            _add(form, refused)
    context = {
        "version": version,
        "form": form,
        "missing": [*missing_for_review(version), *print_problems(version)],
        "open_comments": version.comments.filter(settled_at=None).count(),
        "cover": benchmark_cover(version),
        "touched": touched_in(version),
        "time_note": time_note(version),
    }
    return render(request, "assessments/guide_send.html", context, status=422 if form.errors else 200)


@require_safe
def read(request, public_id):
    """The guide as it will print, comments beside it. One competency a screen, or all."""
    version = visible_or_404(versions_of(request.user), public_id)
    sections = list(version.sections.select_related("use__revision__competency").order_by("position"))
    chosen = next((s for s in sections if s.public_id == request.GET.get("c")), None)
    problem, context = "", {}
    try:
        context = packet_context(guide_packet(version, drafts=True), screen=True)
    except DoesNotFit as long:
        problem = str(long)
    comments = version.comments.select_related("author", "settled_by", "section__use__revision__competency")
    shown = numbered(comments.filter(section=chosen) if chosen else comments)
    context |= {
        "version": version,
        "sections": sections,
        "written": any(section.question for section in sections),
        "chosen": chosen,
        "unfolded": request.GET.get("open") == "all",
        **_neighbours(sections, chosen),
        "spread": _spread(context, sections, chosen),
        "problem": problem,
        "comments": shown,
        "pins": pins_of(shown) if chosen else {},
        "open_comments": version.comments.filter(settled_at=None).count(),
        "form": CommentForm(initial={"section": chosen.public_id if chosen else ""}),
        "may_comment": may_comment(request.user, version),
        "may_review": may_review(request.user, version),
        "mark": mark_of(version),
        "may_edit": may_edit(request.user, version),
    }
    return render(request, "assessments/guide_review.html", context)


def _neighbours(sections, chosen):
    """The sections before and after the chosen one."""
    at = sections.index(chosen) if chosen else None
    return {
        "earlier": sections[at - 1] if at else None,
        "following": sections[at + 1] if chosen and at + 1 < len(sections) else None,
    }


def _spread(context, sections, chosen):
    """The two pages of the chosen competency, as the packet lays them out."""
    if not chosen or "plan" not in context:
        return None
    return context["plan"].spreads[sections.index(chosen)]


@require_POST
@carried_out_once
def comment(request, public_id):
    """Add a remark, on a section or on the whole."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(may_comment(request.user, version))
    form = CommentForm(request.POST)
    section = version.sections.filter(public_id=request.POST.get("section", "")).first()
    if form.is_valid():
        try:
            with once(request) as answered:
                add_comment(
                    version=version,
                    actor=request.user,
                    text=form.cleaned_data["text"],
                    section=section,
                    place=form.cleaned_data["place"],
                )
                messages.success(request, "Comment added.")
                return answered(_back(version, section))
        except Refused as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, "Write the comment first.")
    return _back(version, section)


@require_POST
def settle(request, public_id):
    """Settle a comment, with an answer where there is one."""
    comments = GuideComment.objects.filter(version__in=GuideVersion.objects.visible_to(request.user))
    remark = visible_or_404(comments.select_related("version__guide__agency", "section"), public_id)
    require(may_comment(request.user, remark.version))
    form = AnswerForm(request.POST)
    answer = form.cleaned_data["answer"] if form.is_valid() else ""
    try:
        settle_comment(comment=remark, actor=request.user, answer=answer)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Comment settled.")
    return _back(remark.version, remark.section)


def _back(version, section):
    target = redirect("assessments:guide-review", version.public_id)
    if section:
        target["Location"] += f"?c={section.public_id}#comments"
    return target


@carried_out_once
def give_back(request, public_id):
    """Return the guide to its author; `seen` names what the reviewer has read."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(may_review(request.user, version))
    form = ReturnForm(request.POST or None, initial={"seen": request.GET.get("seen") or mark_of(version)})
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                return_guide(version=version, actor=request.user, **form.cleaned_data)
                messages.success(request, "Returned. The author sees your comments.")
                return answered(redirect("assessments:guide-detail", version.public_id))
        except Stale as changed:
            stale = True
            _add(form, changed)
        except Refused as refused:
            _add(form, refused)
    context = {
        "version": version,
        "form": form,
        "open_comments": version.comments.filter(settled_at=None),
    }
    status = 409 if stale else 422 if form.errors else 200
    return render(request, "assessments/guide_return.html", context, status=status)


@carried_out_once
def approve(request, public_id):
    """What approval does and what is open (GET); approve and freeze what was read (POST)."""
    version = visible_or_404(versions_of(request.user), public_id)
    require(may_review(request.user, version))
    print_check = print_checked_ahead(version)
    problems = [*missing_for_review(version), *print_check(version)]
    open_comments = version.comments.filter(settled_at=None).select_related("author")
    status, current = 200, mark_of(version)
    seen = request.POST.get("seen", "") if request.method == "POST" else request.GET.get("seen") or current
    if request.method == "POST":
        status = 422
        try:
            with once(request) as answered:
                approve_guide(version=version, actor=request.user, seen=seen, print_check=print_check)
                messages.success(request, f"Approved. Version {version.number} is frozen.")
                return answered(redirect("assessments:guide-detail", version.public_id))
        except Stale:
            status = 409
        except Refused as refused:
            problems = problems if problems or open_comments else refused.problems
    context = {
        "version": version,
        "problems": problems,
        "seen": seen,
        "unread": seen != current,
        "open_comments": open_comments,
        "cover": benchmark_cover(version),
        "touched": touched_in(version),
        "time_note": time_note(version),
    }
    return render(request, "assessments/guide_approve.html", context, status=status)


@require_safe
def as_pdf(request, public_id):
    """The packet to print, with blank lines for hiring action, candidate and rater."""
    version = visible_or_404(versions_of(request.user), public_id)
    if not version.content_hash and not version.sections.exclude(question="").exists():
        messages.error(request, "There is nothing to print yet: no question has been written.")
        return redirect("assessments:guide-detail", version.public_id)
    try:
        pdf = guide_pdf(version)
    except (DoesNotFit, PdfUnavailable) as reason:
        messages.error(request, str(reason))
        return redirect("assessments:guide-detail", version.public_id)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition(
        f"{version.guide.title} version {version.number}.pdf"
    ).replace("attachment", "inline", 1)
    return answer


def _add(form, refused):
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
