"""`manage.py recompute_list FILE`: computes a downloaded list again from that file alone; reads no database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessments.calculations.listing import compute_list
from assessments.calculations.sealing import canonical_json, seal

NOT_A_LIST = "This is not a file with a list, its outcome and its hash, as 'Inputs and hash, JSON' gives it."


class Command(BaseCommand):
    help = (
        "Computes a ranked list again from the downloaded file ('Inputs and hash, JSON') and compares list and hash. "
        "Exit status 1 when one differs."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        about, sealed, written = _read(file)
        same_list = _computed(sealed["inputs"]) == canonical_json(sealed["outputs"])
        same_hash = seal(sealed) == written
        which = f"Result {about['result']} of {about['hiring_action']}"
        if same_list:
            self.stdout.write(f"{which}, computed again from its inputs: the same list.")
        else:
            self.stdout.write(f"BAD. {which}: Its inputs give another list.")
        if same_hash:
            self.stdout.write(f"SHA-256 {written}: the same.")
        else:
            self.stdout.write(f"BAD. {which}: The hash of the file is not the one written in it.")
        if not (same_list and same_hash):
            raise SystemExit(1)


def _read(file: Path) -> tuple[dict[str, Any], dict[str, Any], str]:
    """What the file is about, what is sealed, and the hash written in it."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"), parse_float=_no_float)
        about, sealed, written = stored["about"], stored["sealed"], stored["sha256"]
        if sealed.keys() != {"inputs", "outputs"} or about.keys() != {"hiring_action", "result"}:
            raise CommandError(NOT_A_LIST)
    except OSError as problem:
        raise CommandError(f"{file}: {problem.strerror}.") from problem
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise CommandError(NOT_A_LIST) from problem
    return about, sealed, written


def _no_float(text: str) -> float:
    raise ValueError(f"{text}: a stored list holds whole numbers and texts only.")


def _computed(inputs: dict[str, Any]) -> str:
    """The list that the inputs give, as canonical JSON."""
    try:
        return canonical_json(compute_list(inputs))
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as problem:
        raise CommandError(f"The inputs in this file can't be computed: {problem!r}") from problem
