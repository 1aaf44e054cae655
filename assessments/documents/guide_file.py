"""The printed guide as a file: of an approved version, the kept one is found without reading what it says."""

from dataclasses import dataclass

from assessments.documents.guide import guide_packet
from assessments.documents.printing import packet_pages, packet_pdf
from assessments.models import GuideVersion
from competency_portal.pdf import fingerprint, stored


@dataclass(frozen=True)
class FrozenGuide:
    """What decides the words of an approved guide's packet: the seals of what is frozen, and what is not sealed.

    The guide's seal covers its own words and names the scale, which never changes once it is used; the model
    version's seal covers definitions, names and required levels. Agency and job class may be renamed.
    """

    guide: str
    model: str
    number: int
    model_number: int
    approved_at: str
    scale: tuple[str, str, str]
    agency: str
    job_class: tuple[str, str, str]
    paper: str


def frozen_guide(version: GuideVersion) -> FrozenGuide | None:
    """The key of an approved version's file; None while the guide or its model is not sealed."""
    model_version = version.model_version
    if not (
        version.is_frozen and version.content_hash and model_version.content_hash and version.approved_at
    ):
        return None
    agency, job_class, scale = version.guide.agency, model_version.model.job_class, version.scale
    return FrozenGuide(
        guide=version.content_hash,
        model=model_version.content_hash,
        number=version.number,
        model_number=model_version.number,
        approved_at=version.approved_at.isoformat(),
        scale=(scale.public_id, scale.name, scale.origin),
        agency=agency.name,
        job_class=(job_class.title, job_class.grade, job_class.code),
        paper=agency.paper_size,
    )


def guide_pdf(version: GuideVersion) -> bytes:
    """The packet of a guide version, kept once it is made. Raises `DoesNotFit`, `PdfUnavailable`."""
    key = frozen_guide(version)
    if key is None:
        return packet_pdf(guide_packet(version))
    return stored(fingerprint(key), lambda: packet_pages(guide_packet(version)).pdf())
