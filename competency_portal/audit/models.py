"""The audit trail: append-only, one keyed chain an agency (docs/decisions; trust.md 4.1)."""

from django.conf import settings
from django.db import models

SYSTEM_CHAIN = "system"
GENESIS = "0" * 64  # what stands before the first entry; as long as a hash, so that nothing can slide


class AuditHead(models.Model):
    """End of one chain. Its row is the lock that keeps the sequence free of gaps."""

    chain = models.CharField(max_length=12, unique=True, help_text="The agency's public id, or 'system'.")
    agency = models.OneToOneField(
        "accounts.Agency", on_delete=models.PROTECT, null=True, related_name="audit_head"
    )
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        ordering = ["chain"]

    def __str__(self):
        return f"{self.chain} {self.seq} {self.hash}"


class AuditEntry(models.Model):
    """One thing somebody did, written in the transaction that did it. `payload` is canonical JSON text.

    The other columns repeat parts of the payload so that pages can filter; `verify_audit` compares them. Triggers
    refuse UPDATE, DELETE and TRUNCATE (migration `append_only`).
    """

    chain = models.CharField(max_length=12, help_text="The agency's public id, or 'system'.")
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, null=True, related_name="audit_entries"
    )
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(
        max_length=80, help_text="What was done, as noun.verb, for example rating.save."
    )
    object_type = models.CharField(
        max_length=80, help_text="For example assessments.rating; empty without an object."
    )
    object_id = models.CharField(max_length=40, help_text="The object's public id.")
    payload = models.TextField()
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "-seq"]
        verbose_name_plural = "audit entries"
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_seq_once")]
        indexes = [models.Index(fields=["object_type", "object_id"], name="audit_object")]

    def __str__(self):
        return f"{self.seq} {self.action} {self.object_type} {self.object_id}"
