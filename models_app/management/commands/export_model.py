"""Writes one version of a model in a format that can be brought in again or read elsewhere."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from models_app.exchange.exporting import FORMATS, export
from models_app.models import ModelVersion


class Command(BaseCommand):
    help = "Exports a version of a competency model."

    def add_arguments(self, parser):
        parser.add_argument("id", help="Identifier of the version, as in its address.")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS))
        parser.add_argument("--output", type=Path, help="File to write; standard output otherwise.")

    def handle(self, *, id, format, output, **options):
        version = ModelVersion.objects.select_related("model__agency", "model__bank", "source").filter(
            public_id=id
        )
        if not (found := version.first()):
            raise CommandError(f"There is no version '{id}'.")
        data = export(found, format).data
        if output:
            try:
                output.write_bytes(data)
            except OSError as error:
                raise CommandError(f"{output} can't be written: {error.strerror}.") from error
            self.stdout.write(f"{output}: {len(data)} bytes.")
        else:
            getattr(self.stdout._out, "buffer", sys.stdout.buffer).write(data)
