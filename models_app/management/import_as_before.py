"""`manage.py import_model --as-before`: the very same file, read and decided as when a version was made of it."""

import hashlib
from dataclasses import replace

from django.core.management.base import CommandError

from models_app.actions.importing import Decisions
from models_app.choices import ImportState
from models_app.exchange import by_hand
from models_app.exchange.import_before import Before, decided_before
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.recognising import read_with
from models_app.management.import_steps import Brought, Wish, with_reader
from models_app.models import DocumentImport
from models_app.queries.matching import model_with_text


def as_before(wish: Wish, brought: Brought) -> tuple[Wish, Brought]:
    """What is wished and read, as it was the last time; what the options say of the class or numbers wins."""
    before = _before(wish, brought)
    if before is None:
        raise CommandError("Nothing was decided of this very file before, or its version was discarded.")
    said = Decisions.from_plain(before.decisions)
    decisions = replace(
        wish.decisions,
        job=said.job | wish.decisions.job,
        numbers=wish.decisions.numbers or said.numbers,
        not_taken=said.not_taken,
        parts=said.parts,
    )
    return replace(wish, decisions=decisions), _read(brought, before)


def _before(wish: Wish, brought: Brought) -> Before | None:
    model = wish.model or model_with_text(wish.agency, brought.text or brought.document.text)
    if model is None:
        return None
    asked = DocumentImport(
        agency=wish.agency,
        model=model,
        bank=model.bank,
        filename=brought.name,
        sha256=hashlib.sha256(brought.data).hexdigest(),
        state=ImportState.READ,
        document=brought.document.as_plain(),
    )
    return decided_before(asked)


def _read(brought: Brought, before: Before) -> Brought:
    if before.mapping and before.reader == by_hand.code:
        mapping = Mapping.from_plain(before.mapping)
        reading = read_with(words_of(brought.document), by_hand.code, mapping)
        return replace(brought, readings=(), reading=reading, said=mapping)
    return with_reader(brought, before.reader)
