"""`manage.py import_model --as-before`: the very same file, read and decided as when a version was made of it."""

from dataclasses import replace

from django.core.management.base import CommandError

from models_app.actions.importing import Beginning, Decisions
from models_app.calculations.plain import Unreadable
from models_app.exchange import by_hand
from models_app.exchange.import_before import decided_before
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.recognising import read_with
from models_app.management.import_steps import Brought, Wish, with_reader


def as_before(wish: Wish, brought: Brought) -> tuple[Wish, Brought]:
    """What is wished and read, as it was the last time; what the options say of the class or numbers wins."""
    before = decided_before(
        agency=wish.agency,
        model=wish.model,
        data=brought.data,
        document=brought.document,
        carried_text=brought.text,
    )
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


def _read(brought: Brought, before: Beginning) -> Brought:
    if before.mapping and before.reader == by_hand.code:
        try:
            mapping = Mapping.from_plain(before.mapping)
        except Unreadable as why:
            raise CommandError(f"What was said of this file before can't be read any more. {why}") from why
        reading = read_with(words_of(brought.document), by_hand.code, mapping)
        return replace(brought, readings=(), reading=reading, said=mapping)
    return with_reader(brought, before.reader)
