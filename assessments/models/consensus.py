"""Consensus: the agreed ratings of one candidate, beside the initial ones, never instead of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.choices import ActionState, ConsensusState
from assessments.models.candidate import Candidate
from assessments.models.hiring import AssessedCompetency, HiringAction, PanelSeat
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.models import ProficiencyLevel


class ConsensusQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Opened consensuses, for those to whom the ratings of that candidate are open.

        Raters who handed in a worksheet on the candidate, a chair who does not rate, specialists and HR admins of the
        agency; the hiring manager and auditors when the list is final. Nobody to whom `Candidate.objects.shut_to` shuts
        the candidate. The same rule as `Worksheet.objects.opened_to`.
        """
        if not user.is_authenticated:
            return self.none()
        seated = Q(action__in=PanelSeat.objects.sitting(user).values("action"))
        staff = Q(action__agency__in=agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN))
        readers = Q(action__agency__in=agency_ids(user, Role.AUDITOR)) | Q(
            action__hiring_manager=user, action__agency__in=agency_ids(user, Role.MANAGER)
        )
        return self.filter(seated | staff | (readers & Q(action__state=ActionState.FINAL))).exclude(
            candidate__in=Candidate.objects.shut_to(user)
        )


class Consensus(PublicIdModel):
    """The panel's discussion of one candidate. The chair opens it when every worksheet is in."""

    action = models.ForeignKey(HiringAction, on_delete=models.PROTECT, related_name="consensuses")
    candidate = models.OneToOneField(Candidate, on_delete=models.PROTECT, related_name="consensus")
    state = models.CharField(max_length=10, choices=ConsensusState, default=ConsensusState.OPEN)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ConsensusQuerySet.as_manager()

    class Meta:
        ordering = ["action", "candidate__sort_key"]
        verbose_name_plural = "consensuses"
        # What changed since a list was computed is asked on each page of it.
        indexes = [
            models.Index(fields=["action", "state"], name="consensus_state"),
            models.Index(fields=["action", "opened_at"], name="consensus_opened"),
            models.Index(fields=["action", "closed_at"], name="consensus_closed"),
        ]

    def __str__(self):
        return f"Consensus on {self.candidate}"


class ConsensusReopening(models.Model):
    """A closed consensus was opened again, by whom, when and why. Rows are never changed."""

    consensus = models.ForeignKey(Consensus, on_delete=models.PROTECT, related_name="reopenings")
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["consensus", "at", "pk"]

    def __str__(self):
        return f"{self.consensus} opened again"


class ConsensusItem(PublicIdModel):
    """The place for one competency's agreed rating. `version` is raised by compare-and-swap."""

    consensus = models.ForeignKey(Consensus, on_delete=models.PROTECT, related_name="items")
    assessed = models.ForeignKey(AssessedCompetency, on_delete=models.PROTECT, related_name="consensus_items")
    version = models.PositiveIntegerField(default=0)
    current = models.OneToOneField(
        "assessments.ConsensusRating",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="current_of",
    )

    class Meta:
        ordering = ["consensus", "assessed__position"]
        constraints = [models.UniqueConstraint(fields=["consensus", "assessed"], name="consensus_item_once")]

    def __str__(self):
        return f"{self.consensus}: {self.assessed}"


class ConsensusRating(PublicIdModel):
    """One agreed rating, with who recorded it and why it moved. Rows are never changed.

    No level: the panel agreed that the competency was not observed; the candidate's total stays incomplete.
    """

    item = models.ForeignKey(ConsensusItem, on_delete=models.PROTECT, related_name="ratings")
    version = models.PositiveIntegerField()
    level = models.ForeignKey(
        ProficiencyLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    not_observed = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["item", "version"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="consensus_rating_version_once"),
            models.CheckConstraint(
                condition=Q(level__isnull=False, not_observed=False)
                | Q(level__isnull=True, not_observed=True),
                name="agreed_level_or_not_observed",
            ),
        ]

    def __str__(self):
        return f"{self.item} v{self.version}"
