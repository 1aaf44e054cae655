from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "competency_portal.audit"
    label = "audit"
    verbose_name = "Audit trail"
