import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competency_portal.exchange import limits
from competency_portal.exchange.document import Document, Passage
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.table import UnreadableFile

FILE = '{"a": [1, 2.50, {}], "b": {"text": "two\\nlines “x”", "none": null}, "c": []}'
LINES = """{
  "a": [
    1,
    2.50,
    {}
  ],
  "b": {
    "text": "two\\nlines “x”",
    "none": null
  },
  "c": []
}"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_members_and_lines(encoding):
    found = parse_document(FILE.encode(encoding), "model.json")

    assert (found.kind, found.text, found.data) == ("json", LINES, json.loads(FILE))
    assert {passage.kind for passage in found.passages} == {"data"}


def test_a_data_file_through_the_reader_of_the_portal():
    assert read_document(FILE.encode(), "") == parse_document(FILE.encode(), "")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("9007199254740991", 9007199254740991),
        ("9007199254740992", "9007199254740992"),
        ("-9007199254740992", "-9007199254740992"),
        ("1" * 5000, "1" * 5000),
        ("0.1", 0.1),
        ("1E2", 100.0),
        ("0.12345678901234567890", "0.12345678901234567890"),
        ("1e309", "1e309"),
        ("1E1000000", "1E1000000"),
        ("-0", 0),
    ],
)
def test_numbers_are_exact_or_texts(written, value):
    assert parse_document(f"[{written}]".encode(), "a.json") == Document(
        "json", (Passage("[", "data"), Passage(f"  {written}", "data"), Passage("]", "data")), data=[value]
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1, "b": 2, "a": 3}', "the member 'a' twice"),
        ('{"a": NaN}', "holds NaN"),
        ("[-Infinity]", "holds -Infinity"),
        ('{"a": ', "line 1, column 7: it ends too early"),
        ('{"a": 1,}', "line 1, column 9: something else was expected"),
        ('["\\ud800 x"]', r"half a character in '\? x'"),
        ('{"a\\u0000": 1}', "a NUL character"),
        ("[" * 33 + "]" * 33, "more than 32 levels"),
        ("[" * 100_000 + "]" * 100_000, "more than 32 levels"),
        (f'["{"x" * limits.DATA_BYTES}"]', "larger than 5 MB"),
    ],
)
def test_data_files_that_are_refused(text, reason):
    with pytest.raises(UnreadableFile, match=reason):
        parse_document(text.encode(), "a.json")


def test_a_data_file_has_its_limit_of_lines(monkeypatch):
    monkeypatch.setattr(limits, "DATA_LINES", 10)

    assert len(parse_document(b"[1,2,3,4,5,6,7,8]", "").passages) == 10
    with pytest.raises(UnreadableFile, match="more than 10 lines"):
        parse_document(b"[1,2,3,4,5,6,7,8,9]", "")


def test_the_deepest_file_is_read_and_braces_in_texts_do_not_count():
    text = "[" * 31 + '["[[[[\\"]"]' + "]" * 31

    assert parse_document(text.encode(), "").data == json.loads(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
    max_leaves=10,
)  # fmt: skip


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.dictionaries(st.text("abc", max_size=3), values, min_size=1, max_size=3))
def test_members_come_back_as_they_were(members):
    found = parse_document(json.dumps(members).encode(), "a.json")

    assert found.data == members
