"""What the actions of the library check before they write."""

from competency_portal.access.rules import Decision
from competency_portal.errors import Refused, Stale
from models_app.models import ModelVersion


def insist(decision: Decision) -> None:
    """Refuse with the reason unless the permission was given."""
    if not decision:
        raise Refused(decision.reason)


def count_edit(version: ModelVersion, expected_edit: int | None) -> None:
    """Count one edit of the version. Stale when `expected_edit` is given and somebody has saved since."""
    expected = version.revision_of_edit if expected_edit is None else expected_edit
    changed = ModelVersion.objects.filter(
        pk=version.pk, revision_of_edit=expected, state=version.state
    ).update(revision_of_edit=expected + 1)
    version.refresh_from_db()
    if not changed:
        raise Stale(
            f"{version} was changed by somebody since you opened this page. Look at it as it is now; what you typed is "
            "still here.",
            current=version,
        )
