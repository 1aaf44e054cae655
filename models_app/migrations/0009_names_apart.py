"""Banks and scales of one agency get names of their own before a constraint says so: the later one '(2)', and so on."""

from django.db import migrations

LONGEST = {"CompetencyBank": 200, "ProficiencyScale": 120}


def tell_apart(apps, schema_editor):
    for table, longest in LONGEST.items():
        taken = set()
        rows = apps.get_model("models_app", table).objects.exclude(agency=None)
        for row in rows.order_by("agency", "pk"):
            name, number = row.name, 1
            while (row.agency_id, name.lower()) in taken:
                number += 1
                ending = f" ({number})"
                name = f"{row.name[: longest - len(ending)]}{ending}"
            taken.add((row.agency_id, name.lower()))
            if name != row.name:
                row.name = name
                row.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies = [("models_app", "0008_words_begun_in_drafts")]

    operations = [migrations.RunPython(tell_apart, migrations.RunPython.noop)]
