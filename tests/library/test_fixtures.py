"""The committed fixtures are what the readers make of the documents, and loading them twice changes nothing."""

from pathlib import Path

from django.conf import settings

from competency_portal.audit.models import AuditEntry
from models_app.actions.content import content_hash_of
from models_app.actions.loading import load_library
from models_app.choices import VersionState
from models_app.exchange.library_fixtures import build
from models_app.models import CompetencyRevision, Finding, ModelVersion
from tests.shipped_library import fixture_texts

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


def test_committed_fixtures_are_what_the_documents_give():
    built = build(FIXTURES / "sources")

    assert built == {p.name: p.read_text(encoding="utf-8") for p in (FIXTURES / "library").glob("*.json")}


def test_versions_are_published_with_their_hash(library):
    versions = ModelVersion.objects.all()
    assert {v.state for v in versions} == {VersionState.PUBLISHED}
    assert [v.content_hash for v in versions] == [content_hash_of(v) for v in versions]
    assert not CompetencyRevision.objects.exclude(published=True).exists()
    assert not CompetencyRevision.objects.filter(content_hash="").exists()
    assert library.added["competencies"] == 34


def test_each_agency_has_entries_in_its_own_chain(library):
    entries = AuditEntry.objects.order_by("agency__code", "seq").values_list("agency__code", "action")
    assert list(entries) == [
        (c, a) for c in ("la", "nara", "nc") for a in ("agency.load", "model_version.load")
    ]


def test_loading_again_adds_nothing(library):
    before = list(Finding.objects.values()), list(ModelVersion.objects.values())

    again = load_library(fixtures=fixture_texts())

    assert not again.added
    assert (list(Finding.objects.values()), list(ModelVersion.objects.values())) == before


def test_nothing_is_added_to_a_version_that_was_there(library):
    Finding.objects.filter(version__model__agency__code="nc", position=1).delete()

    assert not load_library(fixtures=fixture_texts()).added
