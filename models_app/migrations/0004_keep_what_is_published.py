"""Triggers that refuse to change or remove sources, sealed revisions and sealed versions."""

from django.db import migrations

from models_app.models import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection, triggers.FIRST_KEPT)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("models_app", "0003_shipped_once")]

    operations = [migrations.RunPython(install, remove)]
