"""Loading the shipped library: what is missing is added, what is there stays as it is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core import serializers
from django.db import transaction
from django.db.models import Model

from competency_portal.accounts.models import Agency
from competency_portal.audit.recording import record
from models_app.actions.sealing import seal
from models_app.choices import FROZEN_STATES, VersionState
from models_app.models import CompetencyRevision, ModelVersion

# Rows belong to one of these; nothing is added to one that was there before, as it may be frozen.
OWNERS = {"version": ModelVersion, "revision": CompetencyRevision}


@dataclass
class Loaded:
    """What a run did: rows added by table name, rows that were there, and the versions that it published."""

    added: Counter[str] = field(default_factory=Counter)
    present: int = 0
    versions: list[ModelVersion] = field(default_factory=list)


@transaction.atomic
def load_library(*, fixtures: Iterable[str]) -> Loaded:
    """Load fixture files (texts of Django's JSON form with natural keys) and publish the versions they hold.

    Running it again adds nothing. Each agency's chain gets an entry for the agency and for each version.
    """
    loaded = Loaded()
    fresh: set[tuple[type[Model], object]] = set()
    for text in fixtures:
        for item in serializers.deserialize("json", text):
            _load(item.object, loaded, fresh)
    for version in loaded.versions:
        _publish(version)
    return loaded


def _load(row: Model, loaded: Loaded, fresh: set[tuple[type[Model], object]]) -> None:
    if row.pk is not None or not _belongs_to_fresh(row, fresh):
        loaded.present += 1
        return
    frozen = isinstance(row, ModelVersion) and row.state in FROZEN_STATES
    if isinstance(row, ModelVersion) and frozen:
        row.state = VersionState.DRAFT  # until its content is complete
        loaded.versions.append(row)
    if isinstance(row, CompetencyRevision):
        row.published = False
    row.save(force_insert=True)
    fresh.add((type(row), row.pk))
    loaded.added[str(row._meta.verbose_name_plural)] += 1
    if isinstance(row, Agency):
        record(
            agency=row, actor=None, action="agency.load", obj=row, after={"name": row.name, "code": row.code}
        )


def _belongs_to_fresh(row: Model, fresh: set[tuple[type[Model], object]]) -> bool:
    names = {f.name for f in row._meta.concrete_fields} & OWNERS.keys()
    if isinstance(row, ModelVersion | CompetencyRevision) or not names:
        return True
    # A use names both; it belongs to the version.
    name = "version" if "version" in names else "revision"
    return (OWNERS[name], getattr(row, f"{name}_id")) in fresh


def _publish(version: ModelVersion) -> None:
    content_hash = seal(version, approved_by=None)
    gaps = version.findings.open().count()
    record(
        agency=version.model.agency,
        actor=None,
        action="model_version.load",
        obj=version,
        after={
            "number": version.number,
            "title": version.title,
            "content_hash": content_hash,
            "open_findings": gaps,
            "source_sha256": version.source.sha256 if version.source else None,
        },
        reason="Shipped library",
    )
