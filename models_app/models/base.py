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
