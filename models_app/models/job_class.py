"""Job classes: what is hired for."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.choices import FROZEN_STATES
from models_app.models.base import Sourced

# What belongs to the content of a model version.
FACTS = ("slug", "title", "code", "series", "grade", "organization", "job_family")


class JobClassQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Job classes with a published model; for HR admins also their own agency's others."""
        if not user.is_authenticated:
            return self.none()
        versions = apps.get_model("models_app", "ModelVersion").objects.filter(state__in=FROZEN_STATES)
        return self.filter(
            Q(agency__in=agency_ids(user, Role.HR_ADMIN))
            | Exists(versions.filter(model__job_class=OuterRef("pk")))
        )

    def get_by_natural_key(self, agency_code, slug):
        return self.get(agency__code=agency_code, slug=slug)


class JobClass(PublicIdModel, Sourced):
    """A class of positions. What the source does not state is empty and shown as not stated."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="job_classes")
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=200)
    code = models.CharField(max_length=40, blank=True, help_text="Class code, for example 9375.")
    series = models.CharField(max_length=40, blank=True, help_text="Occupational series.")
    grade = models.CharField(max_length=40, blank=True, help_text="Grade, for example GS-12.")
    organization = models.CharField(max_length=200, blank=True)
    job_family = models.CharField(max_length=200, blank=True)
    edit = models.PositiveIntegerField(default=0, help_text="Counts edits: stale ones are refused.")

    objects = JobClassQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "title"]
        verbose_name_plural = "job classes"
        constraints = [models.UniqueConstraint(fields=["agency", "slug"], name="job_class_once")]

    def __str__(self):
        return " ".join(part for part in (self.title, self.grade or self.code) if part)

    def natural_key(self):
        return (self.agency.code, self.slug)

    natural_key.dependencies = ["accounts.agency"]

    def facts(self) -> dict[str, str]:
        """What a version keeps of the class when it is sealed: the class itself may be edited later."""
        return {name: getattr(self, name) for name in FACTS}
