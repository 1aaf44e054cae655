"""The file of an approved guide is found by its seals; whatever changes its words or looks makes another file."""

from dataclasses import fields, replace

import pytest
from django.utils import timezone

from assessments.choices import GuideState
from assessments.documents import guide_file
from assessments.documents.guide_file import frozen_guide, guide_pdf
from assessments.models import GuideVersion
from competency_portal.pdf import fingerprint
from tests import factories as make

pytestmark = pytest.mark.django_db


def sealed():
    """An approved version with the seals that approval and publication give."""
    version = make.make_guide_version()
    version.model_version.content_hash = "a" * 64
    version.model_version.save()
    version.content_hash, version.approved_at = "b" * 64, timezone.now()
    version.save()
    return version


@pytest.fixture
def drawn(monkeypatch, settings, tmp_path):
    """Counts how often pages are laid out; the file names the version it was made for."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    made = []

    class Pages:
        def pdf(self):
            return f"%PDF- {len(made)}".encode()

    def pages(packet):
        made.append(packet)
        return Pages()

    monkeypatch.setattr(guide_file, "packet_pages", pages)
    return made


def test_approved_version_is_drawn_once_and_then_found_without_a_query(drawn, django_assert_num_queries):
    version = sealed()
    first = guide_pdf(version)

    with django_assert_num_queries(0):
        again = guide_pdf(version)

    assert (first, again, len(drawn)) == (b"%PDF- 1", b"%PDF- 1", 1)


def test_superseded_version_keeps_its_file(drawn):
    version = sealed()
    guide_pdf(version)
    version.state = GuideState.SUPERSEDED

    assert (guide_pdf(version), len(drawn)) == (b"%PDF- 1", 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda v: setattr(v, "content_hash", "c" * 64),
        lambda v: setattr(v.model_version, "content_hash", "c" * 64),
        lambda v: setattr(v.guide.agency, "paper_size", "a4"),
        lambda v: setattr(v.guide.agency, "name", "Renamed Agency"),
        lambda v: setattr(v.model_version.model.job_class, "title", "Renamed Class"),
        lambda v: setattr(v, "approved_at", timezone.now()),
    ],
)
def test_what_changes_the_words_makes_another_file(drawn, change):
    version = sealed()
    guide_pdf(version)
    change(version)

    assert (guide_pdf(version), len(drawn)) == (b"%PDF- 2", 2)


def test_other_looks_make_another_file(drawn, monkeypatch):
    version = sealed()
    guide_pdf(version)
    monkeypatch.setattr("competency_portal.pdf.store.edition", lambda: "of tomorrow")

    assert (guide_pdf(version), len(drawn)) == (b"%PDF- 2", 2)


@pytest.mark.parametrize(
    "change",
    [
        lambda v: setattr(v, "state", GuideState.IN_REVIEW),
        lambda v: setattr(v, "content_hash", ""),
        lambda v: setattr(v, "approved_at", None),
        lambda v: setattr(v.model_version, "content_hash", ""),
    ],
)
def test_version_without_all_seals_is_found_by_its_words(change):
    version = sealed()
    change(version)

    assert frozen_guide(version) is None


def test_every_part_of_the_key_counts():
    key = frozen_guide(GuideVersion.objects.get(pk=sealed().pk))

    others = {fingerprint(replace(key, **{field.name: ("x",)})) for field in fields(key)}

    assert (len(others), fingerprint(key) in others) == (len(fields(key)), False)
