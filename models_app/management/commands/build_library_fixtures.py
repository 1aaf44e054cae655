"""Writes fixtures/library/ from fixtures/sources/."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from models_app.exchange.library_fixtures import build


class Command(BaseCommand):
    help = "Builds the library fixtures from the source documents. With --check only compares."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="Write nothing; fail when a file would change."
        )

    def handle(self, *, check=False, **options):
        folder = Path(settings.BASE_DIR) / "fixtures"
        changed = []
        for name, text in build(folder / "sources").items():
            path = folder / "library" / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            changed.append(name)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if check and changed:
            raise CommandError(
                f"Not what the documents give: {', '.join(changed)}. Run build_library_fixtures."
            )
        self.stdout.write(f"Written: {', '.join(changed)}." if changed else "Nothing changed.")
