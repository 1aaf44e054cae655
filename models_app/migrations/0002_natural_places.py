"""Findings are numbered within their version, and a version's title knows its place in the source."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("models_app", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(name="finding", options={"ordering": ["version", "position"]}),
        migrations.AddField(
            model_name="finding",
            name="position",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="Its number within the version; a draft made from the version keeps it.",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="modelversion",
            name="source_lines",
            field=models.CharField(
                blank=True, help_text="Where the title stands in the source.", max_length=80
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("version", "position"), name="finding_position_once"),
        ),
    ]
