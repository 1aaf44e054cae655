"""Hiring actions: what is assessed, who sits on the panel."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from assessments.choices import (
    WORKSHEET_OPEN,
    ActionState,
    CandidateState,
    SeatRole,
)
from assessments.models.guide import GuideVersion
from assessments.models.rule_set import RuleSet
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency, Membership
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.models import CompetencyUse, JobClass, ModelVersion, ProficiencyScale


def own_open(user, prefix: str = "") -> Q:
    """Condition for worksheets that the person has not handed in. What they may not see meanwhile rests on this alone.

    A worksheet of an ended seat counts too: the seat can be taken again.
    """
    if not user.is_authenticated:
        return Q(pk__in=[])
    return Q(**{f"{prefix}seat__user": user, f"{prefix}state__in": WORKSHEET_OPEN})


def _staff_or_seated(user, prefix: str = "") -> Q:
    """Condition for objects below a hiring action: the agency's staff, its hiring manager, its active panel."""
    if not user.is_authenticated:
        return Q(pk__in=[])
    seated = PanelSeat.objects.sitting(user).values("action")
    return _staff(user, prefix) | Q(**{f"{prefix}pk__in": seated})


def _staff(user, prefix: str = "") -> Q:
    """Condition for the agency's staff and the hiring manager of the hiring action."""
    if not user.is_authenticated:
        return Q(pk__in=[])
    return Q(**{f"{prefix}agency__in": agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR)}) | Q(
        **{f"{prefix}hiring_manager": user, f"{prefix}agency__in": agency_ids(user, Role.MANAGER)}
    )


class HiringActionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Actions of the agency for its specialists, HR admins and auditors; else where one has a part."""
        return self.filter(_staff_or_seated(user))

    def run_by(self, user):
        """Actions of the agencies where the person is staffing specialist."""
        return self.filter(agency__in=agency_ids(user, Role.SPECIALIST))

    def with_packet_for(self, user):
        """Actions under way whose interview packet the person may read: those of their panel, and those they run."""
        if not user.is_authenticated:
            return self.none()
        seated = PanelSeat.objects.sitting(user).values("action")
        return self.filter(
            Q(pk__in=seated) | Q(agency__in=agency_ids(user, Role.SPECIALIST)), guide_version__isnull=False
        ).exclude(state=ActionState.SETUP)

    def for_staff(self, user):
        """Actions whose set-up, candidates and progress one may look at; a seat on the panel opens none of these."""
        return self.filter(_staff(user))

    def still_rated_by(self, user):
        """Running actions where the person sits on the panel and has worksheets of active candidates to hand in.

        They are raters first: progress and results of these actions wait until their own worksheets are in.
        """
        if not user.is_authenticated:
            return self.none()
        waiting = (
            PanelSeat.objects.active()
            .filter(user=user, action=OuterRef("pk"))
            .filter(own_open(user, "worksheets__"), worksheets__candidate__state=CandidateState.ACTIVE)
        )
        return self.filter(Exists(waiting), state=ActionState.RATING)

    def with_lists_shut_to(self, user):
        """Actions with no final list yet where the panel has begun to discuss a candidate who is shut to the person.

        Places, counts and the seal of a list rest on all its candidates: no part of one is free of that candidate.
        """
        if not user.is_authenticated:
            return self.none()
        candidates = self.model.candidates.rel.related_model.objects
        told = candidates.shut_to(user).filter(consensus__isnull=False)
        return self.filter(Exists(told.filter(action=OuterRef("pk"))), seats__user=user).exclude(
            state=ActionState.FINAL
        )


class HiringAction(PublicIdModel):
    """One vacancy, from set-up to the final list."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="hiring_actions")
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    location = models.CharField(max_length=120, blank=True)
    job_class = models.ForeignKey(JobClass, on_delete=models.PROTECT, related_name="hiring_actions")
    model_version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="hiring_actions")
    scale = models.ForeignKey(ProficiencyScale, on_delete=models.PROTECT, related_name="+")
    guide_version = models.ForeignKey(
        GuideVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hiring_actions",
        help_text="An approved guide is needed before ratings begin.",
    )
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="hiring_actions")
    discussion_threshold = models.PositiveSmallIntegerField(default=1)
    weights_reason = models.TextField(blank=True, help_text="Why the weights are unequal.")
    hiring_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_managed",
    )
    opened_on = models.DateField()
    interviews_from = models.DateField(null=True, blank=True)
    interviews_to = models.DateField(
        null=True, blank=True, help_text="Worksheets not in after this day are late."
    )
    state = models.CharField(max_length=20, choices=ActionState, default=ActionState.SETUP)
    rating_started_at = models.DateTimeField(null=True, blank=True)
    evidence_version = models.PositiveIntegerField(
        default=0, help_text="Counts changes of worksheets, candidates, panel and agreed ratings."
    )
    finalized_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = HiringActionQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                name="action_number_once",
                violation_error_message="This agency has a hiring action with this number already.",
            )
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def still_rated_by(self, user) -> bool:
        """Whether the person has worksheets to hand in here."""
        return HiringAction.objects.still_rated_by(user).filter(pk=self.pk).exists()

    def list_shut_to(self, user) -> bool:
        """Whether lists of this action are shut to the person until one is final."""
        return HiringAction.objects.with_lists_shut_to(user).filter(pk=self.pk).exists()


class AssessedCompetency(PublicIdModel):
    """A competency that this hiring action assesses, with its weight. Only those for selection can be here."""

    action = models.ForeignKey(HiringAction, on_delete=models.PROTECT, related_name="assessed")
    use = models.ForeignKey(CompetencyUse, on_delete=models.PROTECT, related_name="assessed_in")
    position = models.PositiveSmallIntegerField()
    weight = models.DecimalField(max_digits=7, decimal_places=3, default=1)

    class Meta:
        ordering = ["action", "position"]
        verbose_name_plural = "assessed competencies"
        constraints = [
            models.UniqueConstraint(fields=["action", "use"], name="assessed_once"),
            models.UniqueConstraint(fields=["action", "position"], name="assessed_position_once"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="weight_above_zero"),
        ]

    def __str__(self):
        return str(self.use)


class PanelSeatQuerySet(models.QuerySet):
    def for_staff(self, user):
        """Seats of the hiring actions whose panel one may look at as staff."""
        return self.filter(action__in=HiringAction.objects.for_staff(user))

    def active(self):
        return self.filter(active=True)

    def sitting(self, user):
        """The person's seats that open something now: not ended, account open, still with a role in the agency."""
        if not user.is_authenticated:
            return self.none()
        roles = Membership.objects.filter(user=user, active=True, user__is_active=True)
        return self.filter(Exists(roles.filter(agency=OuterRef("action__agency"))), user=user, active=True)


class PanelSeat(PublicIdModel):
    """A person's place on the panel of one hiring action. Given up seats stay on record."""

    action = models.ForeignKey(HiringAction, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=10, choices=SeatRole)
    rates = models.BooleanField(default=True, help_text="A chair may lead without rating.")
    active = models.BooleanField(default=True)
    added_reason = models.TextField(blank=True, help_text="Why the seat was taken after ratings had begun.")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)

    objects = PanelSeatQuerySet.as_manager()

    class Meta:
        ordering = ["action", "role", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "user"], name="seat_once"),
            models.UniqueConstraint(
                fields=["action"], condition=Q(role="chair", active=True), name="one_chair"
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}"
