"""The steps of `manage.py import_model`: what it was told, what it read, and the draft."""

import json
import logging
from collections.abc import Iterator
from collections.abc import Mapping as Options
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.queries import person_by_username
from competency_portal.errors import Refused
from competency_portal.exchange.document import Document
from competency_portal.exchange.documents import UnreadableFile, read_document
from models_app.actions.importing import Decisions, adjust_import, make_draft, store_import, target_problems
from models_app.calculations.part_kinds import with_kinds
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.exchange import by_hand
from models_app.exchange.import_matches import bank_words, numbered, with_other_names
from models_app.exchange.imported import RECOGNISING, named, readings_for, refusals_of, report_of
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import NUMBERS_KEPT, Reading, read_with
from models_app.models import CompetencyBank, CompetencyModel, DocumentImport, ModelVersion
from models_app.queries.importing import bank_for, models_alike, models_of
from models_app.queries.matching import model_with_text


@dataclass(frozen=True)
class Wish:
    """What the document is to become. `decisions` are those that need no look at the document."""

    agency: Agency
    username: str | None
    model: CompetencyModel | None
    bank: CompetencyBank | None
    decisions: Decisions
    other_names: str

    @property
    def actor(self) -> User:
        """In whose name the draft is made."""
        actor = person_by_username(self.username) if self.username else None
        if actor is None:
            raise CommandError("Say in whose name: --as USERNAME, an HR admin of the agency.")
        return actor


@dataclass(frozen=True)
class Brought:
    """The file with what every reader makes of it and the reading that counts; `said`: the mapping by hand."""

    name: str
    data: bytes
    document: Document
    readings: tuple[Reading, ...]
    reading: Reading
    said: Mapping | None

    def report(self) -> dict[str, Any]:
        """What was recognised, as plain JSON."""
        return report_of(self.document, self.reading, self.readings)

    @property
    def text(self) -> str:
        """The text of its source, which a data file may carry."""
        source = self.reading.model.source if self.reading.model else None
        return source.text if source else ""


def wish_of(options: Options[str, Any]) -> Wish:
    """What the options ask for. Raises CommandError where they name what is not there, or two things at once."""
    if options["model"] and options["new_model"]:
        raise CommandError("Say either --model or --new-model.")
    code, bank = options["agency"], options["bank"]
    agency = _found(Agency.objects.filter(code=code), f"There is no agency '{code}'.")
    target = _target(agency, options["model"]) if options["model"] else None
    home = _found(agency.banks.filter(code=bank), f"There is no bank '{bank}'.") if bank else None
    if home and options["new_bank"]:
        raise CommandError("Say either --bank or --new-bank.")
    decisions = Decisions(
        job={"title": options["job_title"]} if options["job_title"] else {},
        numbers=options["numbers_left_out"],
        new_bank=options["new_bank"],
        new_model=options["new_model"],
    )
    return Wish(agency, options["username"], target, home, decisions, options["other_names"])


def brought_in(path: Path, mapping: Path | None, reader: str) -> Brought:
    """The file as it is read: by a mapping, by the reader that was named, or by the surest one."""
    try:
        data = path.read_bytes()
        with _words_only():
            document = read_document(data, path.name, RECOGNISING)
    except OSError as error:
        raise CommandError(f"{path} can't be opened: {error.strerror}.") from error
    except UnreadableFile as error:
        raise CommandError(error.message) from error
    if mapping:
        said = _mapping(mapping)
        reading = read_with(words_of(document), by_hand.code, said)
        return Brought(path.name, data, document, (), reading, said)
    readings = readings_for(document)
    return Brought(path.name, data, document, readings, _by(reader, readings, document), None)


def with_reader(brought: Brought, reader: str) -> Brought:
    """The same file as the reader with this code reads it, or the surest one."""
    return replace(brought, reading=_by(reader, brought.readings, brought.document))


