"""Job classes: what is hired for."""

from django.db import models

from competency_portal.accounts.models import Agency
from competency_portal.identifiers import PublicIdModel
from models_app.models.base import Sourced


class JobClassQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Job classes are part of the published library."""
        return self if user.is_authenticated else self.none()

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
