"""Compares every published version and revision with the hash that it was sealed with."""

from django.core.management.base import BaseCommand, CommandError

from models_app.actions.content import content_hash_of, revision_hash_of
from models_app.models import CompetencyRevision, ModelVersion


class Command(BaseCommand):
    help = "Verifies that published model versions and competency revisions are as they were sealed."

    def handle(self, **options):
        versions = ModelVersion.objects.exclude(content_hash="")
        revisions = CompetencyRevision.objects.exclude(content_hash="").with_texts()
        wrong = [str(v) for v in versions if content_hash_of(v) != v.content_hash]
        wrong += [str(r) for r in revisions if revision_hash_of(r) != r.content_hash]
        if wrong:
            raise CommandError("Not what was published: " + "; ".join(wrong) + ".")
        self.stdout.write(
            f"{len(versions)} versions and {len(revisions)} revisions are as they were published."
        )
