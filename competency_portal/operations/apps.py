from django.apps import AppConfig

from competency_portal import safety


class OperationsConfig(AppConfig):
    """The commands that set the portal up and the checks that keep an unsafe one from starting."""

    name = "competency_portal.operations"
    label = "operations"
    verbose_name = "Operations"

    def ready(self):
        safety.register_checks()
