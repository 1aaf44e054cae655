"""Loads the shipped library from fixtures/library/."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from models_app.actions.loading import load_library


class Command(BaseCommand):
    help = "Loads the shipped library: agencies, banks, scales and models. Adds what is missing, changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--shipped", action="store_true", help="only the scale that every agency may use")

    def handle(self, *, shipped=False, **options):
        folder = Path(settings.BASE_DIR) / "fixtures" / "library"
        files = sorted(folder.glob("shipped.json" if shipped else "*.json"))
        loaded = load_library(fixtures=[path.read_text(encoding="utf-8") for path in files])
        if not loaded.added:
            self.stdout.write(f"The library is complete: {loaded.present} rows were there already.")
            return
        rows = ", ".join(f"{count} {name}" for name, count in sorted(loaded.added.items()))
        self.stdout.write(f"Added: {rows}.")
        for version in loaded.versions:
            self.stdout.write(
                f"Published: {version} ({version.model.agency.short_name}), hash {version.content_hash[:12]}."
            )
