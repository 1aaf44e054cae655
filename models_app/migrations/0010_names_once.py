from django.db import migrations, models
from django.db.models.functions import Lower


def once(table, name, what):
    return migrations.AddConstraint(
        model_name=table,
        constraint=models.UniqueConstraint(
            Lower("name"),
            models.F("agency"),
            name=name,
            violation_error_message=f"Your agency has a {what} of this name already.",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("models_app", "0009_names_apart")]

    operations = [
        once("competencybank", "bank_name_once", "bank"),
        once("proficiencyscale", "scale_name_once", "scale"),
    ]
