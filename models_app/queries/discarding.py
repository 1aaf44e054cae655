"""What goes with a draft that is discarded, and what stays: one answer for the page that asks and for the action."""

from collections.abc import Sequence
from dataclasses import dataclass

from models_app.models import (
    Competency,
    CompetencyRevision,
    CompetencyUse,
    DocumentImport,
    ModelVersion,
)


@dataclass(frozen=True)
class Leaving:
    """Nothing of it is deleted. `words` go with the draft; `kept` become the bank's, for another draft has them.

    `competencies` have no other words and leave the bank. `remaining` is the version that the model has then.
    """

    words: tuple[CompetencyRevision, ...]
    kept: tuple[CompetencyRevision, ...]
    competencies: tuple[Competency, ...]
    remaining: ModelVersion | None
    imports: tuple[DocumentImport, ...]
    comments: int
    findings: int

    @property
    def reworded(self) -> tuple[CompetencyRevision, ...]:
        """Words that go while their competency stays in the bank with others."""
        gone = {competency.pk for competency in self.competencies}
        return tuple(revision for revision in self.words if revision.competency_id not in gone)


def leaving_with(version: ModelVersion) -> Leaving:
    """What was first written in this draft goes with it, unless another version uses it. A fixed number of queries.

    Words that were in the bank before stay there, and so does what was edited on the bank's own page since.
    """
    begun = list(
        CompetencyRevision.objects.filter(begun_in=version, published=False)
        .select_related("competency", "for_model")
        .order_by("bank_number", "family", "variant", "number")
    )
    others = ModelVersion.objects.standing().exclude(pk=version.pk)
    elsewhere = set(
        CompetencyUse.objects.filter(revision__in=begun, version__in=others).values_list(
            "revision", flat=True
        )
    )
    words = tuple(revision for revision in begun if revision.pk not in elsewhere)
    kept = tuple(revision for revision in begun if revision.pk in elsewhere)
    return Leaving(
        words=words,
        kept=kept,
        competencies=_left_without_words(words, kept),
        remaining=others.filter(model=version.model_id).order_by("-number").first(),
        imports=tuple(version.imports.defer("document", "mapping", "decisions")),
        comments=version.comments.count(),
        findings=version.findings.count(),
    )


def _left_without_words(
    words: Sequence[CompetencyRevision], kept: Sequence[CompetencyRevision]
) -> tuple[Competency, ...]:
    ones = {revision.competency_id: revision.competency for revision in words}
    rest = CompetencyRevision.objects.standing().filter(competency__in=ones)
    with_others = {revision.competency_id for revision in kept}
    with_others |= set(rest.exclude(pk__in=[one.pk for one in words]).values_list("competency", flat=True))
    return tuple(competency for key, competency in ones.items() if key not in with_others)
