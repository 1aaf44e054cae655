"""Columns and headings of a document named by hand, and undone."""

from django.contrib import messages
from django.shortcuts import redirect, render

from competency_portal.errors import Refused, Stale
from competency_portal.exchange.document import Document
from models_app.actions.importing import adjust_import
from models_app.calculations.plain import Unreadable, Words
from models_app.choices import ImportState
from models_app.exchange import by_hand
from models_app.exchange.head_choices import from_text
from models_app.exchange.keyed_proposals import joins_tables
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import HeadRow, Mapping
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import body_of, read_with
from models_app.forms.mapping import MappingForm
from models_app.models import DocumentImport
from models_app.views.imports import import_of

UNDO = "undo"
Heads = tuple[HeadRow, ...]


def import_mapping(request, public_id):
    """What each column and heading is: look and choose (GET), read the document so or undo it (POST)."""
    imported = import_of(request, public_id)
    if why := nothing_to_name(imported):
        messages.error(request, why)
        return redirect("library:import-review", imported.public_id)
    document = Document.from_plain(imported.document)
    if request.method != "POST":
        return _draw(request, imported, _first_form(imported, document))
    if request.POST.get("do") == UNDO:
        return _undo(request, imported)
    said = stored_mapping(imported)
    form = MappingForm(request.POST, sheet=_sheet(document, *_shown(request.POST)), of_lines=said)
    valid = form.is_valid()
    if not form.is_as_shown:
        return _draw(request, imported, _form_anew(form, document), counted_anew=True)
    if not valid:
        return _draw(request, imported, form, status=422)
    return _read(request, imported, document, form)


def nothing_to_name(imported: DocumentImport) -> str:
    """Why there is nothing to do here; empty where there is."""
    if imported.state != ImportState.READ:
        return f"Columns can't be named any more: {imported.get_state_display().lower()}."
    if imported.document["kind"] == "json":
        return "A data file says itself what its parts are. There are no columns or headings to name."
    return ""


def _sheet(document: Document, has_head: bool, apart: bool, heads: Heads):
    body = body_of(words_of(document))
    try:
        return sheet_of(body, has_head=has_head, apart=apart, heads=heads)
    except Unreadable:  # heads that were not chosen on the page
        return sheet_of(body, has_head=has_head, apart=apart)


def _shown(data) -> tuple[bool, bool, Heads]:
    heads = from_text(data.get("shown_heads", ""))
    return data.get("shown_head") == "True", data.get("shown_apart") == "True", heads


def _first_form(imported: DocumentImport, document: Document) -> MappingForm:
    """What was said before; otherwise what the portal understands of heads and labels, as a proposal."""
    said = stored_mapping(imported)
    apart = (
        any(column.table for column in said.columns) if said else joins_tables(body_of(words_of(document)))
    )
    has_head = said.has_head if said else True
    heads = said.heads if said else ()
    return _form(document, said, imported.edit, (has_head, apart, heads), propose=said is None)


def _form_anew(form: MappingForm, document: Document) -> MappingForm:
    """The form over tables counted as now wished, with what was chosen as far as it is about the same columns."""
    get = form.cleaned_data.get
    counted = (bool(get("has_head")), bool(get("apart")), form.chosen_heads())
    return _form(document, form.mapping(), get("edit"), counted, propose=False)


def _form(document, said, edit, counted: tuple[bool, bool, Heads], propose: bool) -> MappingForm:
    """The form over tables counted so: with heads, each by itself, heads in these rows."""
    has_head, apart, heads = counted
    initial = {
        "edit": edit,
        "has_head": has_head,
        "apart": apart,
        "shown_head": has_head,
        "shown_apart": apart,
        "keep_lines": True,
    }
    return MappingForm(
        initial=initial,
        sheet=_sheet(document, has_head, apart, heads),
        heads=heads,
        mapping=said,
        of_lines=said,
        propose=propose,
    )


def stored_mapping(imported: DocumentImport) -> Mapping | None:
    """What was said last; None where nothing was."""
    try:
        return Mapping.from_plain(imported.mapping) if imported.mapping else None
    except Unreadable:
        return None


def _read(request, imported: DocumentImport, document: Document, form: MappingForm):
    """Keep what was said where it makes a model; otherwise say why not, with everything chosen still there."""
    try:
        kept = keep(request, imported, words_of(document), form.mapping(), form)
    except Stale as stale:
        return _draw_stale(request, imported, document, stale)
    if not kept:
        return _draw(request, imported, form, status=422)
    return redirect("library:import-review", imported.public_id)


def keep(request, imported: DocumentImport, words: list[Words], mapping: Mapping, form) -> bool:
    """Keep a mapping that makes a model, and say so; False where it makes none, with the reason in the form.

    Raises Stale when the import was changed since the form was drawn.
    """
    reading = read_with(words, by_hand.code, mapping)
    if reading.model is None:
        form.add_error(None, reading.refusal)
        return False
    try:
        adjust_import(
            imported=imported,
            actor=request.user,
            reader=by_hand.code,
            mapping=mapping,
            expected_edit=form.cleaned_data["edit"],
        )
    except Stale:
        raise
    except Refused as refused:
        for one in refused.problems:
            form.add_error(None, one.message)
        return False
    count = len(reading.model.competencies)
    messages.success(
        request,
        f"Read as you named it: {count} {'competency' if count == 1 else 'competencies'}. "
        "Nothing is written into the library yet.",
    )
    return True


def as_of_now(request, imported: DocumentImport):
    """What was sent, with the import's edit as it is now: sending it again is then a choice."""
    imported.refresh_from_db()
    data = request.POST.copy()
    data["edit"] = str(imported.edit)
    return data


def with_problems(form, stale: Stale):
    """The form with why it was not kept, and everything chosen."""
    form.is_valid()
    for problem in stale.problems:
        form.add_error(None, problem.message)
    return form


def _draw_stale(request, imported: DocumentImport, document: Document, stale: Stale):
    data = as_of_now(request, imported)
    form = MappingForm(data, sheet=_sheet(document, *_shown(data)), of_lines=stored_mapping(imported))
    return _draw(request, imported, with_problems(form, stale), status=409)


def _undo(request, imported: DocumentImport):
    """Back to the portal's own reading."""
    try:
        adjust_import(imported=imported, actor=request.user, reader="", forget_mapping=True)
    except Refused as refused:
        for one in refused.problems:
            messages.error(request, one.message)
    else:
        messages.success(request, "What you said of columns and headings is forgotten.")
    return redirect("library:import-review", imported.public_id)


def _draw(request, imported: DocumentImport, form: MappingForm, *, counted_anew=False, status=200):
    context = {"imported": imported, "form": form, "counted_anew": counted_anew}
    return render(request, "models_app/import_mapping.html", context, status=status)
