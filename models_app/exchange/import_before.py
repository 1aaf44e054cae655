"""What was decided when the very same file was brought in before: where its next import begins."""

import hashlib
from copy import copy

from competency_portal.accounts.models import Agency
from competency_portal.exchange.document import Document
from models_app.actions.importing import Beginning, Decisions
from models_app.choices import ImportState
from models_app.exchange.import_review import review_of
from models_app.models import CompetencyModel, DocumentImport
from models_app.queries.importing import made_of_same_file, uses_of
from models_app.queries.matching import model_with_text


def decided_before(
    *, agency: Agency, model: CompetencyModel | None, data: bytes, document: Document, carried_text: str = ""
) -> Beginning | None:
    """What was decided of this file when a version was made of it, as far as it still holds; None where nothing was.

    Asked before the upload is kept, by what `store_import` is given. Which competency of the bank each one is is asked
    anew: the bank has had them since. So are findings, which hold by the version that was made.
    """
    model = model or model_with_text(agency, carried_text or document.text)
    imported = DocumentImport(
        agency=agency,
        model=model,
        bank=model.bank if model else None,
        sha256=hashlib.sha256(data).hexdigest(),
        state=ImportState.READ,
        document=document.as_plain(),
    )
    earlier = made_of_same_file(imported)
    if earlier is None:
        return None
    said = Decisions.from_plain(earlier.decisions)
    decisions = Decisions(job=said.job, numbers=said.numbers, not_taken=said.not_taken, parts=said.parts)
    if decisions.not_taken and not _are_left_out(imported, earlier):
        decisions = Decisions(job=said.job, numbers=said.numbers, parts=said.parts)
    if not (earlier.reader or earlier.mapping or decisions != Decisions()):
        return None
    begun = Decisions(**{**vars(decisions), "begun_as": earlier.public_id})
    return Beginning(earlier.reader, earlier.mapping or {}, begun.as_plain())


def _are_left_out(imported: DocumentImport, earlier: DocumentImport) -> bool:
    """Whether the places of what was left out still name competencies that the version does not have.

    A reader that has learned since may count them otherwise.
    """
    again = copy(imported)
    again.reader, again.mapping = earlier.reader, earlier.mapping
    plain = review_of(again).plain
    places = Decisions.from_plain(earlier.decisions).not_taken
    if plain is None or max(places) >= len(plain.competencies):
        return False
    names = {use.revision.name for use in uses_of(earlier.version)}
    return not any(plain.competencies[place].name in names for place in places)
