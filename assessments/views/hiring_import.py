"""Importing candidates: upload, preview with everything that is wrong, confirm all or nothing."""

from dataclasses import replace
from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.actions.candidates import import_candidates
from assessments.exchange import pending
from assessments.exchange.candidates import TEMPLATE_HEADER, CandidateImport, read_candidates
from assessments.forms.candidates import UploadForm
from assessments.permissions.hiring import may_run
from assessments.views.hiring import action_or_404, frame
from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused
from competency_portal.exchange.reading import UnreadableFile, read_table
from competency_portal.exchange.sniffing import check_name
from competency_portal.exchange.writing import CSV_TYPE, content_disposition, csv_bytes

PAGE = 25


@require_safe
def template(request):
    """An empty table to fill in."""
    answer = HttpResponse(csv_bytes(TEMPLATE_HEADER, []), content_type=CSV_TYPE)
    answer["Content-Disposition"] = content_disposition("candidates.csv")
    return answer


def upload(request, public_id):
    """Choose a file (and keep it on the server); what it would bring is shown before anything is written."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        data = _readable(form) if form.is_valid() else None
        if data is not None:
            _keep(request, action, data, form.cleaned_data["file"].name)
            return redirect("assessments:candidate-import", action.public_id)
        return _upload_page(request, action, form, status=422)
    found = _pending(request, action)
    return _preview(request, action, found) if found else _upload_page(request, action, UploadForm())


@require_POST
@carried_out_once
def confirm(request, public_id):
    """Check the kept file once more and add all candidates, or none."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    found = _pending(request, action)
    if found is None:
        messages.error(
            request, "The uploaded file is no longer there, and nothing was imported. Choose it again."
        )
        return redirect("assessments:candidate-import", action.public_id)
    if _overtaken(request, action):
        return _preview(request, action, found, status=409)
    if not found.is_clean:
        return _preview(request, action, found, status=422)
    try:
        with once(request) as answered:
            made = import_candidates(action=action, actor=request.user, rows=found.rows)
            _forget(request, action, request.POST["file"])
            messages.success(request, f"{len(made)} candidate{'' if len(made) == 1 else 's'} imported.")
            return answered(redirect("assessments:candidate-list", action.public_id))
    except Refused as refused:
        found = replace(
            found, problems=refused.problems[:50], more_problems=max(len(refused.problems) - 50, 0)
        )
        return _preview(request, action, found, status=422)


@require_POST
def discard(request, public_id):
    """Remove the kept file without importing."""
    action = action_or_404(request, public_id)
    require(may_run(request.user, action))
    if _overtaken(request, action) and (found := _pending(request, action)):
        return _preview(request, action, found, status=409)
    _forget(request, action, request.POST.get("file", ""))
    messages.success(request, "The file was removed. Nothing was imported.")
    return redirect("assessments:candidate-import", action.public_id)


def _overtaken(request, action) -> bool:
    """Whether the button stood below another file than the one that is kept now."""
    return request.POST.get("file", "") != pending.waiting(_owner(request, action))


def _upload_page(request, action, form, status=200):
    context = frame(request, action) | {"form": form, "columns": TEMPLATE_HEADER}
    return render(request, "assessments/candidate_import.html", context, status=status)


def _preview(request, action, found: CandidateImport, status=200):
    by_row = {}
    for problem in found.problems:
        by_row.setdefault(problem.row, []).append(problem.message)
    remarks = {}
    for number, words in found.remarks:
        remarks.setdefault(number, []).append(words)
    page = Paginator(found.rows, PAGE).get_page(request.GET.get("page"))
    token, known = pending.waiting(_owner(request, action)), request.session.get(_key(action), {})
    context = frame(request, action) | {
        "found": found,
        "form": UploadForm(),
        "overtaken": status == HTTPStatus.CONFLICT,
        "file_name": known["name"] if known.get("token") == token else "",
        "token": token,
        "page": page,
        "rows": [(row, by_row.get(row.row, ()), remarks.get(row.row, ())) for row in page],
    }
    return render(request, "assessments/candidate_import_preview.html", context, status=status)


def _readable(form) -> bytes | None:
    """The upload when it can be read as a table; otherwise None, and why stands at the field."""
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        check_name(data, file.name)
        read_table(data)
    except UnreadableFile as unreadable:
        form.add_error("file", unreadable.message)
        return None
    return data


def _keep(request, action, data: bytes, name: str) -> None:
    """The file waits under its owner; the session knows only how it was called."""
    token = pending.keep(_owner(request, action), data)
    request.session[_key(action)] = {"token": token, "name": name[:120]}


def _pending(request, action) -> CandidateImport | None:
    """What the kept file would bring as the hiring action stands now; None without one."""
    owner = _owner(request, action)
    token = pending.waiting(owner)
    data = pending.read(owner, token)
    if data is None:
        return None
    numbers = action.candidates.values_list("number", flat=True)
    try:
        return read_candidates(read_table(data), existing_numbers=list(numbers))
    except UnreadableFile:  # was readable when it was kept: the machine is short of time or memory
        _forget(request, action, token)
        return None


def _forget(request, action, token: str) -> None:
    """The kept file goes, once it is certain that its candidates are there."""
    request.session.pop(_key(action), None)
    transaction.on_commit(partial(pending.drop, _owner(request, action), token))


def _key(action) -> str:
    return f"candidate-import-{action.public_id}"


def _owner(request, action) -> str:
    return f"{request.user.public_id}-{action.public_id}"
