from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "competency_portal.access"
    label = "access"
    verbose_name = "Access"
