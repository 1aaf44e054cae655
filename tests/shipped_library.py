"""The shipped library as a fixture, loaded once a run; what a test changes in it is undone after the test."""

from pathlib import Path

import pytest
from django.conf import settings

from models_app.actions.loading import load_library


def fixture_texts():
    """Texts of the committed fixture files."""
    folder = Path(settings.BASE_DIR) / "fixtures" / "library"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))]


@pytest.fixture(scope="module")
def loaded_library(kept_world):
    """Made once a run; in its modules each test has a transaction of its own."""
    with kept_world("library", lambda: load_library(fixtures=fixture_texts())) as loaded:
        yield loaded


@pytest.fixture
def library(loaded_library, db):
    """The shipped library for one test."""
    return loaded_library
