"""The shipped library as a fixture, loaded once a module; what a test changes in it is undone after the test."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from models_app.actions.loading import load_library


def fixture_texts():
    """Texts of the committed fixture files."""
    folder = Path(settings.BASE_DIR) / "fixtures" / "library"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))]


@pytest.fixture(scope="module")
def loaded_library(django_db_setup, django_db_blocker):
    """Inside a transaction around the whole module, in which each test then has its own savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_library(fixtures=fixture_texts())
        transaction.set_rollback(True)


@pytest.fixture
def library(loaded_library, db):
    """The shipped library for one test."""
    return loaded_library
