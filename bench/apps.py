"""The floor knows people, but nothing that the portal hangs on them at start."""

from django.apps import AppConfig


class BareAccountsConfig(AppConfig):
    """The table of people alone."""

    name = "competency_portal.accounts"
    default_auto_field = "django.db.models.BigAutoField"
