"""Findings: what a source did not say or said oddly, and how somebody settled it."""

from django.conf import settings
from django.db import models

from competency_portal.identifiers import PublicIdModel
from models_app.choices import VALUE_KINDS, FindingKind
from models_app.models.base import Kept, Sourced
from models_app.models.competency_model import CompetencyUse, ModelVersion


class FindingQuerySet(models.QuerySet):
    def open(self):
        """Not settled yet."""
        return self.filter(settled_at=None)

    def visible_to(self, user):
        """Findings of the versions the person may read."""
        return self.filter(version__in=ModelVersion.objects.visible_to(user))

    def get_by_natural_key(self, *key):
        *version_key, position = key
        return self.get(version=ModelVersion.objects.get_by_natural_key(*version_key), position=position)


class Finding(Kept, PublicIdModel, Sourced):
    """One thing to settle about a model version. Settling keeps the value and the reason.

    A new draft takes the findings of the version it starts from along, settled and open ones alike.
    """

    kept_with = "version"
    now_called = (
        ""  # what its competency is called now, where the title says an older name: set by whoever reads it
    )

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="findings")
    position = models.PositiveSmallIntegerField(
        help_text="Its number within the version; a draft made from the version keeps it."
    )
    use = models.ForeignKey(
        CompetencyUse, on_delete=models.PROTECT, null=True, blank=True, related_name="findings"
    )
    kind = models.CharField(max_length=20, choices=FindingKind)
    title = models.CharField(max_length=200, help_text="What is open, in a few words.")
    detail = models.TextField(help_text="What the source says or does not say, and what was done.")
    value = models.TextField(blank=True, help_text="What it was settled as, in words.")
    reason = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="finding_position_once")]

    def __str__(self):
        return self.title

    @property
    def shown_title(self) -> str:
        """The title as pages show it, with the present name of a competency that was renamed since."""
        return f"{self.title} (now called {self.now_called})" if self.now_called else self.title

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it."""
        return self.settled_at is None

    @property
    def evidence(self) -> str:
        """What the decision rests on, where it is one on a required level or a selection use: kept with the use."""
        decided = self.kind in (FindingKind.REQUIRED_LEVEL, FindingKind.SELECTION_USE)
        return getattr(self.use, f"{self.kind}_evidence") if self.use and decided else ""

    @property
    def needs_value(self) -> bool:
        """Whether settling it sets a value of its competency, or only says that somebody looked."""
        return self.kind in VALUE_KINDS and self.use_id is not None

    def natural_key(self):
        return (*self.version.natural_key(), self.position)

    natural_key.dependencies = ["models_app.competencyuse"]
