"""Rules that an agency may set, as named and versioned data."""

from django.db import models
from django.db.models import Q

from assessments.choices import ScoreForm
from competency_portal.accounts.models import Agency
from competency_portal.identifiers import PublicIdModel


class RuleSetQuerySet(models.QuerySet):
    def usable_by(self, agency):
        """The shipped rule sets and the agency's own."""
        return self.filter(Q(agency=agency) | Q(agency=None))

    def get_by_natural_key(self, agency_code, name, version):
        agency = {"agency__code": agency_code} if agency_code else {"agency": None}
        return self.get(name=name, version=version, **agency)


class RuleSet(PublicIdModel):
    """One version of a set of panel and scoring rules. Never edited: a change is the next version."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="rule_sets"
    )
    name = models.CharField(max_length=120)
    version = models.PositiveIntegerField(default=1)
    discussion_threshold = models.PositiveSmallIntegerField(
        default=1, help_text="Discussion is required when ratings lie more than this many points apart."
    )
    flag_straddle = models.BooleanField(
        default=True,
        help_text="Discussion is also required when ratings lie on both sides of the required level.",
    )
    note_at_extremes = models.BooleanField(
        default=True, help_text="A note is required with the lowest and the highest rating."
    )
    minimum_raters = models.PositiveSmallIntegerField(default=2)
    score_form = models.CharField(max_length=20, choices=ScoreForm, default=ScoreForm.TRANSMUTED)
    decimals = models.PositiveSmallIntegerField(default=2)
    note = models.TextField(blank=True)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name", "version"], name="rule_set_once"),
            # Two rows without an agency count as different above, so the shipped ones need a rule of their own.
            models.UniqueConstraint(
                fields=["name", "version"],
                condition=models.Q(agency__isnull=True),
                name="shipped_rule_set_once",
            ),
        ]

    def __str__(self):
        return f"{self.name}, version {self.version}"

    def natural_key(self):
        return (self.agency.code if self.agency else "", self.name, self.version)

    natural_key.dependencies = ["accounts.agency"]
