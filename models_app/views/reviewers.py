"""Who reads a draft: the page that names readers, and their word that they have read it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused
from models_app.actions.reviewing import ask_reviewer, say_read, take_off_reviewer
from models_app.forms.review import ReviewerForm
from models_app.permissions import may_review
from models_app.queries.reviewers import askable, reviewers_of
from models_app.views.editing import edit_shown
from models_app.views.findings import editable_version

GONE = "This person is not asked any more."


def draft_reviewers(request, public_id):
    """Readers of a draft (GET); one more is asked, or one no longer (POST)."""
    version = editable_version(request, public_id)
    require(may_review(request.user, version))
    people = askable(version, request.user)
    if request.method != "POST":
        return _draw(request, version, ReviewerForm(people=people))
    do = request.POST.get("do", "")
    form = ReviewerForm(request.POST if do == "ask" else None, people=people)
    problems = ()
    if do != "ask" or form.is_valid():
        try:
            done = _ask(request, version, form) if do == "ask" else _take_off(request, version, do)
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, done)
            return redirect("library:draft-reviewers", version.public_id)
    return _draw(request, version, form, problems, 422)


def _ask(request, version, form) -> str:
    person = form.chosen()
    ask_reviewer(version=version, reviewer=person, actor=request.user)
    return f"{person} is asked to read it and sees it on their first page."


def _take_off(request, version, do) -> str:
    verb, _, key = do.partition(":")
    row = next((row for row in reviewers_of(version) if row.public_id == key), None)
    if verb != "remove" or row is None:
        raise Refused(GONE)
    take_off_reviewer(reviewer=row, actor=request.user)
    return f"{row.user} is not asked any more."


def _draw(request, version, form, problems=(), status=200):
    context = {
        "version": version,
        "form": form,
        "problems": [problem.message for problem in problems],
        "reviewers": reviewers_of(version),
    }
    return render(request, "models_app/draft_reviewers.html", context, status=status)


@require_POST
def draft_read(request, public_id):
    """Say that one has read the draft as it was shown."""
    version = editable_version(request, public_id)
    require(may_review(request.user, version))
    row = version.reviewers.filter(user=request.user).select_related("version__model").first()
    try:
        if row is None:
            raise Refused("You are not asked to read this draft.")
        say_read(reviewer=row, actor=request.user, expected_edit=edit_shown(request))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, problem.message)
    else:
        messages.success(request, "It is on record that you have read this draft as it stands.")
    return redirect("library:version-detail", version.public_id)
