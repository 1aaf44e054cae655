"""Single lines of a document named by hand, a page of them at a time."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.shortcuts import redirect, render
from django.urls import reverse

from competency_portal.errors import Stale
from competency_portal.exchange.document import Document
from models_app.calculations.plain import PlainModel, Unreadable, Words
from models_app.exchange import by_hand
from models_app.exchange.heads_by_hand import may_head_group, prepared
from models_app.exchange.imported import named, readings_for
from models_app.exchange.keyed_proposals import joins_tables
from models_app.exchange.line_uses import present_uses, with_uses
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import MOST_LINES, LineUse, Mapping
from models_app.exchange.mapping_sheet import sheet_of
from models_app.exchange.recognising import body_of, read_with
from models_app.exchange.tables import is_row
from models_app.forms.mapping_lines import LinesForm
from models_app.models import DocumentImport
from models_app.views.import_mapping import as_of_now, keep, nothing_to_name, stored_mapping, with_problems
from models_app.views.imports import import_of

PAGE_SIZE = 100
NEXT = "next"
TOO_LONG = (
    "The document has more lines than can be named one by one. Divide it, or name its styles and labels."
)
NO_LINES = "All of the document stands in tables. Name what their columns hold."


@dataclass(frozen=True)
class Present:
    """The lines outside tables, what each is by now, and the mapping that it belongs to."""

    words: list[Words]
    lines: list[Words]
    mapping: Mapping
    gone: tuple[str, ...] = ()
    """What of the present reading can't be said line by line."""
    replaces: bool = False
    """Whether something was said before that is not shown here, as another reader was chosen or it can't be read."""


def import_lines(request, public_id):
    """What each line is: look and choose (GET), keep a page of them and read the document so (POST)."""
    imported = import_of(request, public_id)
    if why := nothing_to_name(imported):
        messages.error(request, why)
        return redirect("library:import-review", imported.public_id)
    present = _present(imported, Document.from_plain(imported.document))
    present = replace(present, replaces=_replaces(imported))
    if not present.lines or len(present.lines) > MOST_LINES:
        messages.error(request, TOO_LONG if present.lines else NO_LINES)
        return redirect("library:import-mapping", imported.public_id)
    page = Paginator(present.lines, PAGE_SIZE).get_page(request.GET.get("page"))
    if request.method != "POST":
        return _draw(request, imported, present, page, _form(present, page, imported.edit))
    form = _form(present, page, imported.edit, request.POST)
    if not form.is_valid():
        return _draw(request, imported, present, page, form, status=422)
    return _keep(request, imported, present, page, form)


def _replaces(imported: DocumentImport) -> bool:
    shown = imported.reader == by_hand.code and stored_mapping(imported) is not None
    return bool(imported.mapping) and not shown


def _present(imported: DocumentImport, document: Document) -> Present:
    """What was said of the lines; where it does not stand, what the reading that counts made of them."""
    words = words_of(document)
    said = stored_mapping(imported) if imported.reader == by_hand.code else None
    base = said or Mapping()
    body = body_of(words)
    plain = _plain(body, base)
    lines = [line for line in plain if not is_row(line) or (base.columns and may_head_group(line))]
    if len(lines) > MOST_LINES or (said and said.lines):
        return Present(words, lines, base)
    model = _model(imported, document, words, said)
    if model is None:
        return Present(words, lines, base)
    if said is None:
        columns = sheet_of(body, apart=joins_tables(body)).proposed_columns()
        base = Mapping(columns, numbers=any(one.number is not None for one in model.competencies))

    def read(uses: tuple[LineUse, ...]) -> PlainModel | None:
        return read_with(words, by_hand.code, replace(base, lines=uses)).model

    uses, gone = present_uses(plain, model, read)
    return Present(words, lines, replace(base, lines=uses), gone)


def _plain(body: list[Words], said: Mapping) -> list[Words]:
    """The lines as what was said makes them; without what can't be said of rows, which the reading refuses in words."""
    try:
        return prepared(body, said).lines
    except Unreadable:
        return prepared(body, Mapping(has_head=said.has_head)).lines


def _model(imported: DocumentImport, document: Document, words: list[Words], said: Mapping | None):
    """The model of the reading that counts."""
    if said:
        return read_with(words, by_hand.code, said).model
    readings = readings_for(document)
    return (named(readings, imported.reader, document) or readings[0]).model


def _form(present: Present, page: Page, edit: int, data=None) -> LinesForm:
    said = {one.line: one for one in present.mapping.lines}
    return LinesForm(data, initial={"edit": edit}, lines=list(page), said=said)


def _keep(request, imported: DocumentImport, present: Present, page: Page, form: LinesForm):
    """Keep this page with all other lines as they are, where that makes a model; else say why not."""
    here = {line.lines[0] for line in page}
    others = (one for one in present.mapping.lines if one.line not in here)
    mapping = replace(present.mapping, lines=with_uses(others, form.said()))
    try:
        kept = keep(request, imported, present.words, mapping, form)
    except Stale as stale:
        anew = _form(present, page, imported.edit, as_of_now(request, imported))
        return _draw(request, imported, present, page, with_problems(anew, stale), status=409)
    if not kept:
        return _draw(request, imported, present, page, form, status=422)
    return _onward(request, imported, page)


def _onward(request, imported: DocumentImport, page: Page):
    """On to the next page of lines, or to the review."""
    if request.POST.get("do") == NEXT and page.has_next():
        address = reverse("library:import-lines", args=[imported.public_id])
        return redirect(f"{address}?page={page.next_page_number()}")
    return redirect("library:import-review", imported.public_id)


def _draw(request, imported: DocumentImport, present: Present, page: Page, form: LinesForm, *, status=200):
    context = {"imported": imported, "present": present, "page": page, "form": form}
    return render(request, "models_app/import_lines.html", context, status=status)
