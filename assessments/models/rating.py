"""Worksheets and ratings. Ratings are only ever added; the current one is chosen by a version number."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from assessments.choices import ActionState, WorksheetState
from assessments.models.candidate import Candidate
from assessments.models.consensus import Consensus
from assessments.models.guide import GuideSection
from assessments.models.hiring import AssessedCompetency, HiringAction, PanelSeat
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.models import ProficiencyLevel


def in_discussion(prefix: str = "") -> Q:
    """Condition for worksheets whose ratings the panel discusses: those that were in when the consensus was opened.

    Set once, at the opening: a seat that ends later stays in, and one that is taken later never joins.
    """
    return Q(**{f"{prefix}discussed": True})


class WorksheetQuerySet(models.QuerySet):
    def of_rater(self, user):
        """The person's own worksheets; the only ones a rater ever opens for rating."""
        return self.filter(seat__in=PanelSeat.objects.sitting(user))

    def opened_to(self, user):
        """Worksheets whose ratings this person may read: the one place where blindness is decided.

        - their own;
        - on a panel: those of a candidate whose consensus has been opened, where they handed in their own worksheet
          on that candidate, or chair without rating;
        - specialists and HR admins of the agency: once the consensus has been opened;
        - hiring manager and auditor: once the list is final;
        - nobody those of a candidate who is shut to them (`Candidate.objects.shut_to`).
        """
        if not user.is_authenticated:
            return self.none()
        opened = Exists(Consensus.objects.filter(candidate=OuterRef("candidate")))
        shut = Q(candidate__in=Candidate.objects.shut_to(user))
        sitting = PanelSeat.objects.sitting(user)
        seated = Q(action__in=sitting.values("action"))
        staff = Q(action__agency__in=agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN))
        readers = Q(action__agency__in=agency_ids(user, Role.AUDITOR)) | Q(
            action__hiring_manager=user, action__agency__in=agency_ids(user, Role.MANAGER)
        )
        return self.filter(
            Q(seat__in=sitting)
            | ((seated | staff) & Q(opened) & ~shut)
            | (readers & Q(action__state=ActionState.FINAL) & ~shut)
        )


class Worksheet(PublicIdModel):
    """One rater's worksheet for one candidate."""

    action = models.ForeignKey(HiringAction, on_delete=models.PROTECT, related_name="worksheets")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="worksheets")
    seat = models.ForeignKey(PanelSeat, on_delete=models.PROTECT, related_name="worksheets")
    state = models.CharField(max_length=20, choices=WorksheetState, default=WorksheetState.NOT_STARTED)
    answered = models.PositiveSmallIntegerField(
        default=0, help_text="Competencies rated or marked not observed."
    )
    started_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    recused_reason = models.TextField(blank=True)
    discussed = models.BooleanField(
        default=False, help_text="Was in when the consensus was opened: its ratings are the panel's evidence."
    )

    objects = WorksheetQuerySet.as_manager()

    class Meta:
        ordering = ["action", "candidate__sort_key", "seat"]
        constraints = [models.UniqueConstraint(fields=["candidate", "seat"], name="worksheet_once")]
        indexes = [
            models.Index(fields=["seat", "state"], name="worksheet_seat_state"),
            models.Index(fields=["action", "submitted_at"], name="worksheet_submitted"),
        ]

    def __str__(self):
        return f"{self.candidate}, {self.seat}"


class WorksheetReopening(models.Model):
    """A submitted worksheet was opened again, by whom and why. Only before the consensus opens."""

    worksheet = models.ForeignKey(Worksheet, on_delete=models.PROTECT, related_name="reopenings")
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    recused_reason = models.TextField(
        blank=True, help_text="Why the rater had recused, where the reopening took a recusal back."
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["worksheet", "at"]

    def __str__(self):
        return f"{self.worksheet} reopened"


class RatingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The one way to read ratings: those on worksheets opened to this person."""
        return self.filter(slot__worksheet__in=Worksheet.objects.opened_to(user))


class RatingSlotQuerySet(models.QuerySet):
    def of_rater(self, user):
        """Slots on the person's own worksheets; the only ones a rater ever writes to."""
        return self.filter(worksheet__in=Worksheet.objects.of_rater(user))


class RatingSlot(PublicIdModel):
    """The place for one competency on one worksheet. `version` is raised by compare-and-swap with each save."""

    worksheet = models.ForeignKey(Worksheet, on_delete=models.PROTECT, related_name="slots")
    assessed = models.ForeignKey(AssessedCompetency, on_delete=models.PROTECT, related_name="slots")
    section = models.ForeignKey(GuideSection, on_delete=models.PROTECT, related_name="slots")
    version = models.PositiveIntegerField(default=0, help_text="0: nothing was saved yet.")
    current = models.OneToOneField(
        "assessments.Rating", on_delete=models.PROTECT, null=True, blank=True, related_name="current_of"
    )

    objects = RatingSlotQuerySet.as_manager()

    class Meta:
        ordering = ["worksheet", "assessed__position"]
        constraints = [models.UniqueConstraint(fields=["worksheet", "assessed"], name="slot_once")]

    def __str__(self):
        return f"{self.worksheet}: {self.assessed}"


class Rating(PublicIdModel):
    """One saved state of a slot: a level, or 'not observed' with a reason, or only a note so far.

    Rows are never changed. The wording the rater saw is `slot.section`; the level points at the scale.
    """

    slot = models.ForeignKey(RatingSlot, on_delete=models.PROTECT, related_name="ratings")
    version = models.PositiveIntegerField()
    level = models.ForeignKey(
        ProficiencyLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    not_observed = models.BooleanField(default=False)
    not_observed_reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    probes_asked = models.JSONField(default=list, help_text="Public ids of the probes ticked as asked.")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    save_key = models.CharField(
        max_length=40,
        blank=True,
        help_text="The page's own key of this save: sending it twice saves it once.",
    )

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["slot", "version"]
        constraints = [
            models.UniqueConstraint(fields=["slot", "version"], name="rating_version_once"),
            models.UniqueConstraint(
                fields=["slot", "save_key"], condition=~Q(save_key=""), name="rating_save_once"
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(not_observed=False), name="level_or_not_observed"
            ),
        ]

    def __str__(self):
        return f"{self.slot} v{self.version}"

    @property
    def is_answer(self) -> bool:
        """Whether the slot counts as answered: a level was given, or 'not observed' was said."""
        return self.level_id is not None or self.not_observed
