"""Documents on their way into the library: uploaded, read, reviewed, made into a draft or discarded."""

from django.conf import settings
from django.db import models

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.choices import ImportState
from models_app.models.bank import CompetencyBank
from models_app.models.competency_model import CompetencyModel, ModelVersion


class DocumentImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Imports of the agencies where the person is HR admin."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(agency__in=agency_ids(user, Role.HR_ADMIN))


class DocumentImport(PublicIdModel):
    """One upload. Nothing of it is in the library until a draft is made; what can't be read is kept for another try.

    `document` is the file as passages (`Document.as_plain` of `competency_portal.exchange`), `reader` the code of the
    recogniser that was chosen (empty: the surest), `mapping` what the person mapped by hand, `decisions` what they
    decided on the review page (matches of competencies, findings), all as plain JSON.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="imports")
    filename = models.CharField(max_length=200)
    file = models.FileField(upload_to="imports/", max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(help_text="Bytes.")
    state = models.CharField(max_length=20, choices=ImportState)
    problem = models.TextField(blank=True, help_text="Why it could not be read, in words.")
    document = models.JSONField(null=True)
    reader = models.CharField(max_length=60, blank=True)
    mapping = models.JSONField(null=True, blank=True)
    decisions = models.JSONField(default=dict, blank=True)
    bank = models.ForeignKey(
        CompetencyBank, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    model = models.ForeignKey(
        CompetencyModel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="imports",
        help_text="The model it becomes the next version of; empty: a new model.",
    )
    edit = models.PositiveIntegerField(default=0, help_text="Counts edits: stale ones are refused.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.ForeignKey(
        ModelVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="imports"
    )
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.filename
