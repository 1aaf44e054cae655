"""Competency banks, competencies as identities, and the numbered revisions of their words."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.choices import VersionState
from models_app.models.base import Kept, Sourced
from models_app.models.scale import ProficiencyScale


class BankQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Banks with a published competency; for HR admins also their own agency's others."""
        if not user.is_authenticated:
            return self.none()
        published = CompetencyRevision.objects.filter(published=True, competency__bank=OuterRef("pk"))
        return self.filter(Q(agency__in=agency_ids(user, Role.HR_ADMIN)) | Exists(published))

    def get_by_natural_key(self, agency_code, code):
        return self.get(agency__code=agency_code, code=code)


class CompetencyBank(PublicIdModel, Sourced):
    """An agency's numbered or unnumbered collection of competencies."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="banks")
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    edit = models.PositiveIntegerField(default=0, help_text="Counts edits: stale ones are refused.")

    objects = BankQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="bank_code_once"),
            models.UniqueConstraint(
                Lower("name"),
                "agency",
                name="bank_name_once",
                violation_error_message="Your agency has a bank of this name already.",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.agency.code, self.code)

    natural_key.dependencies = ["accounts.agency"]


class CompetencyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Competencies with a published revision; for HR admins also what their own agency drafts."""
        return self._with_words(user, CompetencyRevision.objects.standing())

    def readable_by(self, user):
        """As `visible_to`; also those of their own agency that went with a discarded draft."""
        return self._with_words(user, CompetencyRevision.objects.all())

    def _with_words(self, user, revisions):
        if not user.is_authenticated:
            return self.none()
        own = Q(bank__agency__in=agency_ids(user, Role.HR_ADMIN))
        words = revisions.filter(competency=OuterRef("pk"))
        return self.filter(Q(revisions__published=True) | (own & Exists(words))).distinct()

    def standing(self):
        """Without those that went with a discarded draft."""
        return self.filter(Exists(CompetencyRevision.objects.standing().filter(competency=OuterRef("pk"))))

    def get_by_natural_key(self, agency_code, bank_code, slug):
        return self.get(bank__agency__code=agency_code, bank__code=bank_code, slug=slug)


class Competency(PublicIdModel):
    """A competency as an identity in its bank. Its words, its name among them, stand in revisions.

    Number, family and variant here are those of the newest published revision, or of the first draft: what the bank
    calls it now. A version shows the name that its revision holds.

    `number` is the place in the bank where the bank numbers its entries; the number alone means nothing outside
    its bank (domain.md 7.1). `family` and `variant` split 'Problem Solving (Thinks Creatively)'.
    """

    bank = models.ForeignKey(CompetencyBank, on_delete=models.PROTECT, related_name="competencies")
    slug = models.SlugField(max_length=120)
    number = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: this bank has no numbers.")
    family = models.CharField(max_length=120, help_text="The name, without the variant.")
    variant = models.CharField(
        max_length=120, blank=True, help_text="Grade variant, as in (Thinks Creatively)."
    )

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        ordering = ["bank", "number", "family", "variant"]
        verbose_name_plural = "competencies"
        constraints = [
            models.UniqueConstraint(fields=["bank", "slug"], name="competency_slug_once"),
            models.UniqueConstraint(
                fields=["bank", "number"],
                condition=Q(number__isnull=False),
                name="competency_number_once",
                violation_error_message="This bank has a competency with this number already.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """Name with its variant, as the source writes it."""
        return f"{self.family} ({self.variant})" if self.variant else self.family

    def natural_key(self):
        return (*self.bank.natural_key(), self.slug)

    natural_key.dependencies = ["models_app.competencybank"]


class RevisionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Published revisions; for HR admins also the drafts of their own agency."""
        if not user.is_authenticated:
            return self.none()
        own = Q(competency__bank__agency__in=agency_ids(user, Role.HR_ADMIN))
        return self.standing().filter(Q(published=True) | own)

    def standing(self):
        """Without the words that went with a discarded draft."""
        return self.exclude(published=False, begun_in__state=VersionState.DISCARDED)

    def with_texts(self):
        """Everything a page shows of a revision, in a fixed number of queries."""
        return self.select_related("competency__bank__agency", "scale", "source").prefetch_related(
            "levels__level", "indicators", "standards", "areas", "scale__levels"
        )

    def get_by_natural_key(self, agency_code, bank_code, slug, number):
        return self.get(
            competency__bank__agency__code=agency_code,
            competency__bank__code=bank_code,
            competency__slug=slug,
            number=number,
        )


class CompetencyRevision(Kept, PublicIdModel, Sourced):
    """One wording of a competency, its name included. Published revisions never change; a new wording is a new number.

    `for_model` set: a wording that this model alone keeps; the bank's own stays what it is.
    """

    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(default=1)
    bank_number = models.PositiveIntegerField(null=True, blank=True, help_text="Its number in the bank.")
    family = models.CharField(max_length=120, help_text="The name, without the variant.")
    variant = models.CharField(
        max_length=120, blank=True, help_text="Grade variant, as in (Thinks Creatively)."
    )
    definition = models.TextField(null=True, blank=True, help_text="Empty: the source gives no definition.")
    scale = models.ForeignKey(
        ProficiencyScale, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published = models.BooleanField(default=False)
    content_hash = models.CharField(max_length=64, blank=True, help_text="Set when it is published.")
    edit = models.PositiveIntegerField(
        default=0, help_text="Counts edits of a draft: stale ones are refused."
    )
    for_model = models.ForeignKey(
        "models_app.CompetencyModel", on_delete=models.PROTECT, null=True, blank=True, related_name="wordings"
    )
    adopted_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_by"
    )
    begun_in = models.ForeignKey(
        "models_app.ModelVersion",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="begun_words",
        serialize=False,
        help_text="The draft that these words were first written in. Empty: in the bank, or not recorded.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["competency", "number"]
        constraints = [models.UniqueConstraint(fields=["competency", "number"], name="revision_number_once")]

    def __str__(self):
        return f"{self.name}, revision {self.number}"

    @property
    def name(self) -> str:
        """Name with its variant, as this revision has it."""
        return f"{self.family} ({self.variant})" if self.variant else self.family

    @property
    def numbered(self) -> str:
        """The name after its number in the bank, where it has one: '11. Initiative'."""
        return f"{self.bank_number}. {self.name}" if self.bank_number else self.name

    def natural_key(self):
        return (*self.competency.natural_key(), self.number)

    natural_key.dependencies = ["models_app.competency", "models_app.proficiencyscale"]
