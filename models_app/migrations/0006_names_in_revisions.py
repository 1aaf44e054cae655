"""Revisions get the names they were published with, sealed versions the job class as it is; then the triggers again.

Adding columns on SQLite rebuilds the tables, which drops their triggers. The values are those that the content hashes
were computed from, so that every hash still holds.
"""

from django.db import migrations

from models_app.models import triggers

FACTS = ("slug", "title", "code", "series", "grade", "organization", "job_family")


def fill(apps, schema_editor):
    triggers.remove(schema_editor.connection)
    for revision in apps.get_model("models_app", "CompetencyRevision").objects.select_related("competency"):
        competency = revision.competency
        revision.family, revision.variant = competency.family, competency.variant
        revision.bank_number = competency.number
        revision.save(update_fields=["family", "variant", "bank_number"])
    sealed = apps.get_model("models_app", "ModelVersion").objects.exclude(content_hash="")
    for version in sealed.select_related("model__job_class"):
        version.job_facts = {name: getattr(version.model.job_class, name) for name in FACTS}
        version.save(update_fields=["job_facts"])
    triggers.install(schema_editor.connection, triggers.SECOND_KEPT)


def back(apps, schema_editor):
    triggers.install(schema_editor.connection, triggers.FIRST_KEPT)


class Migration(migrations.Migration):
    dependencies = [("models_app", "0005_workshop")]

    operations = [migrations.RunPython(fill, back)]
