"""Tokens of the read API: one agency's programs read published models with them."""

from django.conf import settings
from django.db import models

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel


class ApiTokenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Tokens of the agencies where the person is HR admin."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(agency__in=agency_ids(user, Role.HR_ADMIN))

    def active(self):
        """Not revoked."""
        return self.filter(revoked_at=None)


class ApiToken(PublicIdModel):
    """One token. Its secret is shown once and kept as a hash only; it is revoked, never deleted."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=120, help_text="What it is for, for example 'Intranet job pages'.")
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.name
