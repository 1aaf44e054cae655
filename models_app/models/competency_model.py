"""Competency models as a sequence of versions, and which competencies a version uses how."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.choices import FROZEN_STATES, PartKind, SelectionUse, VersionState
from models_app.models.bank import CompetencyBank, CompetencyRevision
from models_app.models.base import Kept, PartManager, Sourced
from models_app.models.job_class import JobClass
from models_app.models.scale import ProficiencyLevel
from models_app.models.source import SourceDocument


class CompetencyModelQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Models with something published; for HR admins also their own agency's drafts."""
        return self._with_versions(user, ModelVersion.objects.standing())

    def readable_by(self, user):
        """As `visible_to`; also those of their own agency whose only drafts were discarded."""
        return self._with_versions(user, ModelVersion.objects.all())

    def _with_versions(self, user, versions):
        if not user.is_authenticated:
            return self.none()
        own = Q(agency__in=agency_ids(user, Role.HR_ADMIN))
        has = Exists(versions.filter(model=OuterRef("pk")))
        return self.filter(Q(versions__state__in=FROZEN_STATES) | (own & has)).distinct()

    def standing(self):
        """Without those whose only drafts were discarded."""
        return self.filter(Exists(ModelVersion.objects.standing().filter(model=OuterRef("pk"))))

    def get_by_natural_key(self, agency_code, slug):
        return self.get(agency__code=agency_code, slug=slug)


class CompetencyModel(PublicIdModel):
    """The competency model of a job class, through all its versions."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="models")
    slug = models.SlugField(max_length=120)
    job_class = models.ForeignKey(JobClass, on_delete=models.PROTECT, related_name="models")
    bank = models.ForeignKey(CompetencyBank, on_delete=models.PROTECT, related_name="models")
    title = models.CharField(max_length=200)

    objects = CompetencyModelQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "title"]
        constraints = [models.UniqueConstraint(fields=["agency", "slug"], name="model_once")]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.agency.code, self.slug)

    natural_key.dependencies = ["accounts.agency", "models_app.jobclass", "models_app.competencybank"]


class ModelVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Frozen versions of every agency; drafts only for HR admins of the own one."""
        return self.standing().readable_by(user)

    def readable_by(self, user):
        """As `visible_to`; for HR admins also the discarded drafts of their own agency."""
        if not user.is_authenticated:
            return self.none()
        own = Q(model__agency__in=agency_ids(user, Role.HR_ADMIN))
        return self.filter(Q(state__in=FROZEN_STATES) | own)

    def editable_by(self, user):
        """Versions of the agencies where the person is HR admin: their drafts, and what a draft starts from."""
        return self.filter(model__agency__in=agency_ids(user, Role.HR_ADMIN))

    def standing(self):
        """Without discarded drafts."""
        return self.exclude(state=VersionState.DISCARDED)

    def published(self):
        """Versions that new instruments and hiring actions may be built on."""
        return self.filter(state=VersionState.PUBLISHED)

    def get_by_natural_key(self, agency_code, slug, number):
        return self.get(model__agency__code=agency_code, model__slug=slug, number=number)


