"""What a late form takes from the record, and what two people changed."""

import pytest
from django.http import QueryDict

from models_app.forms.drawn import carried, collides, drawn_of

DRAWN = {"name": "One", "text": "a\nb", "unset": None, "indicator:1": "First", "indicator:2": "Second"}


def sent(drawn=None, **typed):
    data = QueryDict(mutable=True)
    data.update({**DRAWN, "unset": "", "text": "a\r\nb", **typed})
    data["drawn"] = drawn_of(DRAWN) if drawn is None else drawn
    return data


def test_what_was_left_alone_takes_what_is_on_record_and_what_was_typed_stays():
    recorded = {"name": "Two", "text": "c", "unset": 7, "indicator:1": "First", "indicator:3": "New"}

    data = carried(sent(**{"indicator:1": "Mine"}), recorded).dict()

    data.pop("drawn")
    assert data == {"name": "Two", "text": "c", "unset": "7", "indicator:1": "Mine", "indicator:3": "New"}


@pytest.mark.parametrize("drawn", ["", "[]", "5", "{", "[" * 100_000, '{"name": ["x"]}'])
def test_nonsense_counts_every_field_as_typed(drawn):
    data = sent(drawn)

    assert carried(data, {"name": "Two"})["name"] == "One"
    assert collides(data, "name", "Two")


def test_only_what_was_changed_on_record_collides():
    data = sent(name="Mine")

    assert [collides(data, "name", recorded) for recorded in ("One", "Two")] == [False, True]
    assert [collides(data, "unset", recorded) for recorded in (None, "x")] == [False, True]
    assert [collides(data, "later", recorded) for recorded in ("", "x")] == [False, True]