def applied(wish: Wish, brought: Brought, left_out: Decisions) -> dict[str, str]:
    """Make the draft and tell which it is. Raises CommandError with every reason where there is none."""
    decisions = replace(wish.decisions, left_out=left_out.left_out, texts=left_out.texts)
    plain = brought.reading.model
    if plain:
        _insist_on_choice(wish, brought, plain, decisions)
    actor = wish.actor
    if plain is None:
        reasons = refusals_of((brought.reading, *brought.readings))
        raise CommandError("\n".join(f"{one['reader']}: {one['reason']}" for one in reasons))
    try:
        version = _draft(_stored(wish, brought, actor), plain, actor, decisions, wish.other_names)
    except Refused as refused:
        raise CommandError("\n".join(problem.message for problem in refused.problems)) from refused
    return {"version": version.public_id, "title": str(version)}


def _stored(wish: Wish, brought: Brought, actor: User) -> DocumentImport:
    """The upload, kept as the page keeps it."""
    imported = store_import(
        agency=wish.agency,
        actor=actor,
        filename=brought.name,
        data=brought.data,
        document=brought.document,
        model=wish.model,
        carried_text=brought.text,
    )
    if brought.said:
        adjust_import(imported=imported, actor=actor, reader=by_hand.code, mapping=brought.said)
    if wish.bank:
        adjust_import(imported=imported, actor=actor, bank=wish.bank)
    return imported


def _draft(
    imported: DocumentImport, plain: PlainModel, actor: User, decisions: Decisions, other_names: str
) -> ModelVersion:
    bank = bank_for(imported, plain.bank, decisions.new_bank)
    words = bank_words(imported, bank)
    decisions = with_other_names(plain, words, decisions, other_names)
    told = with_kinds(completed(numbered(plain, words, decisions)[0]), decisions.parts)
    return make_draft(imported=imported, plain=told, actor=actor, decisions=decisions)


@contextmanager
def _words_only() -> Iterator[None]:
    """The log names the exception of a broken file; here the refusal says it in words."""
    log = logging.getLogger("competency_portal.exchange")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


def _by(code: str, readings: tuple[Reading, ...], document: Document) -> Reading:
    """The reading of the reader with this code, the best one where none is named."""
    reading = named(readings, code, document) if code else readings[0]
    if reading is None:
        codes = ", ".join(one.code for one in readings if not one.code.endswith(NUMBERS_KEPT))
        raise CommandError(
            f"There is no reader '{code}' for this file. There is: {codes}. '{NUMBERS_KEPT}' behind the code of a "
            "recognizer keeps the numbers of a list; columns and headings are named by --mapping."
        )
    return reading


def _mapping(path: Path) -> Mapping:
    try:
        return Mapping.from_plain(json.loads(path.read_text()))
    except OSError as error:
        raise CommandError(f"{path} can't be opened: {error.strerror}.") from error
    except Unreadable as error:
        raise CommandError(f"{path}: {error}") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path} is no JSON.") from error


def _insist_on_choice(wish: Wish, brought: Brought, plain: PlainModel, decisions: Decisions) -> None:
    """Say what the action will refuse before the upload is kept; a document that is on file belongs to its model."""
    model = wish.model or model_with_text(wish.agency, brought.text or brought.document.text)
    for problem in target_problems(wish.agency, model, plain, decisions):
        alike = models_alike(models_of(wish.agency), plain, decisions.job)[:5]
        named = ", ".join(f"--model {one.public_id} ('{one.present_name}')" for one in alike)
        raise CommandError(f"{problem.message} Here: {named}, or --new-model.")


def _target(agency: Agency, public_id: str) -> CompetencyModel:
    """The model of which the document becomes the next version."""
    model = _found(agency.models.filter(public_id=public_id), f"There is no model '{public_id}'.")
    if not agency.models.standing().filter(pk=model.pk).exists():
        raise CommandError(
            f"Every draft of the model '{model}' was discarded, so that there is no version to go on from. "
            "Leave --model out: the document becomes a new model."
        )
    return model


def _found(rows, otherwise: str):
    row = rows.first()
    if row is None:
        raise CommandError(otherwise)
    return row
