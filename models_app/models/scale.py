"""Proficiency scales: ordered categories with labels, and values only where somebody gave them."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.models.base import Sourced


class ScaleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The shipped scales, those that published competencies are described on, and all of the own agencies."""
        if not user.is_authenticated:
            return self.none()
        revisions = apps.get_model("models_app", "CompetencyRevision").objects.filter(published=True)
        return self.filter(
            Q(agency=None) | Q(agency__in=agency_ids(user)) | Exists(revisions.filter(scale=OuterRef("pk")))
        )

    def usable_by(self, agency):
        """The shipped scales and the agency's own."""
        return self.filter(Q(agency=agency) | Q(agency=None))

    def get_by_natural_key(self, agency_code, code):
        return (
            self.get(agency__code=agency_code, code=code) if agency_code else self.get(agency=None, code=code)
        )


class ProficiencyScale(PublicIdModel, Sourced):
    """An ordered set of levels. Without an agency it is shipped with the portal. Never edited once used."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="scales")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    origin = models.TextField(blank=True, help_text="Where the scale comes from.")
    edit = models.PositiveIntegerField(default=0, help_text="Counts edits: stale ones are refused.")

    objects = ScaleQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="scale_code_once"),
            # Two rows without an agency count as different above, so the shipped ones need a rule of their own.
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(agency__isnull=True), name="shipped_scale_code_once"
            ),
            models.UniqueConstraint(
                Lower("name"),
                "agency",
                name="scale_name_once",
                violation_error_message="Your agency has a scale of this name already.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.agency.code if self.agency else "", self.code)

    natural_key.dependencies = ["accounts.agency"]


class LevelManager(models.Manager):
    def get_by_natural_key(self, agency_code, code, ordinal):
        scale = ProficiencyScale.objects.get_by_natural_key(agency_code, code)
        return self.get(scale=scale, ordinal=ordinal)


class ProficiencyLevel(PublicIdModel, Sourced):
    """One level of a scale. Order is `ordinal` (1 is lowest); `value` is None where the scale gives no number."""

    scale = models.ForeignKey(ProficiencyScale, on_delete=models.PROTECT, related_name="levels")
    ordinal = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    definition = models.TextField(
        null=True, blank=True, help_text="Empty: the scale does not define this level."
    )

    objects = LevelManager()

    class Meta:
        ordering = ["scale", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "ordinal"], name="level_ordinal_once"),
            models.UniqueConstraint(fields=["scale", "label"], name="level_label_once"),
        ]

    def __str__(self):
        return self.label

    def natural_key(self):
        return (*self.scale.natural_key(), self.ordinal)

    natural_key.dependencies = ["models_app.proficiencyscale"]
