"""What is published can't be changed, added to or removed: by objects, in bulk, by deleting something else."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from models_app.actions.sealing import seal
from models_app.choices import VersionState
from models_app.models import (
    Competency,
    CompetencyGroup,
    CompetencyRevision,
    Finding,
    LevelDescription,
    ModelPart,
    ModelVersion,
    SourceDocument,
    triggers,
)
from models_app.models.base import SealedContent
from tests.factories import make_model_version


def rows_of(version):
    """One row of each kind of content."""
    use = version.uses.first()
    revision = use.revision
    return [
        version,
        version.parts.first(),
        use,
        version.findings.first(),
        revision,
        revision.levels.first(),
        revision.indicators.first(),
        revision.standards.first(),
        CompetencyRevision.objects.get(competency__number=28).areas.first(),
    ]


def test_no_row_of_a_published_version_is_saved_or_deleted(la):
    for row in rows_of(la):
        with pytest.raises(SealedContent):
            row.save()
        with pytest.raises(SealedContent):
            row.delete()


def test_groups_are_kept_too(nara):
    with pytest.raises(SealedContent):
        nara.groups.first().save()


def test_nothing_is_added_to_a_published_version(la):
    revision = la.uses.first().revision
    for row in (
        ModelPart(version=la, position=99, kind="note", text="New."),
        CompetencyGroup(version=la, position=99, name="New"),
        Finding(version=la, position=99, kind="text", title="New", detail="New."),
        LevelDescription(revision=revision, level=revision.scale.levels.first(), text="New."),
    ):
        with pytest.raises(SealedContent):
            row.save()


@pytest.mark.parametrize(
    "change",
    [
        lambda: CompetencyRevision.objects.update(definition="x"),
        lambda: CompetencyRevision.objects.all()._raw_delete("default"),
        lambda: ModelVersion.objects.update(title="x"),
        lambda: ModelVersion.objects.update(content_hash=""),
        lambda: ModelVersion.objects.update(state=VersionState.DRAFT),
        lambda: ModelVersion.objects.all()._raw_delete("default"),
        lambda: SourceDocument.objects.update(text="x"),
        lambda: SourceDocument.objects.all()._raw_delete("default"),
    ],
)
def test_the_database_refuses_bulk_changes(la, change):
    with pytest.raises(DatabaseError, match="published can not be changed"), transaction.atomic():
        change()


def test_a_published_version_may_be_superseded(la):
    ModelVersion.objects.filter(pk=la.pk).update(state=VersionState.SUPERSEDED)

    la.refresh_from_db()
    assert la.state == VersionState.SUPERSEDED


def test_the_guard_is_the_seal_and_not_something_else(db):
    version = make_model_version(state=VersionState.DRAFT)
    version.groups.first().save()

    seal(version, approved_by=None)

    with pytest.raises(SealedContent):
        version.groups.first().save()


def test_a_competency_goes_nowhere_while_a_version_uses_it(la):
    with pytest.raises(ProtectedError):
        Competency.objects.get(number=28).delete()


def test_all_triggers_stand_after_all_migrations(db):
    assert triggers.missing(connection) == []


def test_what_was_changed_behind_our_back_is_named(la):
    call_command("verify_library")
    LevelDescription.objects.filter(revision__competency__number=53, level__ordinal=3).update(text="x")

    with pytest.raises(CommandError, match=r"version 1; .*Leadership, revision 1\."):
        call_command("verify_library")
