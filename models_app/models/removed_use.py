"""What was decided about competencies that were taken out of a draft."""

from django.db import models

from models_app.models.bank import Competency
from models_app.models.competency_model import ModelVersion


class RemovedUse(models.Model):
    """A competency that left a draft, with what was decided about it there, until it comes back.

    No part of the version: neither page nor file nor hash reads it.
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
