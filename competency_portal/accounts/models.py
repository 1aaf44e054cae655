"""People, agencies, and which roles a person holds in which agency."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from competency_portal.accounts.choices import PaperSize, Role
from competency_portal.identifiers import PublicIdModel


class AgencyManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class Agency(PublicIdModel):
    """One organisation that hires. Nothing unpublished of one agency is ever seen by another."""

    code = models.SlugField(
        max_length=40, unique=True, help_text="Short code in lower case, for example nara."
    )
    name = models.CharField(max_length=200, unique=True)
    short_name = models.CharField(max_length=60, help_text="Shown where there is little room, as on phones.")
    time_zone = models.CharField(max_length=60, default="America/New_York")
    paper_size = models.CharField(max_length=10, choices=PaperSize, default=PaperSize.LETTER)

    objects = AgencyManager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)


class User(AbstractUser, PublicIdModel):
    """A person who signs in. People are deactivated, never deleted: their ratings must keep a name."""

    is_system_administrator = models.BooleanField(
        default=False,
        help_text="Runs the server: creates agencies and people; sees no candidates and no ratings.",
    )
    is_demonstration = models.BooleanField(
        default=False, help_text="Invented person of the demonstration; production refuses to start with one."
    )

    def __str__(self):
        return self.get_full_name() or self.username


class Membership(models.Model):
    """One role of one person in one agency."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["agency", "user", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role"],
                name="membership_once",
                violation_error_message="This person holds this role in this agency already.",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.agency.short_name}"


class SentForm(models.Model):
    """A form that one person sent and that was carried out: sent again at once, it is answered as before.

    Older ones than a day go when anybody sends a form the next time.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sent_forms")
    mark = models.CharField(max_length=64, help_text="Fingerprint of address, key and all that was sent.")
    address = models.TextField(blank=True, help_text="Where the person was led.")
    said = models.JSONField(default=list, help_text="Messages of the answer: level and words.")
    entries = models.JSONField(default=list, help_text="Keys of the entries of the trail that it wrote.")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "mark"], name="form_sent_once")]
        indexes = [models.Index(fields=["sent_at"], name="form_sent_at")]

    def __str__(self):
        return f"{self.user}: {self.address}"
