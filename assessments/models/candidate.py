"""Who applies in a hiring action, and to whom a candidate's ratings are shut."""

from django.db import models
from django.db.models import Q

from assessments.choices import CLOSED_BY_THE_PORTAL, CandidateState, WorksheetState
from assessments.models.hiring import HiringAction, PanelSeat
from competency_portal.identifiers import PublicIdModel


class CandidateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Candidates of the hiring actions one may see. Panels know them by number; names are for staff."""
        return self.filter(action__in=HiringAction.objects.visible_to(user))

    def for_staff(self, user):
        """Candidates of the hiring actions whose candidate list one may look at."""
        return self.filter(action__in=HiringAction.objects.for_staff(user))

    def shut_to(self, user):
        """Candidates whose ratings by others the person may not read, whatever else they are: raters are raters first.

        Their own worksheet on the candidate is open; or they recused, also from a seat that has ended; or they hold a
        rating seat and handed in no worksheet on the candidate. A chair who does not rate has nothing to hand in.
        """
        if not user.is_authenticated:
            return self.none()
        own = self.model.worksheets.rel.related_model.objects.filter(seat__user=user)
        handed_in = own.filter(state=WorksheetState.SUBMITTED).values("candidate")
        left = own.filter(state=WorksheetState.RECUSED, recused_reason__in=CLOSED_BY_THE_PORTAL)
        open_or_recused = own.exclude(state=WorksheetState.SUBMITTED).exclude(pk__in=left).values("candidate")
        rated = PanelSeat.objects.active().filter(user=user, rates=True).values("action")
        return self.filter(Q(pk__in=open_or_recused) | Q(action__in=rated) & ~Q(pk__in=handed_in))

    def active(self):
        return self.filter(state=CandidateState.ACTIVE)


class Candidate(PublicIdModel):
    """One person applying in one hiring action, known to the panel by number alone."""

    action = models.ForeignKey(HiringAction, on_delete=models.PROTECT, related_name="candidates")
    number = models.CharField(max_length=20)
    sort_key = models.CharField(
        max_length=40, editable=False, help_text="The number, padded for natural order."
    )
    last_name = models.CharField(max_length=120)
    first_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    application_id = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, choices=CandidateState, default=CandidateState.ACTIVE)
    state_reason = models.TextField(blank=True)
    state_changed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["action", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "number"],
                name="candidate_number_once",
                violation_error_message="This hiring action has a candidate with this number already.",
            )
        ]
        indexes = [
            models.Index(fields=["action", "sort_key"], name="candidate_order"),
            models.Index(fields=["action", "created_at"], name="candidate_created"),
            models.Index(fields=["action", "state_changed_at"], name="candidate_changed"),
        ]

    def __str__(self):
        return f"Candidate {self.number}"

    def shut_to(self, user) -> bool:
        """Whether the others' ratings of this candidate are shut to the person."""
        return Candidate.objects.shut_to(user).filter(pk=self.pk).exists()
