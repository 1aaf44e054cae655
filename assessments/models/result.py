"""Stored results: computed once from sealed inputs; page, PDF and exports draw the same row."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property

from assessments.choices import ActionState, ResultState
from assessments.models.candidate import Candidate
from assessments.models.hiring import HiringAction
from assessments.models.rule_set import RuleSet
from competency_portal.accounts.choices import Role
from competency_portal.accounts.queries import agency_ids
from competency_portal.identifiers import PublicIdModel


class ResultQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Specialists and HR admins see provisional lists; hiring managers and auditors only final ones.

        Nobody reads a list of a hiring action in which their own worksheets are still to be handed in, nor, before it
        is final, one that would tell of a candidate who is shut to them.
        """
        staff = models.Q(action__agency__in=agency_ids(user, Role.SPECIALIST, Role.HR_ADMIN))
        readers = models.Q(action__agency__in=agency_ids(user, Role.AUDITOR)) | models.Q(
            action__hiring_manager=user if user.is_authenticated else None,
            action__agency__in=agency_ids(user, Role.MANAGER),
        )
        final = models.Q(state=ResultState.FINAL, action__state=ActionState.FINAL)
        return (
            self.filter(staff | (readers & final))
            .exclude(action__in=HiringAction.objects.still_rated_by(user))
            .exclude(action__in=HiringAction.objects.with_lists_shut_to(user))
        )


class Result(PublicIdModel):
    """One computation of the ranked list. Never changed; computing again adds the next number.

    `inputs` and `outputs` are canonical JSON; `content_hash` seals both, so that anybody can recompute the list.
    `summary` repeats their part that does not grow with the candidates, as `ResultRow` repeats the other part.
    """

    action = models.ForeignKey(HiringAction, on_delete=models.PROTECT, related_name="results")
    number = models.PositiveIntegerField()
    evidence_version = models.PositiveIntegerField(
        default=0, help_text="The hiring action's count of changes when the list was computed."
    )
    state = models.CharField(max_length=20, choices=ResultState, default=ResultState.PROVISIONAL)
    rule_set = models.ForeignKey(RuleSet, on_delete=models.PROTECT, related_name="+")
    inputs = models.TextField()
    outputs = models.TextField()
    summary = models.JSONField(
        default=dict,
        help_text="Inputs and outputs without candidates, so that a page need not read everything.",
    )
    content_hash = models.CharField(max_length=64)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    computed_at = models.DateTimeField()

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ["action", "-number"]
        constraints = [models.UniqueConstraint(fields=["action", "number"], name="result_number_once")]

    def __str__(self):
        return f"Result {self.number} of {self.action}"


class ResultRow(models.Model):
    """One candidate's line of a result, so that no page reads everybody to show one. Its figures repeat `outputs`.

    `sealed_inputs` and `sealed_line` are the candidate's pieces of the sealed texts, byte for byte; `check_invariants`
    compares them with the seal.
    """

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="rows")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveIntegerField(help_text="Place on the page, ranked candidates first.")
    rank = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: not ranked.")
    tied = models.BooleanField(default=False)
    exact = models.CharField(max_length=60, blank=True, help_text="The exact score as a fraction, 'a/b'.")
    shown = models.DecimalField(max_digits=9, decimal_places=4, null=True, help_text="Rounded once, half up.")
    standing = models.CharField(max_length=20, help_text="ranked, incomplete, withdrawn or no_show.")
    reason = models.TextField(blank=True)
    sealed_inputs = models.TextField(
        default="{}", help_text="What stands of the candidate in the result's inputs."
    )
    sealed_line = models.TextField(
        default="{}", help_text="What stands of the candidate in the result's outputs."
    )

    class Meta:
        ordering = ["result", "order"]
        constraints = [models.UniqueConstraint(fields=["result", "candidate"], name="result_row_once")]
        indexes = [models.Index(fields=["result", "order"], name="result_order")]

    def __str__(self):
        return f"{self.candidate}: {self.shown if self.rank else self.standing}"

    @cached_property
    def given(self) -> dict[str, Any]:
        """What the line was computed from: state, initial and agreed ratings."""
        return json.loads(self.sealed_inputs)

    @cached_property
    def line(self) -> dict[str, Any]:
        """What was computed: rank, exact score and its parts, or the status and its reasons."""
        return json.loads(self.sealed_line)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Parts of the score in guide order; none where there is no score."""
        return self.line.get("parts", [])