class ModelVersion(Kept, PublicIdModel):
    """One version of a competency model. Frozen for good, with a content hash, once it is published."""

    model = models.ForeignKey(CompetencyModel, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=VersionState, default=VersionState.DRAFT)
    title = models.CharField(max_length=200, help_text="As the document titles it.")
    job_facts = models.JSONField(
        null=True, editable=False, help_text="The job class as it was when the version was sealed."
    )
    surroundings = models.JSONField(
        null=True,
        editable=False,
        serialize=False,
        help_text="What its files say of agency, bank and the class's place, as it was when the version was sealed.",
    )
    source = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    source_lines = models.CharField(
        max_length=80, blank=True, help_text="Where the title stands in the source."
    )
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    adopted_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adopted_by",
        help_text="The other agency's version that this model was taken over from.",
    )
    revision_of_edit = models.PositiveIntegerField(
        default=0, help_text="Counts edits of a draft: stale ones are refused."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)

    objects = ModelVersionQuerySet.as_manager()

    class Meta:
        ordering = ["model", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["model", "number"], name="model_version_number_once"),
            models.UniqueConstraint(
                fields=["model"],
                condition=Q(state__in=[VersionState.DRAFT, VersionState.IN_REVIEW]),
                name="one_open_draft",
                violation_error_message="This model has an open draft already.",
            ),
            models.UniqueConstraint(
                fields=["model"], condition=Q(state=VersionState.PUBLISHED), name="one_published_version"
            ),
        ]

    def __str__(self):
        return f"{self.name}, version {self.number}"

    @property
    def name(self) -> str:
        """What pages call it: the title its agency wrote; for a document's own heading, the model's short title."""
        return self.title if self.title and not self.source_lines else self.model.title

    @property
    def is_frozen(self) -> bool:
        """Whether content can no longer change."""
        return self.state in FROZEN_STATES

    @property
    def job(self) -> JobClass:
        """The job class as it was when the version was sealed, else as it is. Not to be saved."""
        if self.job_facts is None:
            return self.model.job_class
        return JobClass(
            pk=self.model.job_class_id, public_id=self.model.job_class.public_id, agency_id=self.model.agency_id,
            **self.job_facts,
        )  # fmt: skip

    def natural_key(self):
        return (*self.model.natural_key(), self.number)

    natural_key.dependencies = ["models_app.competencymodel", "models_app.sourcedocument"]


class ModelPart(Kept, Sourced):
    """One text of a version outside its competencies: preface, note, description of work, training."""

    kept_with = "version"

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30, choices=PartKind)
    heading = models.CharField(max_length=200, blank=True, help_text="The heading as the source writes it.")
    text = models.TextField()

    objects = PartManager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="part_position_once")]

    def __str__(self):
        return self.heading or self.get_kind_display()

    def natural_key(self):
        return (*self.version.natural_key(), self.position)

    natural_key.dependencies = ["models_app.modelversion"]


class CompetencyGroup(Kept, Sourced):
    """A heading under which a version lists competencies, such as Core Competencies."""

    kept_with = "version"

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="groups")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)

    objects = PartManager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [models.UniqueConstraint(fields=["version", "position"], name="group_position_once")]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (*self.version.natural_key(), self.position)

    natural_key.dependencies = ["models_app.modelversion"]


class UseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Uses of the versions the person may read."""
        return self.filter(version__in=ModelVersion.objects.visible_to(user))

    def assessable(self):
        """Competencies that candidates may be assessed on; the rest can't be picked (product.md section 3)."""
        return self.filter(selection_use=SelectionUse.FOR_SELECTION)

    def get_by_natural_key(self, *key):
        *version_key, position = key
        return self.get(version=ModelVersion.objects.get_by_natural_key(*version_key), position=position)


class CompetencyUse(Kept, PublicIdModel, Sourced):
    """The use of one competency revision in one model version."""

    kept_with = "version"

    version = models.ForeignKey(ModelVersion, on_delete=models.PROTECT, related_name="uses")
    group = models.ForeignKey(
        CompetencyGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="uses"
    )
    position = models.PositiveSmallIntegerField()
    revision = models.ForeignKey(CompetencyRevision, on_delete=models.PROTECT, related_name="uses")
    required_level = models.ForeignKey(
        ProficiencyLevel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: not stated. Never defaulted.",
    )
    required_level_reason = models.TextField(blank=True)
    required_level_evidence = models.TextField(
        blank=True, help_text="What the decision rests on, such as a job analysis, with its date."
    )
    selection_use = models.CharField(max_length=20, choices=SelectionUse, default=SelectionUse.NOT_STATED)
    selection_use_reason = models.TextField(blank=True)
    selection_use_evidence = models.TextField(
        blank=True, help_text="What the decision rests on, such as a job analysis, with its date."
    )

    objects = UseQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="use_position_once"),
            models.UniqueConstraint(fields=["version", "revision"], name="use_revision_once"),
        ]

    def __str__(self):
        return self.revision.name

    def natural_key(self):
        return (*self.version.natural_key(), self.position)

    natural_key.dependencies = [
        "models_app.competencygroup",
        "models_app.competencyrevision",
        "models_app.proficiencylevel",
    ]
