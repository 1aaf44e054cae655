"""Check pages of publication: submit, return, publish. Each lists what remains open before anything is done."""

from django.contrib import messages
from django.shortcuts import redirect, render

from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require
from competency_portal.errors import Refused, Stale
from models_app.actions.content import read_of
from models_app.actions.discarding import discard_draft
from models_app.actions.publication import (
    obstacles_to_submit,
    publish,
    retire,
    return_to_draft,
    submit_for_review,
)
from models_app.forms.drawn import differing, drawn_of
from models_app.forms.settling import DiscardForm, PublishForm, ReasonForm
from models_app.permissions import may_discard, may_publish, may_retire, may_return, may_submit
from models_app.queries.built_on import built_on
from models_app.queries.discarding import leaving_with
from models_app.queries.findings import settled_since
from models_app.queries.gaps import gaps_with_places
from models_app.queries.new_words import new_words_of
from models_app.queries.reviewers import publishers_of, reviewers_of
from models_app.queries.scale_use import scales_of
from models_app.queries.version_page import findings_of
from models_app.queries.writers import changes_by
from models_app.views.findings import editable_version
from models_app.views.library_form import add_problems


@carried_out_once
def submit(request, public_id):
    """What remains open in a draft (GET); hand it to a second HR admin (POST)."""
    version = editable_version(request, public_id)
    require(may_submit(request.user, version))
    problems = obstacles_to_submit(version, request.user)
    refused_now = request.method == "POST"
    if refused_now:
        try:
            said = f"Version {version.number} waits for a second HR admin."
            return _done(request, version, submit_for_review, said)
        except Refused as refused:
            problems = [problem.message for problem in refused.problems]
    context = {
        "version": version,
        "gaps": gaps_with_places(version),
        "problems": problems,
        "refused": refused_now,
        "publishers": publishers_of(version, request.user.pk),
        **_said(version),
    }
    return render(request, "models_app/version_submit.html", context, status=422 if refused_now else 200)


@carried_out_once
def publish_version(request, public_id):
    """What would be published, with every gap (GET); publish it (POST)."""
    version = editable_version(request, public_id)
    require(may_publish(request.user, version))
    if request.method != "POST":
        return _draw_publish(request, version, _to_be_read(version)[0])
    form = PublishForm(request.POST)
    if form.is_valid():
        read = {"expected_edit": form.cleaned_data["edit"], "expected_content": form.cleaned_data["content"]}
        try:
            return _done(
                request, version, publish, f"Version {version.number} is published and frozen.", **read
            )
        except Stale as stale:
            return _draw_changed(request, public_id, stale)
        except Refused as refused:
            add_problems(form, refused)
    return _draw_publish(request, version, form, status=422)


def _draw_publish(request, version, form, problems=(), status=200):
    context = {"form": form, "problems": problems, **_read_before(request.user, version), **_said(version)}
    return render(request, "models_app/version_publish.html", context, status=status)


def _draw_changed(request, public_id, stale):
    """The version as it is now, and what differs from what was read; publishing this is then a choice."""
    version = editable_version(request, public_id)
    require(may_publish(request.user, version))
    form, parts = _to_be_read(version)
    problems = [problem.message for problem in stale.problems] + _differing(request.POST, parts)
    return _draw_publish(request, version, form, problems, status=409)


def _done(request, version, act, said: str, **given):
    """Do it once, say so, and lead to the version."""
    with once(request) as answered:
        act(version=version, actor=request.user, **given)
        messages.success(request, said)
        return answered(redirect("library:version-detail", version.public_id))


def _read_before(user, version) -> dict:
    """What a second person reads of a version before it is published."""
    return {
        "version": version,
        "agency": version.model.agency,
        "gaps": gaps_with_places(version),
        "settled": settled_since(findings_of(version), version.based_on),
        "before": version.model.versions.published().first(),
        "own_changes": changes_by(user, version),
        "job": version.model.job_class,
        "scales": scales_of(version),
    }


def _to_be_read(version):
    """The form that says what would be published as it is now, and the parts of it."""
    content, parts = read_of(version)
    shown = {"edit": version.revision_of_edit, "content": content, "drawn": drawn_of(parts)}
    return PublishForm(initial=shown), parts


def _differing(sent, parts) -> list[str]:
    """In which parts the version is not what the page showed; nothing where the page did not say what it showed."""
    names = differing(sent, parts)
    return [f"It differs in: {', '.join(names)}."] if names else []


def _said(version) -> dict:
    """New words, open comments, and who was asked to read the version and has not."""
    waiting = [row for row in reviewers_of(version) if row.done_at is None]
    return {
        "new_words": new_words_of(version),
        "open_comments": version.comments.open().count(),
        "waiting": waiting,
    }


@carried_out_once
def give_back(request, public_id):
    """Return a version in review to draft, with a reason."""
    version = editable_version(request, public_id)
    require(may_return(request.user, version))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = f"Version {version.number} is a draft again."
            return _done(request, version, return_to_draft, said, reason=form.cleaned_data["reason"])
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(problem.field or None, problem.message)
    context = {"version": version, "gaps": gaps_with_places(version), "form": form}
    return render(request, "models_app/version_return.html", context, status=422 if form.errors else 200)


@carried_out_once
def retire_version(request, public_id):
    """Take a published version out of force, with a reason (GET shows what stands on it)."""
    version = editable_version(request, public_id)
    require(may_retire(request.user, version))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = f"Version {version.number} is retired. What was built on it keeps it."
            return _done(request, version, retire, said, reason=form.cleaned_data["reason"])
        except Refused as refused:
            for problem in refused.problems:
                form.add_error(problem.field or None, problem.message)
    things = built_on(request.user, version)
    context = {"version": version, "form": form, "things": things}
    return render(request, "models_app/version_retire.html", context, status=422 if form.errors else 200)


@carried_out_once
def discard(request, public_id):
    """Put a draft aside, with a reason (GET shows what goes with it and what stays)."""
    version = editable_version(request, public_id)
    require(may_discard(request.user, version))
    form = DiscardForm(request.POST or None, initial={"edit": version.revision_of_edit})
    status = 422
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            said = f"Version {version.number} is discarded. Its model is free for another draft."
            return _done(
                request, version, discard_draft, said, reason=given["reason"], expected_edit=given["edit"]
            )
        except Refused as refused:
            add_problems(form, refused)
            if isinstance(refused, Stale):  # what is read now is what goes; sending it again is then a choice
                status = 409
                form.data = {**form.data.dict(), "edit": refused.current.revision_of_edit}
    context = {"version": version, "form": form, "leaving": leaving_with(version)}
    return render(request, "models_app/draft_discard.html", context, status=status if form.errors else 200)
