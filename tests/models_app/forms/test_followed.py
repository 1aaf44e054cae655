"""Where the items of a list stand now, told by their words."""

import pytest
from django.http import QueryDict

from models_app.forms.drawn import NAME, digests_in, drawn_of
from models_app.forms.followed import followed, places


@pytest.mark.parametrize(
    ("drawn", "now", "expected"),
    [
        ("abc", "abc", [1, 2, 3]),
        ("abc", "bac", [2, 1, 3]),
        ("abc", "bc", [None, 1, 2]),
        ("abc", "aXc", [1, 2, 3]),
        ("abc", "aXcd", [1, 2, 3]),
        ("abc", "Xc", [1, None, 2]),  # what is new stands in the first one's place
        ("aab", "aba", [1, 3, 2]),
        ("aa", "a", [1, None]),
        ("a", "", [None]),
        ("", "a", []),
    ],
)
def test_the_same_words_are_the_same_item(drawn, now, expected):
    found = places(dict(enumerate(drawn, 1)), dict(enumerate(now, 1)))

    assert found == dict(enumerate(expected, 1))


def test_every_field_of_an_item_goes_along_and_other_names_stay():
    texts = {"area:1": "A", "area:1:heading": "H", "area:2": "B", "area:2:heading": "", "name": "N"}
    data = QueryDict(mutable=True)
    data.update({**texts, "area:2": "Mine", "area:x": "odd", "area:99999": "odd", NAME: drawn_of(texts)})

    moved = followed(data, {"area:1": "B", "area:1:heading": ""}, ["area"])

    digests = digests_in(moved)
    drawn = digests_in({NAME: drawn_of({"area:1": "B", "gone:area:1": "A", "name": "N"})})
    assert {name: digests[name] for name in drawn} == drawn
    sent = {name: text for name, text in moved.items() if name != NAME}
    assert sent == {
        "gone:area:1": "A", "gone:area:1:heading": "H", "area:1": "Mine", "area:1:heading": "", "name": "N",
        "area:x": "odd", "area:99999": "odd",
    }  # fmt: skip
