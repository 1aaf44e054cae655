"""What the files of a version say that is no content of it: its agency, its bank, the place of the class's facts.

A sealed version has them as they were on that day, so that its files stay the same whatever is edited later.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from models_app.models import CompetencyBank, ModelVersion


@dataclass(frozen=True)
class Surroundings:
    """Names and settings around a version. `job_lines`: where its own source states the class, as it is stored.

    `bank_names`: of all banks that its competencies stand in, by code; kept of a sealed version only.
    """

    agency: str
    paper_size: str
    time_zone: str
    bank: str
    bank_description: str
    job_lines: str
    bank_names: dict[str, str] = field(default_factory=dict)


def surroundings_of(version: ModelVersion) -> Surroundings:
    """As they were when the version was sealed, else as they are. Give it with agency, bank and class."""
    kept = version.surroundings
    return surroundings_now(version) if kept is None else Surroundings(**kept)


def agency_name(version: ModelVersion) -> str:
    """What its agency was called when the version was sealed; for lists, which have no bank and class at hand."""
    kept = version.surroundings
    return version.model.agency.name if kept is None else str(kept["agency"])


def surroundings_now(version: ModelVersion) -> Surroundings:
    """As they are."""
    model = version.model
    agency, bank, job = model.agency, model.bank, model.job_class
    return Surroundings(
        agency=agency.name,
        paper_size=agency.paper_size,
        time_zone=agency.time_zone,
        bank=bank.name,
        bank_description=bank.description,
        job_lines=job.source_lines if job.source_id in (None, version.source_id) else "",
    )


def to_keep(version: ModelVersion) -> dict[str, Any]:
    """What is stored with the version that is sealed."""
    banks = CompetencyBank.objects.filter(competencies__revisions__uses__version=version).distinct()
    return {**asdict(surroundings_now(version)), "bank_names": {bank.code: bank.name for bank in banks}}
