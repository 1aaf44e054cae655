"""The rule set that ships with the portal: without one no hiring action can be opened."""

from django.db import migrations

NAME = "Panel rules"
NOTE = (
    "Discussion is required when ratings lie more than 1 point apart or on both sides of the required level; a note is "
    "required with the lowest and the highest rating. The score is the weighted mean of the agreed ratings, carried "
    "over to 70 to 100, rounded once, half up, to two decimals."
)


def add(apps, schema_editor):
    RuleSet = apps.get_model("assessments", "RuleSet")
    RuleSet.objects.get_or_create(
        agency=None, name=NAME, version=1, defaults={"public_id": "panelrules22", "note": NOTE}
    )


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_ended_and_cancelled")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
