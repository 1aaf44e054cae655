import codecs
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competency_portal.exchange.decoding import MIXED, WINDOWS_1252
from competency_portal.exchange.document import Document, LeftOut, Passage
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.passages import _UNSEEN, UNSEEN
from competency_portal.exchange.table import UnreadableFile
from competency_portal.exchange.text_headings import marked_headings
from competency_portal.exchange.texts import forbidden_character

TEXT = "Ána\r\n\r\n\tone\ttwo \r\n"
READ = Document("text", (Passage("Ána"), Passage("", "blank"), Passage("\tone\ttwo "), Passage("", "blank")))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-32"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(data):
    assert parse_document(data, "model.txt") == READ


def test_a_text_through_the_reader_of_the_portal():
    assert read_document(TEXT.encode(), "model.txt") == READ


def test_windows_1252_is_the_last_resort_and_said():
    assert parse_document(TEXT.encode("cp1252"), "") == Document("text", READ.passages, note=WINDOWS_1252)


@pytest.mark.parametrize(
    ("data", "texts", "lines"),
    [
        ("Größe\r\nMa".encode() + b"\xdfe\r\nEnde", ["Größe", "Maße", "Ende"], "2"),
        ("é ".encode() + b"\xe9 \x96", ["é é –"], "1"),
        (codecs.BOM_UTF8 + b"Ma\xdfe\nEnde", ["Maße", "Ende"], "1"),
        ("é".encode() + b"\n\xe9" * 12, ["é"] * 13, "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more"),
    ],
)
def test_bytes_in_another_encoding_are_read_and_their_lines_named(data, texts, lines):
    found = parse_document(data, "a.txt")

    assert ([one.text for one in found.passages], found.note) == (texts, MIXED.format(lines))


def test_bytes_that_are_in_no_encoding_are_refused():
    with pytest.raises(UnreadableFile, match="This is not a text file"):
        parse_document("é".encode() + b"\n\x81", "a.txt")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Model\n\n| Name | Level 1 |\n|------|:-------:|\n| Maps | Reads. |\n", "Pasted text.txt"),
        ("Model\r\n\r\nName | Level 1\r\n---|---\r\nMaps | Reads.\r\n".encode("utf-16"), ""),
    ],
)
def test_a_table_of_markdown_is_refused_in_plain_words(data, name):
    with pytest.raises(UnreadableFile, match="This is a Markdown text with a table"):
        parse_document(data, name)


def test_rules_are_no_table_of_markdown():
    text = "Model\n-----\n---\nMaps | Paths\n| --- |\n"

    assert [one.text for one in parse_document(text.encode(), "a.txt").passages] == text.split("\n")


def test_form_feeds_end_pages_and_no_lines():
    found = parse_document(b"one\f\n\ftwo\n\f\nthree\ffour", "a.txt")

    assert found.passages == (
        Passage("one", page=1),
        Passage("two", page=3),
        Passage("", "blank", page=4),
        Passage("three four", page=4),
    )


def test_what_nobody_sees_is_left_out_by_name():
    found = parse_document(
        "a\u202eb\nc\u200bd\u200b\n\u200d\x0b\x85\u2029e\ufffd and more words".encode(), "a.txt"
    )

    assert found == Document(
        "text",
        (Passage("ab"), Passage("cd"), Passage("\u200d\u2028\u2028\u2028e\ufffd and more words")),
        (
            LeftOut("U+202E RIGHT-TO-LEFT OVERRIDE", f"{UNSEEN} First in line 1."),
            LeftOut("U+200B ZERO WIDTH SPACE, 2 times", f"{UNSEEN} First in line 2."),
        ),
        note="Some letters were lost before the file came here; they stand as \ufffd.",
    )


def test_what_is_left_out_is_what_may_not_be_stored():
    kept = {"\r", "\ufffd"}  # a line end; and a loss that must be seen
    characters = map(chr, chain(range(0x20000), range(0xE0000, 0xE1000)))  # others are ideographs and private

    assert {c for c in characters if bool(forbidden_character(c)) != bool(_UNSEEN.match(c))} == kept


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Draft] Competency model", "text"),
        ("[Draft model]", "text"),
        ("{draft", "text"),
        ("MZ is not always a program", "text"),
        ("BMW", "text"),
        ("a,b", "text"),
        ("*bold*", "text"),
    ],
)
def test_texts_that_look_like_something_else(text, kind):
    assert parse_document(text.encode(), "model").kind == kind


readable = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
    )
    | st.sampled_from("\t\n\r"),
    max_size=200,
).filter(
    lambda text: text.strip() and not text.lstrip().startswith(("{", "[", "<", "BM", "PK", "%", "Rar", "GIF"))
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(readable)
def test_the_text_of_a_text_is_the_text(text):
    found = parse_document(text.encode("utf-8-sig"), "model.txt")

    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert found.text == lines or marked_headings(lines.split("\n"))[0]
    assert Document.from_plain(found.as_plain()) == found
