"""Review of a draft: who is asked to read it, and what they say about which place."""

from django.conf import settings
from django.db import models

from competency_portal.identifiers import PublicIdModel
from models_app.models.bank import Competency
from models_app.models.competency_model import CompetencyUse, ModelVersion


class DraftReviewer(PublicIdModel):
    """One person who is asked to read a draft. `done_at` is set when they say that they have read it.

    `done_edit` is the edit number of what they read: a draft that was changed since is another one than they know.
    """

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="reviewers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_edit = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["version", "asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="draft_reviewer_once")]

    def __str__(self):
        return f"{self.user} reads {self.version}"


class DraftCommentQuerySet(models.QuerySet):
    def open(self):
        """Not resolved yet."""
        return self.filter(resolved_at=None)

    def visible_to(self, user):
        """Comments of versions of agencies where the person is HR admin: nobody else reads what was said of a draft."""
        return self.filter(version__in=ModelVersion.objects.editable_by(user))


class DraftComment(PublicIdModel):
    """One remark about a place in a draft. Never edited; it is answered and resolved.

    `place` names the place in words the page understands: empty for the whole version, 'title', 'part:2',
    'definition', 'level:3', 'indicator:4', 'standard:1', 'area:2', 'required_level', 'selection_use'.
    """

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="comments")
    use = models.ForeignKey(
        CompetencyUse, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    left = models.ForeignKey(
        Competency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The competency that it is about, while that is removed from the draft.",
    )
    left_name = models.CharField(
        max_length=250, blank=True, default="", help_text="What the removed competency was called there."
    )
    place = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    quoted = models.TextField(blank=True, help_text="The words it is about, as they were then.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = DraftCommentQuerySet.as_manager()

    class Meta:
        ordering = ["version", "created_at", "pk"]

    def __str__(self):
        return self.text

    @property
    def about(self) -> str:
        """The name of the competency that it is about, also of one that was removed; empty for the version's own."""
        return str(self.use) if self.use else self.left_name

    @property
    def is_open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.resolved_at is None
