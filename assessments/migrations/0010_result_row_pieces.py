"""A row of a result keeps the candidate's own pieces of the sealed texts; the parts of the score stand in them."""

import json

from django.db import migrations, models

BATCH = 500


def _canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def fill(apps, schema_editor):
    """Rows stored before get their pieces from what is sealed."""
    ResultRow = apps.get_model("assessments", "ResultRow")
    for result in apps.get_model("assessments", "Result").objects.iterator(chunk_size=1):
        inputs, outputs = json.loads(result.inputs), json.loads(result.outputs)
        given = {entry["id"]: _canonical(entry) for entry in inputs["candidates"]}
        lines = {entry["id"]: _canonical(entry) for entry in outputs["ranked"] + outputs["not_ranked"]}
        rows = list(ResultRow.objects.filter(result=result).select_related("candidate").only("candidate__public_id"))
        for row in rows:
            row.sealed_inputs = given[row.candidate.public_id]
            row.sealed_line = lines[row.candidate.public_id]
        ResultRow.objects.bulk_update(rows, ["sealed_inputs", "sealed_line"], batch_size=BATCH)


def take_back(apps, schema_editor):
    """Parts as a column of their own again."""
    rows = list(apps.get_model("assessments", "ResultRow").objects.only("sealed_line"))
    for row in rows:
        row.parts = json.loads(row.sealed_line).get("parts", [])
    apps.get_model("assessments", "ResultRow").objects.bulk_update(rows, ["parts"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0009_guide_writers")]

    operations = [
        migrations.AddField(
            "resultrow",
            "sealed_inputs",
            models.TextField(default="{}", help_text="What stands of the candidate in the result's inputs."),
        ),
        migrations.AddField(
            "resultrow",
            "sealed_line",
            models.TextField(default="{}", help_text="What stands of the candidate in the result's outputs."),
        ),
        migrations.RunPython(fill, take_back),
        migrations.RemoveField("resultrow", "parts"),
    ]
