"""Comments of a draft: the list of all, a new one, the page of one to be answered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.errors import Refused, Stale
from models_app.actions.commenting import comment_on, reopen_comment, resolve_comment
from models_app.forms.review import AnswerForm, CommentForm
from models_app.models import CompetencyUse, DraftComment
from models_app.permissions import may_read_review, may_review, may_settle
from models_app.queries.remarks import place_address, remarks_of, rows_of
from models_app.queries.reviewers import own_reading, reviewers_of
from models_app.queries.spots import WHOLE_COMPETENCY, mark_of, spots_of_use, spots_of_version
from models_app.views.findings import editable_version
from models_app.views.paging import asked, page_of

STATES = ("open", "resolved", "all")


def draft_comments(request, public_id):
    """Everything that was said about a draft and who reads it; also once it is published."""
    version = editable_version(request, public_id)
    require(may_read_review(request.user, version))
    rows = rows_of(version)
    counts = {"all": rows.count(), "open": rows.open().count()}
    counts["resolved"] = counts["all"] - counts["open"]
    state = asked(request, "state")
    state = state if state in STATES else ("open" if counts["open"] else "all")
    chosen = {"open": rows.open(), "resolved": rows.exclude(resolved_at=None)}.get(state, rows)
    found = page_of(request, chosen)
    context = {
        "version": version,
        "state": state,
        "states": [(name, counts[name]) for name in STATES],
        "found": found,
        "remarks": remarks_of(version, found.object_list),
        "open_comments": counts["open"],
        "reviewers": reviewers_of(version),
        "reading": own_reading(version, request.user),
        "may_comment": bool(may_review(request.user, version)),
        "may_settle": bool(may_settle(request.user, version)),
        "may_see_history": True,
    }
    return render(request, "models_app/draft_comments.html", context)


def comment_new(request, public_id):
    """A comment on one place of a draft (GET shows its words and the places beside it); POST keeps it."""
    version = editable_version(request, public_id)
    require(may_review(request.user, version))
    use = _use(request, version)
    if request.method != "POST":
        return _draw_new(request, version, use)
    form = CommentForm(request.POST)
    status = 422
    if form.is_valid():
        try:
            comment = comment_on(
                version=version,
                actor=request.user,
                text=form.cleaned_data["text"],
                use=use,
                place=_place(request, use),
                seen=form.cleaned_data["seen"],
            )
        except Refused as refused:
            status = 409 if isinstance(refused, Stale) else 422
            for problem in refused.problems:
                form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        else:
            messages.success(request, "The comment is kept with its place.")
            return redirect(place_address(version, use, comment.place))
    return _draw_new(request, version, use, form, status)


def _use(request, version):
    """The competency that the address names; None for the version itself."""
    key = asked(request, "use")
    rows = CompetencyUse.objects.filter(version=version).select_related(
        "revision__competency", "revision__scale", "required_level"
    )
    return visible_or_404(rows, key) if key else None


def _place(request, use) -> str:
    """The place that the address names; the whole competency, or the whole version, where it names none."""
    return asked(request, "place") or (WHOLE_COMPETENCY if use else "")


def _draw_new(request, version, use, form=None, status=200):
    spots = spots_of_use(use) if use else spots_of_version(version)
    place = _place(request, use)
    spot = next((spot for spot in spots if spot.place == place), None)
    if spot is None and form is None:
        raise Http404
    if form is None:
        form = CommentForm(initial={"seen": mark_of(spot.text)})
    elif status == 409:
        form.data = form.data.copy()
        form.data["seen"] = mark_of(
            spot.text
        )  # sending it again is then a choice, with the new words in sight
    context = {
        "version": version,
        "use": use,
        "spot": spot,
        "spots": [other for other in spots if other != spot],
        "form": form,
        "back": place_address(version, use, spot.place if spot else ""),
    }
    return render(request, "models_app/comment_new.html", context, status=status)


def comment_answer(request, public_id):
    """One comment with its words then and now (GET); resolved with an answer, or opened again (POST)."""
    comments = DraftComment.objects.visible_to(request.user)
    comment = visible_or_404(
        comments.select_related(
            "version__model__agency",
            "author",
            "resolved_by",
            "use__revision__competency",
            "use__revision__scale",
            "use__required_level",
        ),
        public_id,
    )
    require(may_review(request.user, comment.version))
    form = AnswerForm(request.POST or None, initial={"answer": comment.answer})
    (remark,) = remarks_of(comment.version, [comment])
    back = _list_address(remark) if asked(request, "from") == "list" else remark.address
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, comment, form.cleaned_data["answer"])
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        else:
            return redirect(back)
    if form.errors:
        status = 422
        comment.refresh_from_db(fields=["answer", "resolved_by", "resolved_at"])
    context = {"version": comment.version, "remark": remark, "form": form, "back": back}
    return render(request, "models_app/comment_answer.html", context, status=status)


def _answer(request, comment, answer):
    do = request.POST.get("do")
    if do == "reopen":
        reopen_comment(comment=comment, actor=request.user)
        messages.success(request, "The comment is open again.")
    elif do == "resolve":
        resolve_comment(comment=comment, actor=request.user, answer=answer)
        messages.success(request, "The comment is resolved.")
    else:
        raise Refused("This page knows no such step. Use its buttons.")


def _list_address(remark) -> str:
    page = reverse("library:draft-comments", args=[remark.comment.version.public_id])
    return f"{page}?state=all#comment-{remark.comment.public_id}"
