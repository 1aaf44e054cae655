"""Results stored before they had a summary get it from what is sealed."""

import json

from django.db import migrations


def fill(apps, schema_editor):
    for result in apps.get_model("assessments", "Result").objects.filter(summary={}).iterator():
        inputs, outputs = json.loads(result.inputs), json.loads(result.outputs)
        result.summary = {
            "inputs": {key: value for key, value in inputs.items() if key != "candidates"},
            "outputs": {key: value for key, value in outputs.items() if key not in ("ranked", "not_ranked")},
            "ranked": len(outputs["ranked"]),
            "not_ranked": len(outputs["not_ranked"]),
        }
        result.save(update_fields=["summary"])


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_result_summary")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
