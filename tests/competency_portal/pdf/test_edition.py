"""A kept file belongs to the looks it was drawn in."""

from pathlib import Path

import pytest
from django.conf import settings

from competency_portal.pdf import fingerprint
from competency_portal.pdf.edition import edition, files_of_looks, hash_of
from tests import documents_factory


def test_looks_are_templates_styles_fonts_and_the_code_that_measures():
    names = {
        path.relative_to(settings.BASE_DIR).as_posix() for path in files_of_looks(Path(settings.BASE_DIR))
    }

    wanted = {
        "templates/pdf/packet.html",
        "templates/pdf/sections/_rating.html",
        "competency_portal/static/portal/print/sections.css",
        "competency_portal/static/portal/print/paper-a4.css",
        "competency_portal/static/portal/fonts/PublicSans-Bold.woff2",
        "competency_portal/pdf/cleaning.py",
        "assessments/documents/layout.py",
        "assessments/documents/packet_texts.py",
        "models_app/documents/model_sheet.py",
    }
    assert wanted - names == set()


@pytest.mark.parametrize("change", ["words", "name", "engine", "one file less"])
def test_hash_follows_every_change_of_the_looks(tmp_path, change):
    page, style = tmp_path / "page.html", tmp_path / "style.css"
    page.write_text("<p>")
    style.write_text("p {}")
    before = hash_of([page, style], "engine 1")
    if change == "words":
        page.write_text("<h1>")
    if change == "name":
        page = page.rename(tmp_path / "other.html")
    files = [page] if change == "one file less" else [page, style]

    after = hash_of(files, "engine 2" if change == "engine" else "engine 1")

    assert after != before


def test_same_words_in_other_looks_are_another_file(monkeypatch):
    packet = documents_factory.packet()
    before = fingerprint(packet)
    monkeypatch.setattr("competency_portal.pdf.store.edition", lambda: "of tomorrow")

    assert (fingerprint(packet) == before, len(edition())) == (False, 64)
