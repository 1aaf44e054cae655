"""A version as plain rows: the places are lines of the one document that goes along."""

from types import SimpleNamespace

import pytest

from models_app.models import SourceDocument
from models_app.queries.plain_version import own_place, place_in

ROW = {"source_lines": "12-13, 22"}


@pytest.mark.parametrize(("source_id", "lines"), [(1, (12, 13, 22)), (None, (12, 13, 22)), (2, ())])
def test_lines_of_another_document_are_no_places(source_id, lines):
    row = SimpleNamespace(source_id=source_id, **ROW)

    assert (place_in(SourceDocument(pk=1))(row), own_place(row)) == (lines, (12, 13, 22))


def test_version_without_a_document_has_no_places_in_any():
    assert place_in(None)(SimpleNamespace(source_id=2, **ROW)) == ()
