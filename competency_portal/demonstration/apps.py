from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Invented people and hiring actions around the three public models, made through the portal's own actions."""

    name = "competency_portal.demonstration"
    label = "demonstration"
    verbose_name = "Demonstration"
