"""Reads a document the way the import page does, and says what it found; writes a draft only when told to."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from competency_portal.accounts.models import Agency, User
from competency_portal.accounts.queries import person_by_username
from competency_portal.errors import Refused
from competency_portal.exchange.document import Document
from competency_portal.exchange.documents import UnreadableFile, read_document
from models_app.actions.importing import Decisions, adjust_import, make_draft, store_import
from models_app.calculations.bank_numbers import NumbersChoice
from models_app.calculations.plain import PlainModel, Unreadable
from models_app.exchange import by_hand
from models_app.exchange.import_matches import bank_words, left_out_of, numbered
from models_app.exchange.imported import RECOGNISING, named, readings_for, refusals_of, report_of
from models_app.exchange.lines import words_of
from models_app.exchange.mapping import Mapping
from models_app.exchange.open_questions import completed
from models_app.exchange.recognising import NUMBERS_KEPT, Reading, read_with
from models_app.models import CompetencyBank, CompetencyModel
from models_app.queries.importing import bank_for, models_alike, models_of
from models_app.queries.matching import model_with_text


class Command(BaseCommand):
    help = "Reads a competency model from a document; --apply makes a draft of it. Changes nothing otherwise."

    def add_arguments(self, parser):
        parser.add_argument(
            "file", type=Path, help="DOCX, PDF, text, XLSX, CSV, JSON bundle or CASE package."
        )
        parser.add_argument("--agency", required=True, help="Code of the agency, for example nara.")
        parser.add_argument("--apply", action="store_true", help="Make a draft. Needs --as.")
        parser.add_argument(
            "--as", dest="username", help="HR admin of the agency in whose name the draft is made."
        )
        parser.add_argument("--model", help="Identifier of the model that gets the next version.")
        parser.add_argument(
            "--new-model",
            action="store_true",
            help="The document becomes a new model though one has its title or class code.",
        )
        parser.add_argument(
            "--left-out",
            choices=("keep", "drop"),
            help="What becomes of what the model has and the document leaves out. Not applied without it.",
        )
        parser.add_argument(
            "--numbers-left-out",
            choices=[str(choice) for choice in NumbersChoice],
            default="",
            help="Where numbers are other competencies' in the bank: leave out those, or all of another bank.",
        )
        parser.add_argument(
            "--job-title", default="", help="Title of the job class where the document names none."
        )
        parser.add_argument(
            "--bank", default="", help="Code of the bank where it is not the one that the file names."
        )
        parser.add_argument(
            "--new-bank",
            action="store_true",
            help="The bank that the file names is none of the agency's: make it.",
        )
        parser.add_argument("--reader", default="", help="Code of the reader; the surest one otherwise.")
        parser.add_argument(
            "--mapping",
            type=Path,
            help="JSON file that says what columns and headings are (docs/import-json.md).",
        )
        parser.add_argument(
            "--json", dest="as_json", action="store_true", help="Print the whole report as JSON."
        )

    def handle(
        self,
        *,
        file,
        agency,
        apply,
        username,
        model,
        reader,
        mapping,
        as_json,
        left_out,
        job_title,
        numbers_left_out,
        bank,
        new_bank,
        new_model,
        **options,
    ):
        if model and new_model:
            raise CommandError("Say either --model or --new-model.")
        agency = _found(Agency.objects.filter(code=agency), f"There is no agency '{agency}'.")
        target = _target(agency, model) if model else None
        home = _found(agency.banks.filter(code=bank), f"There is no bank '{bank}'.") if bank else None
        if home and new_bank:
            raise CommandError("Say either --bank or --new-bank.")
        try:
            data = file.read_bytes()
            with _words_only():
                document = read_document(data, file.name, RECOGNISING)
        except OSError as error:
            raise CommandError(f"{file} can't be opened: {error.strerror}.") from error
        except UnreadableFile as error:
            raise CommandError(error.message) from error
        said = _mapping(mapping) if mapping else None
        readings = readings_for(document)
        reading = (
            read_with(words_of(document), by_hand.code, said) if said else _by(reader, readings, document)
        )
        report = report_of(document, reading, () if said else readings)
        gone = left_out_of(target, reading)
        if target:
            report["left_out_of_the_model"] = {
                "competencies": [str(use) for use in gone.competencies],
                "texts": list(gone.texts),
            }
        if apply:
            decisions = replace(
                gone.decided(left_out),
                job={"title": job_title} if job_title else {},
                numbers=numbers_left_out,
                new_bank=new_bank,
                new_model=new_model,
            )
            if not (target or new_model) and reading.model:
                _insist_on_choice(agency, document, reading.model, decisions)
            report["draft"] = self._apply(
                agency, username, file.name, data, document, reading, target, said, decisions, home
            )
        self._print(report, as_json)

    def _apply(
        self,
        agency,
        username,
        name,
        data,
        document,
        reading,
        target: CompetencyModel | None,
        said: Mapping | None,
        decisions: Decisions,
        home: CompetencyBank | None,
    ):
        actor: User | None = person_by_username(username) if username else None
        if actor is None:
            raise CommandError("Say in whose name: --as USERNAME, an HR admin of the agency.")
        if reading.model is None:
            reasons = refusals_of((reading, *(() if said else readings_for(document))))
            raise CommandError("\n".join(f"{one['reader']}: {one['reason']}" for one in reasons))
        try:
            imported = store_import(
                agency=agency,
                actor=actor,
                filename=name,
                data=data,
                document=document,
                model=target,
                carried_text=reading.model.source.text if reading.model.source else "",
            )
            if said:
                adjust_import(imported=imported, actor=actor, reader=by_hand.code, mapping=said.as_plain())
            if home:
                adjust_import(imported=imported, actor=actor, bank=home)
            bank = bank_for(imported, reading.model.bank, decisions.new_bank)
            plain = completed(numbered(reading.model, bank_words(imported, bank), decisions)[0])
            version = make_draft(imported=imported, plain=plain, actor=actor, decisions=decisions)
        except Refused as refused:
            raise CommandError("\n".join(problem.message for problem in refused.problems)) from refused
        return {"version": version.public_id, "title": str(version)}

    def _print(self, report: dict, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report, indent=1, ensure_ascii=False))
            return
        self.stdout.write(
            f"Read as {report['reader_label']}: {report['sureness'] or 'not read'}. {report['basis'].rstrip('.')}."
        )
        for one in report.get("refusals", []):
            self.stdout.write(f"not read as {one['reader']}: {one['reason']}")
        for name, count in report.get("counts", {}).items():
            self.stdout.write(f"{count:>7}  {name.replace('_', ' ')}")
        for finding in report.get("findings", []):
            self.stdout.write(f"finding  {finding['title']}")
        for entry in report.get("not_used", []):
            self.stdout.write(f"not used, line {entry['line']}: {entry['text'][:60]!r} ({entry['reason']})")
        gone = report.get("left_out_of_the_model", {})
        for what in (*gone.get("competencies", ()), *gone.get("texts", ())):
            self.stdout.write(f"left out of the model: {what}")
        if draft := report.get("draft"):
            self.stdout.write(f"Draft: {draft['title']} ({draft['version']})")


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


def _insist_on_choice(agency: Agency, document: Document, plain: PlainModel, decisions: Decisions) -> None:
    """Refuse to make a second model of a class in silence; a document that is on file belongs to its model."""
    if model_with_text(agency, plain.source.text if plain.source else document.text):
        return
    alike = models_alike(models_of(agency), plain, decisions.job)
    if alike:
        named = ", ".join(f"'{model.present_title}' (--model {model.public_id})" for model in alike[:5])
        raise CommandError(
            f"The agency has a model with this title or class code: {named}. Say with --model that the document is its "
            "next version, or with --new-model that it is another one."
        )


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
