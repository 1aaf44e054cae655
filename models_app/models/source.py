"""Source documents: the agency's own papers, kept to the letter."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Agency
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel
from models_app.choices import FROZEN_STATES


class SourceDocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Documents that something published rests on; for HR admins also those their own agency drafts from."""
        if not user.is_authenticated:
            return self.none()
        versions = apps.get_model("models_app", "ModelVersion").objects.filter(state__in=FROZEN_STATES)
        revisions = apps.get_model("models_app", "CompetencyRevision").objects.filter(published=True)
        return self.filter(
            Q(agency__in=agency_ids(user, Role.HR_ADMIN))
            | Exists(versions.filter(source=OuterRef("pk")))
            | Exists(revisions.filter(source=OuterRef("pk")))
        )

    def get_by_natural_key(self, agency_code, filename):
        return self.get(agency__code=agency_code, filename=filename)


class SourceDocument(PublicIdModel):
    """One document as it was brought in. Its text never changes; a corrected document is a new row."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="source_documents")
    title = models.CharField(max_length=200)
    filename = models.CharField(max_length=200)
    text = models.TextField(help_text="The document's text, line by line, to the letter.")
    sha256 = models.CharField(max_length=64, editable=False)
    note = models.TextField(
        blank=True, help_text="What is known about how the text was taken from the document."
    )
    media_type = models.CharField(
        max_length=10, blank=True, help_text="docx, pdf, text, xlsx, csv or json; empty: plain text."
    )
    original = models.FileField(
        upload_to="sources/", blank=True, max_length=200, help_text="The file as it was uploaded."
    )
    original_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "title"]
        constraints = [models.UniqueConstraint(fields=["agency", "filename"], name="source_once")]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.agency.code, self.filename)

    natural_key.dependencies = ["accounts.agency"]

    def lines(self) -> list[str]:
        """The lines of the text; line n of `source_lines` is item n - 1."""
        return self.text.split("\n")
