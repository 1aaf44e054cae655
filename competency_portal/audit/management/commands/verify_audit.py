import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from competency_portal.accounts.models import Agency
from competency_portal.audit import triggers
from competency_portal.audit.chains import chain_names, verify
from competency_portal.audit.models import SYSTEM_CHAIN
from competency_portal.audit.verifying import Head


class Command(BaseCommand):
    help = (
        "Checks that no audit entry was changed, removed, inserted or written without the audit key, and names the "
        "first bad entry of each chain. Exit status 1 when something is wrong."
    )

    def add_arguments(self, parser):
        parser.add_argument("--agency", help="Code of one agency, or 'system'; all chains by default.")
        parser.add_argument(
            "--anchor", type=Path, help="File with earlier output of audit_head to compare with."
        )
        parser.add_argument("--json", action="store_true", help="Print one JSON object.")

    def handle(self, *args, agency, anchor, **options):
        anchors = read_anchors(anchor) if anchor else {}
        chains = [chain_of(agency)] if agency else sorted({*chain_names(), *anchors})
        reports = [verify(chain, anchors.get(chain, ())) for chain in chains]
        missing = triggers.missing(connection)
        bad = bool(missing) or any(report.fault for report in reports)
        if options["json"]:
            found = {
                "ok": not bad,
                "missing_triggers": missing,
                "chains": [asdict(report) for report in reports],
            }
            self.stdout.write(json.dumps(found, indent=2))
        else:
            self.say(reports, missing)
        if bad:
            raise SystemExit(1)

    def say(self, reports, missing):
        names = dict(Agency.objects.values_list("public_id", "name"))
        for report in reports:
            name = names.get(report.chain, report.chain)
            if report.fault:
                self.stdout.write(f"{name}: BAD. Entry {report.fault.seq} {report.fault.why}.")
            else:
                self.stdout.write(f"{name}: {report.entries} entries, all as they were written.")
        for trigger in missing:
            self.stdout.write(f"BAD. The trigger {trigger} that protects entries is gone or switched off.")


def chain_of(code: str) -> str:
    """The chain of an agency's code."""
    if code == SYSTEM_CHAIN:
        return code
    try:
        return Agency.objects.get(code=code).public_id
    except Agency.DoesNotExist:
        raise CommandError(f"There is no agency with the code {code!r}.") from None


def read_anchors(path: Path) -> dict[str, list[Head]]:
    """Heads from lines 'chain seq hash …', as audit_head prints them; lines with # are comments."""
    anchors: dict[str, list[Head]] = {}
    for line in path.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            chain, seq, digest, *_rest = line.split()
            if int(seq):
                anchors.setdefault(chain, []).append(Head(int(seq), digest))
    return anchors
