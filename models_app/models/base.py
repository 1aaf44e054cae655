"""What every text of the library shares: the place in the source document that it came from."""

from django.db import models


class Sourced(models.Model):
    """A text with its place in a source document.

    `source_lines` counts lines of the stored source text from 1, as ranges: '18-45', or '12, 20' for a row that
    a page break tore apart. Both empty: the agency wrote the text here.
    """

    source = models.ForeignKey(
        "models_app.SourceDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source_lines = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True


class SealedContent(RuntimeError):
    """Somebody tried to change what is published. A mistake in the program, never something a person did."""


class Kept(models.Model):
    """Content that freezes: once its owner carries a content hash it can't be changed, added to or removed.

    `kept_with` names the foreign key to the owner; empty: the row is its own owner. Bulk updates pass by here; the
    owners' own tables are guarded by triggers besides, and `verify_library` finds whatever differs from its hash.
    """

    kept_with = ""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._refuse_when_sealed()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        self._refuse_when_sealed()
        return super().delete(*args, **kwargs)

    def _refuse_when_sealed(self):
        owner = self._meta.get_field(self.kept_with).related_model if self.kept_with else type(self)
        key = getattr(self, f"{self.kept_with}_id") if self.kept_with else self.pk
        if key and owner._base_manager.filter(pk=key).exclude(content_hash="").exists():
            raise SealedContent(f"{self} is published and stays as it is. Start a new draft.")


class PartManager(models.Manager):
    """Finds a row by the natural key of what it belongs to and its place there, for fixtures.

    `owner` names the foreign key to what it belongs to, `place` the field that is unique within it.
    """

    owner = "version"
    place = "position"

    def get_by_natural_key(self, *key):
        *owner_key, place = key
        owners = self.model._meta.get_field(self.owner).related_model.objects
        return self.get(**{self.owner: owners.get_by_natural_key(*owner_key), self.place: place})


class RevisionPartManager(PartManager):
    """For texts of a competency revision."""

    owner = "revision"
