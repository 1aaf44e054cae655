"""The review of an import: what was read beside its source, decisions, and the draft."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from competency_portal.errors import Problem, Refused, Stale
from models_app.actions.importing import Decisions, adjust_import, make_draft
from models_app.choices import ImportState
from models_app.exchange import by_hand
from models_app.exchange.import_page import ImportReview
from models_app.exchange.import_review import review_of
from models_app.forms.import_review import ReviewForm
from models_app.forms.importing import ReaderForm
from models_app.models import DocumentImport
from models_app.views.imports import import_of

DRAFT = "draft"
MATCHED_ANEW = (
    "What it becomes has changed: competencies are matched anew. Look at them before you create a draft."
)
NO_DRAFT_YET = (
    "No draft was made yet. What it becomes has changed, so competencies are matched anew: look at them below, then "
    "create the draft."
)
READ_SO = "The document is read another way now. Nothing is written into the library yet."
STILL_NAMED = f"What you named by hand is kept: \"Read it another way\" brings it back as '{by_hand.label}'."
ANCHORS = {
    "job_title": "id_job_title",
    "bank": "id_bank",
    "target": "id_target",
    "left_out": "left-out",
    "texts": "left-texts",
    "numbers": "numbers",
    "settled": "findings-head",
    "title": "recognised",
}


@dataclass(frozen=True)
class Obstacle:
    """Why no draft was made, and where it is mended, mostly on the page ('' where nowhere)."""

    message: str
    address: str


def import_review(request, public_id):
    """Show the review (GET); keep what was decided, and make the draft when asked to (POST)."""
    imported = import_of(request, public_id)
    if imported.state == ImportState.UNREADABLE:
        return render(request, "models_app/import_unreadable.html", {"imported": imported})
    review = review_of(imported)
    if request.method != "POST":
        return _draw(request, review, ReviewForm(review=review))
    form = ReviewForm(request.POST, review=review)
    if not form.is_valid():
        return _draw(request, review, form, status=422)
    try:
        anew = _keep(request.user, review, form)
        if request.POST.get("do") == DRAFT and not anew:
            return _make(request, review, form)
    except Stale as stale:
        return _draw_stale(request, public_id, stale)
    except Refused as refused:
        return _draw_refused(request, public_id, refused)
    if anew:
        messages.warning(request, NO_DRAFT_YET if request.POST.get("do") == DRAFT else MATCHED_ANEW)
    else:
        messages.success(request, "Your choices are kept. Nothing is written into the library yet.")
    return redirect("library:import-review", imported.public_id)


def _keep(actor, review: ImportReview, form: ReviewForm) -> bool:
    """Keep what changed; whether the document is now matched with another bank or model."""
    imported, target, bank = review.imported, form.target(), form.bank()
    other_bank = (bank is not None and bank != review.bank) or (form.new_bank() and review.bank is not None)
    moved = target != imported.model or (target is None and other_bank)
    decisions = _decisions(review, form)
    if moved:
        decisions = replace(decisions, choices={}, left_out={}, texts=None, numbers="")
    same = decisions.as_plain() == review.decisions.as_plain() and imported.edit == form.cleaned_data["edit"]
    if same and not moved and (bank is None or bank == imported.bank):
        return False
    adjust_import(
        imported=imported,
        actor=actor,
        expected_edit=form.cleaned_data["edit"],
        decisions=decisions.as_plain(),
        bank=target.bank if target else bank,
        model=target,
        new_model=target is None,
    )
    return moved


def _decisions(review: ImportReview, form: ReviewForm) -> Decisions:
    """What the page's form says, with the findings that were settled on their own page."""
    before = review.decisions
    return replace(form.decisions(), settled=before.settled, begun_as=before.begun_as)


def _make(request, review: ImportReview, form: ReviewForm):
    said, before = form.decisions(), review.decisions
    # The reading depends on what was just kept.
    if said.numbers or before.numbers or said.parts != before.parts:
        review = review_of(review.imported)
    if review.plain is None:
        raise Refused(review.reading.refusal)
    version = make_draft(
        imported=review.imported,
        plain=review.plain,
        actor=request.user,
        decisions=_decisions(review, form),
        expected_edit=review.imported.edit,
    )
    messages.success(
        request,
        f"Version {version.number} is open as a draft. Findings travelled with it; open ones wait to be settled.",
    )
    return redirect("library:version-detail", version.public_id)


