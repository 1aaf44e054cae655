"""Documents brought in: the list, the upload, another try, putting aside, the original."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from competency_portal.access.once import carried_out_once, once
from competency_portal.access.shortcuts import require, visible_or_404
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import current_agency
from competency_portal.errors import Refused
from competency_portal.exchange.document import Document
from competency_portal.exchange.documents import UnreadableFile, read_document
from competency_portal.exchange.writing import content_disposition
from models_app.actions.importing import discard_import, read_again, store_import
from models_app.choices import ImportState
from models_app.exchange.import_before import decided_before
from models_app.exchange.imported import RECOGNISING, carried_text
from models_app.forms.importing import NewImportForm
from models_app.forms.settling import ReasonForm
from models_app.models import CompetencyModel, DocumentImport
from models_app.permissions import may_edit_library
from models_app.queries.importing import imports_for, models_of
from models_app.views.paging import asked, page_of


def import_of(request, public_id) -> DocumentImport:
    """An import of an agency where the person is HR admin; anything else answers like a missing one."""
    imports = DocumentImport.objects.visible_to(request.user).select_related(
        "agency", "created_by", "closed_by", "model__bank", "bank", "version__model"
    )
    return visible_or_404(imports, public_id)


@require_safe
def import_list(request):
    """Documents that were brought in, newest first, and what became of them."""
    text, state = asked(request), asked(request, "state")
    page = page_of(request, imports_for(request.user, text, state))
    context = {"page": page, "text": text, "state": state, "states": ImportState.choices}
    return render(request, "models_app/import_list.html", context)


@carried_out_once
def import_new(request):
    """A file or pasted text. It is read and kept; nothing is written into the library."""
    agency = current_agency(request)
    require(may_edit_library(request.user, agency.pk))
    models = models_of(agency)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewImportForm(*sent, models=models)
    if sent and form.is_valid():
        filename, data = form.content()
        document, problem = read(data, filename)
        found = _found(agency, form.target(), data, document)
        try:
            with once(request) as answered:
                imported = store_import(
                    agency=agency,
                    actor=request.user,
                    filename=filename,
                    data=data,
                    document=document,
                    problem=problem,
                    model=form.target(),
                    **found,
                )
                return answered(redirect("library:import-review", imported.public_id))
        except Refused as refused:
            for one in refused.problems:
                form.add_error(None, one.message)
    context = {"form": form, "agency": agency}
    return render(request, "models_app/import_new.html", context, status=422 if form.errors else 200)


def _found(
    agency: Agency, model: CompetencyModel | None, data: bytes, document: Document | None
) -> dict[str, Any]:
    """What the file brings along and what was decided of it before, which may take seconds like the reading."""
    if document is None:
        return {}
    text = carried_text(document)
    before = decided_before(agency=agency, model=model, data=data, document=document, carried_text=text)
    return {"carried_text": text, "beginning": before}


def read(data: bytes, filename: str):
    """The document, or None and the reason in words."""
    try:
        return read_document(data, filename, RECOGNISING), ""
    except UnreadableFile as unreadable:
        return None, unreadable.message


@require_POST
@carried_out_once
def import_retry(request, public_id):
    """Read an upload again that could not be read."""
    imported = import_of(request, public_id)
    document, problem, found = None, "", {}
    if imported.state == ImportState.UNREADABLE:
        data = _stored(imported)
        document, problem = read(data, imported.filename)
        found = _found(imported.agency, imported.model, data, document)
    try:
        with once(request) as answered:
            read_again(
                imported=imported,
                actor=request.user,
                document=document,
                problem=problem,
                **found,
            )
            if document is None:
                messages.warning(request, "The file was tried again and could not be read.")
            return answered(redirect("library:import-review", imported.public_id))
    except Refused as refused:
        for one in refused.problems:
            messages.error(request, one.message)
    return redirect("library:import-review", imported.public_id)


@carried_out_once
def import_discard(request, public_id):
    """Why an import is put aside (GET); put it aside (POST)."""
    imported = import_of(request, public_id)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].explain("Kept with the import, so that a colleague knows.")
    if request.method == "POST" and form.is_valid():
        try:
            with once(request) as answered:
                discard_import(imported=imported, actor=request.user, reason=form.cleaned_data["reason"])
                said = f"The import of {imported.filename} is discarded. The file stays on record."
                messages.success(request, said)
                return answered(redirect("library:import-list"))
        except Refused as refused:
            for one in refused.problems:
                form.add_error(one.field or None, one.message)
    context = {"imported": imported, "form": form}
    return render(request, "models_app/import_discard.html", context, status=422 if form.errors else 200)


@require_safe
def import_original(request, public_id):
    """The file as it was uploaded, for saving, never for showing in the browser."""
    imported = import_of(request, public_id)
    answer = HttpResponse(_stored(imported), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition(imported.filename)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _stored(imported: DocumentImport) -> bytes:
    """The stored file, 10 MB at most. Where it was lost the page does not exist."""
    try:
        with imported.file.open("rb") as file:
            return file.read()
    except FileNotFoundError:
        raise Http404 from None
