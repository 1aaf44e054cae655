"""One guide version under lock: whoever writes it and whoever reviews it take turns on its row."""

from assessments.models import GuideVersion


def locked_guide(version: GuideVersion) -> GuideVersion:
    """The guide version as it stands now, locked until the transaction ends; rules are asked of this one.

    PostgreSQL locks the row; on SQLite a transaction begins IMMEDIATE and holds the one write lock.
    """
    return (
        GuideVersion.objects.select_for_update(of=("self",), no_key=True)
        .select_related("guide__agency", "model_version", "scale", "reviewer")
        .get(pk=version.pk)
    )