def _draw(request, review: ImportReview, form: ReviewForm, *, obstacles=(), status=200):
    fields = form.fields
    needs_class = "job_title" in fields and not review.imported.model
    facts = [name for name in fields if name.startswith("job_") and not (needs_class and name == "job_title")]
    context = {
        "review": review,
        "imported": review.imported,
        "form": form,
        "obstacles": obstacles,
        "rows": [_with_fields(form, row) for row in review.drawn],
        "parts": [(*one, form[f"p{n}"] if f"p{n}" in fields else None) for n, one in enumerate(review.parts)],
        "class_field": form["job_title"] if needs_class else None,
        "fact_fields": [form[name] for name in facts],
        "wrong_facts": bool(form.errors.keys() & set(facts)),
        "left_out": [form[f"k{use.revision.competency.public_id}"] for use in review.left_out],
        "texts_field": form["texts"] if "texts" in fields else None,
        "numbers_field": form["numbers"] if "numbers" in fields else None,
        "bank_field": form["bank"] if "bank" in fields else None,
    }
    return render(request, "models_app/import_review.html", context, status=status)


def _with_fields(form: ReviewForm, row):
    """A competency with its controls, and whether one of them is in error."""
    names = [name for letter in "cow" if (name := f"{letter}{row.place}") in form.fields]
    return row, [form[name] for name in names], bool(form.errors.keys() & set(names))


def _draw_refused(request, public_id, refused: Refused):
    """The page with what was kept and every reason, each with a link to its place."""
    review = review_of(import_of(request, public_id))
    obstacles = [Obstacle(problem.message, _address(review, problem)) for problem in refused.problems]
    return _draw(request, review, ReviewForm(review=review), obstacles=obstacles, status=422)


def _address(review: ImportReview, problem: Problem) -> str:
    anchor = _anchor(review, problem)
    return problem.url or (f"#{anchor}" if anchor else "")


def _anchor(review: ImportReview, problem: Problem) -> str:
    if problem.field.startswith("competency-"):
        return problem.field
    if problem.field:
        return ANCHORS.get(problem.field, "")
    for row in review.competencies:
        if f"'{row.plain.name}'" in problem.message or f"'{row.plain.family}'" in problem.message:
            return f"competency-{row.place}"
    return ""


def _draw_stale(request, public_id, stale: Stale):
    """The page as it now stands, with everything typed still in it; sending it again is then a choice."""
    review = review_of(import_of(request, public_id))
    data = request.POST.copy()
    if data.get("reader") != review.reading.code:  # choices were about other competencies
        for name in [name for name in data if name[0] in "cowp" and name[1:].isdecimal()]:
            del data[name]
        fresh = ReviewForm(review=review)
        data.update({name: fresh[name].initial or "" for name in fresh.fields if name not in data})
    data["edit"], data["reader"] = str(review.imported.edit), review.reading.code
    form = ReviewForm(data, review=review)
    form.is_valid()
    for problem in stale.problems:
        form.add_error(None, problem.message)
    return _draw(request, review, form, status=409)


@require_POST
def import_reader(request, public_id):
    """Read the document as another structure; matches are proposed anew."""
    imported: DocumentImport = import_of(request, public_id)
    review = review_of(imported)
    form = ReaderForm(request.POST, readings=review.readings)
    if form.is_valid():
        try:
            adjust_import(
                imported=imported,
                actor=request.user,
                reader=form.cleaned_data["reader"],
                expected_edit=form.cleaned_data["edit"],
            )
        except Refused as refused:
            for one in refused.problems:
                messages.error(request, one.message)
        else:
            by_hand_before = review.reading.code == by_hand.code
            messages.success(request, f"{READ_SO} {STILL_NAMED}" if by_hand_before else READ_SO)
    else:
        for errors in form.errors.values():
            messages.error(request, errors[0])
    return redirect("library:import-review", imported.public_id)
