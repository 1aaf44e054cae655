"""What is there once: a competency's name in its bank, a job class in its agency. Checked where somebody changes it.

What is double already, from before or from an import, stays and can be read.
"""

from django.urls import reverse

from competency_portal.errors import Problem
from models_app.calculations.same_words import folded
from models_app.models import Competency, CompetencyBank, CompetencyRevision, JobClass

# What tells two classes of an agency apart. Organizations do too, where both name one.
IDENTITY = ("title", "code", "series", "grade")


def double_name(bank: CompetencyBank, name: str, but_for: int | None = None) -> Problem | None:
    """The problem of a name, variant and all, that another competency of the bank has or is about to get."""
    standing = Competency.objects.standing().filter(bank=bank).exclude(pk=but_for)
    drafts = CompetencyRevision.objects.standing().filter(
        competency__bank=bank, for_model=None, published=False
    )
    drafted = drafts.exclude(competency=but_for).select_related("competency")
    others = [(row.name, row) for row in standing] + [(row.name, row.competency) for row in drafted]
    other = next((row for words, row in others if _same(words, name)), None)
    if other is None:
        return None
    address = reverse("library:competency-detail", args=[other.public_id])
    return Problem("This bank has a competency of this name already.", field="family", url=address)


def double_class(job: JobClass) -> Problem | None:
    """The problem of a job class that its agency has already."""
    for other in JobClass.objects.filter(agency=job.agency_id).exclude(pk=job.pk).order_by("pk"):
        apart = job.organization and other.organization and not _same(job.organization, other.organization)
        if not apart and all(_same(getattr(job, name), getattr(other, name)) for name in IDENTITY):
            address = reverse("library:class-detail", args=[other.public_id])
            words = f"Your agency has this job class already: {other}."
            return Problem(words, field="title", url=address)
    return None


def _same(one: str, other: str) -> bool:
    return folded(one) == folded(other)
