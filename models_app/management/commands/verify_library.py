"""Compares every published version and revision with the hash that it was sealed with."""

from django.core.management.base import BaseCommand, CommandError

from models_app.actions.verifying import not_as_sealed
from models_app.models import CompetencyRevision, ModelVersion


class Command(BaseCommand):
    help = "Verifies that published model versions and competency revisions are as they were sealed."

    def handle(self, **options):
        if wrong := not_as_sealed():
            raise CommandError("Not what was published: " + "; ".join(map(str, wrong)) + ".")
        versions = ModelVersion.objects.exclude(content_hash="").count()
        revisions = CompetencyRevision.objects.exclude(content_hash="").count()
        self.stdout.write(f"{versions} versions and {revisions} revisions are as they were published.")
