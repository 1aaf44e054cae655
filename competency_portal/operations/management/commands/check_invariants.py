"""`manage.py check_invariants`: proves that seals, results and ratings agree with each other."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from competency_portal.operations.invariants import violations


class Command(BaseCommand):
    help = (
        "Computes every seal and every stored list again and compares ratings with worksheets, with the audit "
        "trail and with final lists. Prints what is not as it must be; exit status 1 when there is anything."
    )

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args, **options):
        found = list(violations())
        if options["json"]:
            self.stdout.write(
                json.dumps({"ok": not found, "violations": [asdict(v) for v in found]}, indent=2)
            )
        else:
            for violation in found:
                self.stdout.write(f"BAD. {violation.object}: {violation.wrong} ({violation.check}).")
            if not found:
                self.stdout.write("Every seal, result and rating is as it must be.")
        if found:
            raise SystemExit(1)
