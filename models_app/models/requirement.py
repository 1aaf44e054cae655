"""Minimum training and experience as data, beside the words of the document."""

from django.db import models

from models_app.choices import Substitution
from models_app.models.base import Kept, PartManager, Sourced
from models_app.models.competency_model import ModelVersion


class RequirementManager(PartManager):
    """Found by its version: there is one at most."""

    def get_by_natural_key(self, *key):
        return self.get(version=ModelVersion.objects.get_by_natural_key(*key))


class MinimumRequirement(Kept, Sourced):
    """What a version demands before anybody is assessed. Years are None where the document gives none.

    `substitution` says whether experience stands in for education year for year (domain.md 7.2); the words
    themselves stay in the part 'Minimum training and experience'.
    """

    kept_with = "version"

    version = models.OneToOneField(ModelVersion, on_delete=models.PROTECT, related_name="requirement")
    education = models.TextField(blank=True, help_text="The degree or training that is asked for.")
    experience = models.TextField(blank=True, help_text="The kind of experience that is asked for.")
    experience_years = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    substitution = models.CharField(max_length=20, choices=Substitution, default=Substitution.NOT_STATED)
    further_years = models.DecimalField(
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Further years that each level above the lowest asks for.",
    )

    objects = RequirementManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(experience_years__isnull=True) | models.Q(experience_years__gte=0),
                name="requirement_years_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(further_years__isnull=True) | models.Q(further_years__gte=0),
                name="requirement_further_years_not_negative",
            ),
        ]

    def __str__(self):
        return f"Minimum requirement of {self.version}"

    def natural_key(self):
        return self.version.natural_key()

    natural_key.dependencies = ["models_app.modelversion"]
