"""What a CASE package says of the version it was made from."""

from django.conf import settings

from models_app.choices import VersionState
from models_app.exchange.case.naming import BASE_PATH
from models_app.exchange.case.writing import About
from models_app.models import ModelVersion
from models_app.queries.surroundings import agency_name

STATUS = {
    VersionState.DRAFT: "Draft",
    VersionState.IN_REVIEW: "Draft",
    VersionState.PUBLISHED: "Adopted",
    VersionState.SUPERSEDED: "Deprecated",
    VersionState.RETIRED: "Deprecated",
    VersionState.DISCARDED: "Deprecated",
}


def about(version: ModelVersion, address: str = "") -> About:
    """Key, creator, edition, status and date. Give the version with its model and agency."""
    model = version.model
    return About(
        key=f"{model.agency.code}/{model.slug}/{version.number}",
        creator=agency_name(version),
        edition=str(version.number),
        status=STATUS[VersionState(version.state)],
        changed=version.published_at or version.created_at,
        address=address,
    )


def known_address() -> str:
    """Where the CASE service answers, as far as the settings tell; files say it, so it may not hang on a request."""
    return f"{settings.PORTAL_ADDRESS}/{BASE_PATH}" if settings.PORTAL_ADDRESS else ""
