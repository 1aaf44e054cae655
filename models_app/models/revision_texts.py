"""The texts that hang on a revision of a competency: of its levels, indicators, performance standards, areas."""

from django.db import models

from models_app.models.bank import CompetencyRevision
from models_app.models.base import Kept, RevisionPartManager, Sourced
from models_app.models.scale import ProficiencyLevel


class LevelDescriptionManager(models.Manager):
    def get_by_natural_key(self, *key):
        *revision_key, ordinal = key
        revision = CompetencyRevision.objects.get_by_natural_key(*revision_key)
        return self.get(revision=revision, level__ordinal=ordinal)


class LevelDescription(Kept, Sourced):
    """What one level of the scale looks like for this competency."""

    kept_with = "revision"

    revision = models.ForeignKey(CompetencyRevision, on_delete=models.PROTECT, related_name="levels")
    level = models.ForeignKey(ProficiencyLevel, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    objects = LevelDescriptionManager()

    class Meta:
        ordering = ["revision", "level__ordinal"]
        constraints = [models.UniqueConstraint(fields=["revision", "level"], name="level_text_once")]

    def __str__(self):
        return f"{self.level}: {self.text}"

    def natural_key(self):
        return (*self.revision.natural_key(), self.level.ordinal)

    natural_key.dependencies = ["models_app.competencyrevision"]


class BehavioralIndicator(Kept, Sourced):
    """One example of behavior that shows the competency."""

    kept_with = "revision"

    revision = models.ForeignKey(CompetencyRevision, on_delete=models.PROTECT, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    objects = RevisionPartManager()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "position"], name="indicator_position_once")
        ]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (*self.revision.natural_key(), self.position)

    natural_key.dependencies = ["models_app.competencyrevision"]


class PerformanceStandard(Kept, Sourced):
    """How well the job is done at a named standard, such as Satisfactory or Superior; 1 is lowest."""

    kept_with = "revision"

    revision = models.ForeignKey(CompetencyRevision, on_delete=models.PROTECT, related_name="standards")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=80)
    text = models.TextField()

    objects = RevisionPartManager()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "position"], name="standard_position_once")
        ]

    def __str__(self):
        return f"{self.label}: {self.text}"

    def natural_key(self):
        return (*self.revision.natural_key(), self.position)

    natural_key.dependencies = ["models_app.competencyrevision"]


class CompetencyArea(Kept, Sourced):
    """One sub-area of a competency, such as a technology application area. `heading` is the list's own title."""

    kept_with = "revision"

    revision = models.ForeignKey(CompetencyRevision, on_delete=models.PROTECT, related_name="areas")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField()

    objects = RevisionPartManager()

    class Meta:
        ordering = ["revision", "position"]
        constraints = [models.UniqueConstraint(fields=["revision", "position"], name="area_position_once")]

    def __str__(self):
        return self.text

    def natural_key(self):
        return (*self.revision.natural_key(), self.position)

    natural_key.dependencies = ["models_app.competencyrevision"]
