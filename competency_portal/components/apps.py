from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "competency_portal.components"
    label = "components"
