from django.apps import AppConfig
from django.db.backends.signals import connection_created

from competency_portal import safety
from competency_portal.health import remember_file


class OperationsConfig(AppConfig):
    """The commands that set the portal up and the checks that keep an unsafe one from starting."""

    name = "competency_portal.operations"
    label = "operations"
    verbose_name = "Operations"

    def ready(self):
        safety.register_checks()
        connection_created.connect(remember_file)
