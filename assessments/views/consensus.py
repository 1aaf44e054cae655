"""Pages of the consensus: what waits, one candidate side by side, recording, closing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.consensus import (
    NOBODY_OBSERVED,
    close_consensus,
    missing_for_closing,
    open_consensus,
    record_agreed_rating,
    reopen_consensus,
)
from assessments.choices import ActionState
from assessments.documents.consensus import consensus_form, consensus_pdf
from assessments.forms.consensus import NOT_OBSERVED, AgreedRatingForm, ReasonForm
from assessments.models import Candidate, Consensus, ConsensusItem, HiringAction
from assessments.permissions.consensus import may_record, may_reopen
from assessments.permissions.rating import may_read_recusals
from assessments.queries.consensus import consensus_page
from assessments.queries.consensus_list import waiting_for_consensus
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.errors import Problem, Refused, Stale
from competency_portal.exchange.writing import content_disposition
from competency_portal.pdf import PdfUnavailable

PAGE = 25
SEE_ACTIONS = (
    Role.SPECIALIST,
    Role.HR_ADMIN,
    Role.MANAGER,
    Role.AUDITOR,
)  # everybody else comes from the panel


def _consensuses(user):
    return Consensus.objects.visible_to(user).select_related(
        "action__agency", "action__scale", "action__rule_set", "candidate", "opened_by", "closed_by"
    )


@require_safe
def my_consensus(request):
    """Candidates of my panels: which wait for worksheets, which may be opened, which are agreed."""
    candidates = Paginator(waiting_for_consensus(request.user), PAGE).get_page(request.GET.get("page"))
    panels = HiringAction.objects.with_packet_for(request.user).filter(state=ActionState.RATING)
    return render(request, "assessments/consensus_list.html", {"page": candidates, "panels": panels})


@require_POST
@carried_out_once
def open_candidate(request, public_id):
    """Open the discussion of one candidate."""
    candidate = visible_or_404(Candidate.objects.visible_to(request.user).select_related("action"), public_id)
    try:
        with once(request) as answered:
            consensus = open_consensus(candidate=candidate, actor=request.user)
            return answered(redirect("assessments:consensus", consensus.public_id))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.message)
        return redirect("assessments:my-consensus")


@require_safe
def page(request, public_id):
    """Ratings side by side; one competency is unfolded, without script by its address."""
    consensus = visible_or_404(_consensuses(request.user), public_id)
    return _draw(request, consensus, chosen=request.GET.get("c"))


def _draw(request, consensus, *, chosen=None, form=None, problems=(), stale=None, status=200):
    shown = consensus_page(consensus)
    to_do = shown.to_do
    opened = shown.row_of(chosen) if chosen else (to_do[0] if to_do else None)
    after = [row for row in to_do if opened is None or row.item.pk != opened.item.pk]
    context = {
        "consensus": consensus,
        "action": consensus.action,
        "shown": shown,
        "on_panel": consensus.action.agency_id not in agency_ids(request.user, *SEE_ACTIONS),
        "opened": opened,
        "following": after[0] if after else None,
        "form": form,
        "typed": _typed(opened, form),
        "problems": problems,
        "stale": stale,
        "not_observed": NOT_OBSERVED,
        "nobody_observed": NOBODY_OBSERVED,
        "may_record": may_record(request.user, consensus),
        "reads_recusals": bool(shown.recused) and may_read_recusals(request.user, consensus.action),
        "may_reopen": may_reopen(request.user, consensus),
    }
    return render(request, "assessments/consensus.html", context, status=status)


def _typed(row, form) -> dict[str, str]:
    """What the fields of the agreed rating hold: what was sent, else what is on record."""
    if form is not None:
        return {name: form.data.get(name, "") for name in ("level", "reason")}
    current = row.item.current if row else None
    if current is None:
        return {"level": "", "reason": ""}
    return {
        "level": NOT_OBSERVED if current.not_observed else current.level.public_id,
        "reason": current.reason,
    }


@require_POST
def record_agreed(request, public_id):
    """Record the agreed rating of one competency and go on to the next."""
    items = ConsensusItem.objects.filter(consensus__in=Consensus.objects.visible_to(request.user))
    item = visible_or_404(items.select_related("consensus"), public_id)
    consensus = visible_or_404(_consensuses(request.user), item.consensus.public_id)
    require(may_record(request.user, consensus))
    form = AgreedRatingForm(request.POST, scale=consensus.action.scale)
    if not form.is_valid():
        problems = [Problem(error, field) for field, errors in form.errors.items() for error in errors]
        return _draw(request, consensus, chosen=item.public_id, form=form, problems=problems, status=422)
    chosen = form.cleaned_data["level"]
    try:
        rating = record_agreed_rating(
            item=item,
            actor=request.user,
            expected_version=form.cleaned_data["version"],
            level=None if chosen == NOT_OBSERVED else chosen,
            not_observed=chosen == NOT_OBSERVED,
            reason=form.cleaned_data["reason"],
        )
    except Stale as stale:
        return _draw(request, consensus, chosen=item.public_id, form=form, stale=stale.current, status=409)
    except Refused as refused:
        return _draw(
            request, consensus, chosen=item.public_id, form=form, problems=refused.problems, status=422
        )
    unchanged = rating.version == form.cleaned_data["version"]
    said = "This agreed rating stands already; nothing was added" if unchanged else "Agreed rating recorded"
    messages.success(request, f"{said}: {item.assessed}.")
    return redirect("assessments:consensus", consensus.public_id)


@require_safe
def as_pdf(request, public_id):
    """The filled consensus form, to sign."""
    consensus = visible_or_404(_consensuses(request.user), public_id)
    try:
        pdf = consensus_pdf(consensus_form(consensus_page(consensus)))
    except PdfUnavailable as reason:
        messages.error(request, str(reason))
        return redirect("assessments:consensus", consensus.public_id)
    name = f"{consensus.action.number} consensus {consensus.candidate.number}.pdf"
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition(name).replace("attachment", "inline", 1)
    return answer


@carried_out_once
def close(request, public_id):
    """Check what is missing (GET), close the consensus (POST)."""
    consensus = visible_or_404(_consensuses(request.user), public_id)
    require(may_record(request.user, consensus))
    refused = ()
    if request.method == "POST":
        try:
            with once(request) as answered:
                close_consensus(consensus=consensus, actor=request.user)
                messages.success(request, f"Consensus on candidate {consensus.candidate.number} is closed.")
                return answered(redirect("assessments:my-consensus"))
        except Refused as caught:
            refused = caught.problems
    missing = missing_for_closing(consensus)
    context = {"consensus": consensus, "action": consensus.action, "shown": consensus_page(consensus)}
    context |= {"missing": missing, "refused": refused, "problems": () if missing else refused}
    return render(request, "assessments/consensus_close.html", context, status=422 if refused else 200)


@carried_out_once
def reopen(request, public_id):
    """Open a closed consensus again, with a reason."""
    consensus = visible_or_404(_consensuses(request.user), public_id)
    require(may_reopen(request.user, consensus))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                reopen_consensus(consensus=consensus, actor=request.user, reason=form.cleaned_data["reason"])
                messages.success(
                    request, "The consensus is open again. What was agreed before stays on record."
                )
                return answered(redirect("assessments:consensus", consensus.public_id))
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(problem.field or None, problem.message)
    context = {"consensus": consensus, "action": consensus.action, "form": form}
    return render(request, "assessments/consensus_reopen.html", context, status=422 if form.errors else 200)
