"""Which draft words were first written in. Going back rebuilds the table on SQLite, so that its triggers stand again."""

import django.db.models.deletion
from django.db import migrations, models

from models_app.models import triggers


def stand_again(apps, schema_editor):
    triggers.install(schema_editor.connection, triggers.SECOND_KEPT)


class Migration(migrations.Migration):
    dependencies = [("models_app", "0007_reader_of_a_state")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, stand_again),
        migrations.AddField(
            model_name="competencyrevision",
            name="begun_in",
            field=models.ForeignKey(
                blank=True,
                help_text="The draft that these words were first written in. Empty: in the bank, or not recorded.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="begun_words",
                serialize=False,
                to="models_app.modelversion",
            ),
        ),
        migrations.AlterField(
            model_name="modelversion",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in_review", "In review"),
                    ("published", "Published"),
                    ("superseded", "Superseded"),
                    ("retired", "Retired"),
                    ("discarded", "Discarded"),
                ],
                default="draft",
                max_length=20,
            ),
        ),
    ]
