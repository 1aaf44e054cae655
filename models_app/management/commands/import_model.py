"""Reads a document the way the import page does, and says what it found; writes a draft only when told to."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from models_app.calculations.bank_numbers import NumbersChoice
from models_app.exchange.import_matches import left_out_of
from models_app.management.import_as_before import as_before
from models_app.management.import_steps import applied, brought_in, wish_of


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
            "--other-names",
            choices=("revision", "new"),
            default="",
            help="What competencies with the words of one in the bank and another name are: that one, renamed by a new "
            "revision, or new ones. Not applied without it.",
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
            "--as-before",
            action="store_true",
            help="The very same file as a version was made of: reader or mapping, competencies left out with their "
            "reasons, numbers and facts of the class as decided then.",
        )
        parser.add_argument(
            "--json", dest="as_json", action="store_true", help="Print the whole report as JSON."
        )

    def handle(self, **options):
        wish = wish_of(options)
        brought = brought_in(options["file"], options["mapping"], options["reader"])
        if options["as_before"]:
            if options["mapping"] or options["reader"]:
                raise CommandError("Say either --as-before, or --reader or --mapping.")
            wish, brought = as_before(wish, brought)
        report = brought.report()
        stay = options["left_out"] == "keep"
        gone = left_out_of(wish.model, brought.reading, wish.other_names, texts_stay=stay)
        if wish.model:
            report["left_out_of_the_model"] = {
                "competencies": [str(use) for use in gone.competencies],
                "texts": [str(text) for text in gone.texts],
                "demands": list(gone.demands),
            }
        if options["apply"]:
            report["draft"] = applied(wish, brought, gone.decided(options["left_out"]))
        self._print(report, options["as_json"])

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
        for what in gone.get("demands", ()):
            self.stdout.write(f"other than in the model: {what}")
        if draft := report.get("draft"):
            self.stdout.write(f"Draft: {draft['title']} ({draft['version']})")
