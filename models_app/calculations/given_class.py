"""What a person said of the job class, beside what the document says of it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from models_app.calculations.finding_keys import finding_keys
from models_app.calculations.plain import PlainFinding, PlainJob, PlainModel

NO_CLASS = "The job class can't be told"
GIVEN = "It was given when the document was brought in."


def why_no_class(job: PlainJob) -> str:
    """What the document says of its class, where it does not name it."""
    if job.code:
        return f"The class code {job.code} was read, the name of the class was not. None was assumed."
    return "The document does not say in a way that the portal knows which job class it is for. None was assumed."


def with_job(plain: PlainModel, job: Mapping[str, str], settled: Collection[str] = ()) -> PlainModel:
    """The model with these facts; that its class can't be told is then no open question any more."""
    given: dict[str, Any] = {name: text.strip() for name, text in job.items() if text.strip()}
    if not given:
        return plain
    return replace(plain, job=replace(plain.job, **given), findings=answered(plain, job, settled))


def answered(
    plain: PlainModel, job: Mapping[str, str], settled: Collection[str] = ()
) -> tuple[PlainFinding, ...]:
    """The findings; where a class is given, the question for it is settled, unless a person settled it (`settled`)."""
    title = job.get("title", "").strip()
    return tuple(
        replace(finding, settled=True, value=f"Job class: {title}"[:200], reason=GIVEN)
        if title and finding.title == NO_CLASS and not finding.settled and key not in settled
        else finding
        for key, finding in zip(finding_keys(plain.findings), plain.findings, strict=True)
    )
