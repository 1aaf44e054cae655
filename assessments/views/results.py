"""Pages and files of the ranked list. All of them draw the same stored result."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.results import compute_results, finalize_results, missing_for_final
from assessments.documents.printing import results_pdf
from assessments.documents.results import results_sheet
from assessments.exchange.results import RULE_COLUMNS, columns, rows, rule_cells, sealed_file, sheets
from assessments.models import Candidate, HiringAction, Result
from assessments.permissions.hiring import may_see_names
from assessments.permissions.rating import may_read_recusals
from assessments.permissions.results import may_compute, may_read_results
from assessments.queries.evidence import evidence_of
from assessments.queries.hiring import today_in
from assessments.queries.list_parts import parts_of_list
from assessments.queries.results import (
    WHOLE_TEXTS,
    changed_since,
    earlier_results,
    exported_lines,
    latest_result,
    lines_with_candidate,
    made_final_by,
    stored_head,
    stored_list,
    to_stand_without_rank,
)
from assessments.queries.shut import ShutCandidate, shut_candidates
from assessments.queries.since import since_then
from assessments.queries.standing import standing, with_progress
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.audit.permissions import can_see_history
from competency_portal.components.templatetags.portal import in_zone_named
from competency_portal.errors import Refused, Stale
from competency_portal.exchange.writing import (
    CSV_TYPE,
    XLSX_TYPE,
    content_disposition,
    write_csv,
    write_xlsx,
)
from models_app.forms.drawn import differing, drawn_of

PAGE = 50
EARLIER = 10  # computations listed below the newest


def _action(request, public_id, *, counted: bool = False) -> HiringAction:
    actions = HiringAction.objects.visible_to(request.user).select_related(
        "agency", "scale", "rule_set", "model_version__model", "guide_version", "job_class"
    )
    action = visible_or_404(with_progress(actions, request.user) if counted else actions, public_id)
    require(may_read_results(request.user, action))
    return action


def _result(request, public_id, *, without=(), **more) -> Result:
    results = Result.objects.visible_to(request.user).select_related(
        "action__agency", "action__job_class", "action__scale", "computed_by", "rule_set"
    )
    return visible_or_404(results.defer(*without).annotate(**more), public_id)


def _shut(request, action) -> list[ShutCandidate]:
    """Candidates who keep the person from reading lists of the hiring action until one is final."""
    if not action.list_shut_to(request.user):
        return []
    discussed = Candidate.objects.filter(action=action, consensus__isnull=False)
    return list(shut_candidates(discussed, request.user).values())


@require_safe
def results(request, public_id):
    """The newest list of a hiring action, ranked candidates first."""
    action = _action(request, public_id, counted=True)
    word, kind = standing(action, today_in(action.agency))
    visible = Result.objects.visible_to(request.user).defer(*WHOLE_TEXTS)
    result = latest_result(visible, action)
    context = {
        "action": action,
        "result": result,
        "tab": "results",
        "standing": word,
        "standing_kind": kind,
        "sees_history": can_see_history(request.user, action.agency),
        "names": may_see_names(request.user, action),
        "may_compute": may_compute(request.user, action),
    }
    if result:
        result.action = action
        lines = Paginator(lines_with_candidate(result), PAGE)
        lines.count = result.summary["ranked"] + result.summary["not_ranked"]  # stored; no need to count rows
        context |= {
            "shown": stored_head(result),
            "page": lines.get_page(request.GET.get("page")),
            "changed": result.state != "final" and changed_since(result),
            "earlier": list(earlier_results(visible, result)[:EARLIER]),
        }
    else:
        context["shut"] = _shut(request, action)
    return render(request, "assessments/results.html", context)


@require_POST
def compute(request, public_id):
    """Compute the list as it stands now."""
    action = _action(request, public_id)
    require(may_compute(request.user, action))
    try:
        compute_results(action=action, actor=request.user)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.message)
    else:
        messages.success(request, "The list was computed from what is agreed now.")
    return redirect("assessments:results", action.public_id)


def finalize(request, public_id):
    """What is missing before the list can be final (GET); make it final (POST). Pressed twice it answers alike."""
    action = _action(request, public_id)
    if made_final_by(request.user, action, request.POST.get("seen")):
        return _is_final(request, action)
    require(may_compute(request.user, action))
    problems, stale = missing_for_final(action), False
    if request.method == "POST":
        try:
            finalize_results(action=action, actor=request.user, seen=request.POST.get("seen"))
        except Stale as caught:
            stale, action = True, caught.current
        except Refused as refused:
            if made_final_by(request.user, action, request.POST.get("seen")):
                return _is_final(request, action)
            problems = refused.problems
        else:
            return _is_final(request, action)
    visible = Result.objects.visible_to(request.user).defer(*WHOLE_TEXTS)
    context = {"action": action, "problems": problems, "stale": stale, "shut": _shut(request, action)}
    context["not_ranked"] = to_stand_without_rank(visible, action, request.user)
    parts = (
        {} if context["shut"] else parts_of_list(action)
    )  # which part moved tells of who is closed to them
    context |= {"drawn": drawn_of(parts), "differing": differing(request.POST, parts) if stale else []}
    status = (409 if stale else 422) if request.method == "POST" else 200
    return render(request, "assessments/results_finalize.html", context, status=status)


def _is_final(request, action) -> HttpResponse:
    messages.success(request, "The list is final. The hiring manager can read it now.")
    return redirect("assessments:results", action.public_id)


@require_safe
def candidate(request, public_id, candidate):
    """How one candidate gets their score: every part down to the notes of the raters."""
    result = _result(request, public_id, without=WHOLE_TEXTS)
    row = result.rows.select_related("candidate").filter(candidate__public_id=candidate).first()
    if row is None:
        raise Http404
    row.result = result
    shown = stored_head(result)
    context = {
        "action": result.action,
        "result": result,
        "row": row,
        "line": row.line if row.rank else None,
        "shown": shown,
        "evidence": evidence_of(row, shown, request.user),
        "names": may_see_names(request.user, result.action),
        "reads_recusals": may_read_recusals(request.user, result.action),
    }
    return render(request, "assessments/results_candidate.html", context)


def _file(result, extension: str) -> str:
    return f"{result.action.number} ranked list {result.number}.{extension}"


@require_safe
def as_csv(request, public_id):
    """The list as CSV."""
    result = _result(request, public_id, without=WHOLE_TEXTS)
    shown = stored_head(result)
    at = in_zone_named(result.computed_at, result.action.agency)
    since = since_then(result, request.user)
    pieces = write_csv(
        [*columns(shown), *RULE_COLUMNS],
        rows(shown, exported_lines(result), rules=rule_cells(shown, at, since)),
    )
    answer = StreamingHttpResponse(pieces, content_type=CSV_TYPE)
    answer["Content-Disposition"] = content_disposition(_file(result, "csv"))
    return answer


@require_safe
def as_json(request, public_id):
    """What the list was computed from, what came out, and the seal: `recompute_list` needs nothing else."""
    result = _result(request, public_id)
    answer = HttpResponse(sealed_file(result), content_type="application/json")
    answer["Content-Disposition"] = content_disposition(_file(result, "json"))
    return answer


@require_safe
def as_xlsx(request, public_id):
    """The list as an Excel workbook, with a sheet that says where it comes from."""
    result = _result(request, public_id, without=("outputs",))
    at = in_zone_named(result.computed_at, result.action.agency)
    since = since_then(result, request.user)
    workbook = write_xlsx(sheets(stored_head(result), exported_lines(result), computed_at=at, since=since))
    answer = HttpResponse(workbook, content_type=XLSX_TYPE)
    answer["Content-Disposition"] = content_disposition(_file(result, "xlsx"))
    return answer


@require_safe
def as_pdf(request, public_id):
    """The list as it is signed."""
    result = _result(request, public_id)
    at = in_zone_named(result.computed_at, result.action.agency)
    sheet = results_sheet(stored_list(result), computed_at=at, since=since_then(result, request.user))
    answer = HttpResponse(results_pdf(sheet), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition(_file(result, "pdf"))
    return answer
