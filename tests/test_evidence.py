"""Nothing that a hiring decision rests on can be swept away by deleting something else."""

from django.apps import apps
from django.db import models

APPS = ("models_app", "assessments", "accounts", "audit")
KEEPS = (models.PROTECT, models.RESTRICT, models.DO_NOTHING)

# Links of people to Django's groups and permissions are made by Django; roles of the portal are memberships.
# A sent form is kept for a day, only so that pressing twice is answered alike.
NO_EVIDENCE = ("accounts.User_groups.", "accounts.User_user_permissions.", "accounts.SentForm.")


def foreign_keys():
    """(name, what deletion of the target does) of every foreign key of our tables, through tables included."""
    for app in APPS:
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            for field in model._meta.local_fields:
                if field.remote_field:
                    yield f"{model._meta.label}.{field.name}", field.remote_field.on_delete


def test_no_foreign_key_cascades():
    sweeping = [
        name
        for name, on_delete in foreign_keys()
        if on_delete not in KEEPS and not name.startswith(NO_EVIDENCE)
    ]

    assert sweeping == []


def test_the_walk_sees_the_keys_that_matter():
    names = {name for name, _ in foreign_keys()}

    assert {
        "assessments.Rating.level",
        "assessments.RatingSlot.section",
        "assessments.GuideSection.use",
        "models_app.CompetencyUse.revision",
        "models_app.LevelDescription.revision",
    } <= names
