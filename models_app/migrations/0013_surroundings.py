"""What the files of sealed versions say of agency, bank and the place of the class is kept with them from here on."""

from django.db import migrations, models

from models_app.models import triggers


def fill(apps, schema_editor):
    """As it is today, which is what their files have said so far."""
    triggers.remove(schema_editor.connection)
    sealed = apps.get_model("models_app", "ModelVersion").objects.exclude(content_hash="")
    banks = apps.get_model("models_app", "CompetencyBank").objects
    for version in sealed.select_related("model__agency", "model__bank", "model__job_class"):
        agency, bank, job = version.model.agency, version.model.bank, version.model.job_class
        version.surroundings = {
            "agency": agency.name,
            "paper_size": agency.paper_size,
            "time_zone": agency.time_zone,
            "bank": bank.name,
            "bank_description": bank.description,
            "job_lines": job.source_lines if job.source_id in (None, version.source_id) else "",
            "bank_names": dict(
                banks.filter(competencies__revisions__uses__version=version).values_list("code", "name")
            ),
        }
        version.save(update_fields=["surroundings"])
    triggers.install(schema_editor.connection)


def back(apps, schema_editor):
    triggers.install(schema_editor.connection, triggers.SECOND_KEPT)


class Migration(migrations.Migration):
    dependencies = [("models_app", "0012_comments_of_removed")]

    operations = [
        migrations.AddField(
            model_name="modelversion",
            name="surroundings",
            field=models.JSONField(
                editable=False,
                help_text="What its files say of agency, bank and the class's place, as it was when the version was sealed.",
                null=True,
                serialize=False,
            ),
        ),
        migrations.RunPython(fill, back),
    ]
