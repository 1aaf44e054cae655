"""What was decided about competencies that were taken out of a draft."""

from django.db import models

from models_app.models.bank import Competency
from models_app.models.competency_model import ModelVersion


class RemovedUse(models.Model):
    """A competency that left a draft, with what was decided about it there.

    The row goes when the competency comes back, and when the draft is published or discarded. No part of the version:
    neither page nor file nor hash reads it.

    What the fields point at (words, required level, source document, who settled) stands in them by primary key, not by
    foreign keys: a second copy of two tables would grow with each of their columns, and would hold back a level or
    document that the draft itself no longer uses. Whoever brings it back looks up what is still there.
    """

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="removed_uses")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    use = models.JSONField(help_text="The use's own fields, by column.")
    findings = models.JSONField(help_text="The fields of its findings, by column.")

    class Meta:
        ordering = ["version", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "competency"], name="removed_use_once")]

    def __str__(self):
        return f"{self.competency}, removed from {self.version}"
