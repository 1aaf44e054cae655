"""Structured interview guides: versions, their sections, and the comments of those who review them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from assessments.choices import (
    GUIDE_EDITABLE,
    GUIDE_FROZEN,
    BenchmarkOrigin,
    GuideState,
    ProbePart,
    QuestionKind,
)
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.models import (
    CompetencyModel,
    CompetencyUse,
    LevelDescription,
    ModelVersion,
    PerformanceStandard,
    ProficiencyLevel,
    ProficiencyScale,
)


class GuideQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Interview guides are secret test material: staff of the agency who work with them, and reviewers."""
        return self.filter(
            Q(agency__in=agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR))
            | Q(
                agency__in=agency_ids(user, Role.MANAGER),
                versions__reviewer=user if user.is_authenticated else None,
            )
        ).distinct()


class InterviewGuide(PublicIdModel):
    """A structured interview guide for a competency model, through all its versions."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="guides")
    model = models.ForeignKey(CompetencyModel, on_delete=models.PROTECT, related_name="guides")
    title = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = GuideQuerySet.as_manager()

    class Meta:
        ordering = ["title", "id"]

    def __str__(self):
        return self.title


class GuideVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Versions of guides the person works with; a hiring manager sees those they were asked to review."""
        return self.filter(
            Q(guide__agency__in=agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN, Role.AUDITOR))
            | Q(
                guide__agency__in=agency_ids(user, Role.MANAGER),
                reviewer=user if user.is_authenticated else None,
                state__in=[GuideState.IN_REVIEW, GuideState.RETURNED, *GUIDE_FROZEN],
            )
        )

    def approved(self):
        """Versions that a hiring action may interview with."""
        return self.filter(state=GuideState.APPROVED)


class GuideVersion(PublicIdModel):
    """One version of a guide. Approval by the reviewer freezes it with a content hash."""

    guide = models.ForeignKey(InterviewGuide, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(default=1)
    model_version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="guide_versions")
    scale = models.ForeignKey(ProficiencyScale, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=GuideState, default=GuideState.DRAFT)
    edit_number = models.PositiveIntegerField(
        default=0, help_text="Counts edits of a draft: stale ones are refused."
    )
    interview_minutes = models.PositiveSmallIntegerField(default=60)
    purpose = models.TextField(blank=True, help_text="What the interview is for; one paragraph a line.")
    introduction_script = models.TextField(
        blank=True, help_text="Read aloud at the start; one paragraph a line."
    )
    closing_script = models.TextField(blank=True, help_text="Read aloud at the end; one paragraph a line.")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="guides_to_review",
    )
    review_due = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="GuideWriter",
        related_name="+",
        blank=True,
        help_text="Everybody who drafted or wrote a part of it: none of them may approve it.",
    )

    objects = GuideVersionQuerySet.as_manager()

    class Meta:
        ordering = ["guide", "-number"]
        constraints = [models.UniqueConstraint(fields=["guide", "number"], name="guide_version_number_once")]

    def __str__(self):
        return f"{self.guide}, version {self.number}"

    @property
    def is_editable(self) -> bool:
        """Whether its words may still change."""
        return self.state in GUIDE_EDITABLE

    @property
    def is_frozen(self) -> bool:
        """Whether it was approved and stays as it is."""
        return self.state in GUIDE_FROZEN


class GuideWriter(models.Model):
    """Somebody who wrote a part of a guide version; kept as evidence that a second person approved it."""

    version = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="guide_writer_once")]

    def __str__(self):
        return f"{self.person}: {self.version}"


class GuideSection(PublicIdModel):
    """One competency of a guide: its question, probes and benchmarks. The definition comes from the model."""

    version = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="sections")
    position = models.PositiveSmallIntegerField()
    use = models.ForeignKey(CompetencyUse, on_delete=models.PROTECT, related_name="guide_sections")
    kind = models.CharField(max_length=20, choices=QuestionKind, blank=True)
    question = models.TextField(
        blank=True, help_text="The lead question, read to every candidate as written."
    )
    good_answer_notes = models.TextField(blank=True, help_text="What a good answer holds; one point a line.")
    minutes = models.PositiveSmallIntegerField(default=10)
    edit_number = models.PositiveIntegerField(default=0, help_text="Counts edits: stale ones are refused.")

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="section_position_once"),
            models.UniqueConstraint(fields=["version", "use"], name="section_competency_once"),
        ]

    def __str__(self):
        return f"{self.position}. {self.use}"


class Probe(PublicIdModel):
    """A follow-up question fixed beforehand, the same for every candidate."""

    section = models.ForeignKey(GuideSection, on_delete=models.PROTECT, related_name="probes")
    position = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, choices=ProbePart, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["section", "position"]
        constraints = [models.UniqueConstraint(fields=["section", "position"], name="probe_position_once")]

    def __str__(self):
        return self.text


class Benchmark(PublicIdModel):
    """What an answer at one level of the scale sounds like. Several may stand at a level, in order.

    The text taken from the model points at the row it came from, so that the chain of evidence is made of keys.
    """

    section = models.ForeignKey(GuideSection, on_delete=models.PROTECT, related_name="benchmarks")
    level = models.ForeignKey(ProficiencyLevel, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    origin = models.CharField(max_length=30, choices=BenchmarkOrigin, default=BenchmarkOrigin.AGENCY)
    level_description = models.ForeignKey(
        LevelDescription, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    standard = models.ForeignKey(
        PerformanceStandard, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()

    class Meta:
        ordering = ["section", "-level__ordinal", "position"]
        constraints = [
            models.UniqueConstraint(fields=["section", "level", "position"], name="benchmark_position_once")
        ]

    def __str__(self):
        return f"{self.level}: {self.text}"


class GuideComment(PublicIdModel):
    """A reviewer's or author's remark on a guide version, at one section or on the whole."""

    version = models.ForeignKey(GuideVersion, on_delete=models.PROTECT, related_name="comments")
    section = models.ForeignKey(
        GuideSection, on_delete=models.PROTECT, null=True, blank=True, related_name="comments"
    )
    place = models.CharField(max_length=40, blank=True, help_text="question, probes, benchmarks, or empty.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["version", "id"]

    def __str__(self):
        return self.text
