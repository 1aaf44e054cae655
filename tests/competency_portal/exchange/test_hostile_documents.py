"""Files that mean harm, are damaged, or are not what their name says: each is refused in plain words."""

import io
import random
import socket
import zipfile
import zlib
from types import SimpleNamespace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competency_portal.exchange import child, documents, limits, reading
from competency_portal.exchange.archives import DAMAGED_DOCUMENT
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.table import UnreadableFile
from tests.competency_portal.exchange.files import HEADING, raw_workbook, text_cell, zipped
from tests.competency_portal.exchange.makers import OFFICE, p, r, tbl, tc, word_file
from tests.competency_portal.exchange.pdf_maker import at, pdf_of

ENTITY_BOMB = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{('&' + old + ';') * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OUTSIDE_ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
OUTSIDE_TYPE = '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'
ENTITIES = "defines its own XML entities"


def word(body="", **how):
    return word_file(body or p("Text"), **how)


def xlsx(**how):
    return raw_workbook(HEADING, **how)


def noise(length):
    return "".join(random.Random(1).choices("abcdefgh", k=length))


def nested(depth):
    body = p("x")
    for _ in range(depth):
        body = tbl(["a", tc(body)])
    return body


def with_part(data, name, content):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    return zipped({**parts, name: content})


def pdf_bomb(pdf):
    pdf.pages[0].Contents = pdf.make_stream(b"")
    pdf.pages[0].Contents.write(zlib.compress(b"(x) Tj " * 10_000_000, 1), filter=pikepdf.Name.FlateDecode)


REFUSED = {
    "empty": lambda: (b"", "The file is empty."),
    "blanks": lambda: (b" \r\n\t ", "The file is empty."),
    "blank lines of another kind": lambda: ("\u3000\n\u2028".encode(), "holds no text"),
    "byte order mark alone": lambda: (b"\xef\xbb\xbf", "holds no text"),
    "old Word": lambda: (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "an old Word or Excel file"),
    "RTF": lambda: (b"{\\rtf1 text}", "RTF"),
    "web page": lambda: (b"<!DOCTYPE html><p>text", "a web page"),
    "web page behind blanks": lambda: (b"\xef\xbb\xbf \n<HTML>", "a web page"),
    "web archive": lambda: (b"MIME-Version: 1.0\n", "a web page"),
    "XML": lambda: (b'<?xml version="1.0"?><w:wordDocument/>', "XML"),
    "XML in UTF-16": lambda: ('<?xml version="1.0"?><a/>'.encode("utf-16"), "XML"),
    "picture": lambda: (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
    "bitmap": lambda: (b"BM\x00\x00\x00\x00", "a picture"),
    "program": lambda: (b"MZ\x90\x00\x03", "a program"),
    "Linux program": lambda: (b"\x7fELF\x02", "a program"),
    "PostScript": lambda: (b"%!PS-Adobe-3.0", "PostScript"),
    "gzip": lambda: (b"\x1f\x8b\x08\x00", "a compressed file"),
    "noise": lambda: (bytes(range(1, 128)) * 20, "not a text file"),
    "no known encoding": lambda: (b"caf\x81\x8d " * 20, "not a text file"),
    "NUL": lambda: (b"one\ntwo\x00\n", "Line 2 holds a NUL"),
    "damaged UTF-16": lambda: (b"\xff\xfea\x00b", "damaged"),
    "too large": lambda: (b"a" * (limits.UPLOAD_BYTES + 1), "larger than 10 MB"),
    "one word of 1 MB": lambda: (b"x" * 2**20, "Line 1 has 1,048,576 characters"),
    "too many lines": lambda: (b"x\n" * 50_001, "more than 50,000 lines"),
    "too much text": lambda: ((b"x" * 99_999 + b"\n") * 51, "more than 5,000,000 characters"),
    "zip of texts": lambda: (zipped({"a.txt": "a"}), "without a Word document"),
    "presentation": lambda: (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "a presentation"),
    "OpenDocument": lambda: (zipped({"mimetype": "x", "content.xml": ""}), "OpenDocument"),
    "binary workbook": lambda: (zipped({"xl/workbook.bin": ""}), r"\.xlsb"),
    "strict form": lambda: (
        with_part(word(), "_rels/.rels", "<a>http://purl.oclc.org/ooxml/officeDocument</a>"), "Strict Open XML",
    ),
    "locked archive": lambda: (word().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
                               "protected by a password"),
    "zip bomb": lambda: (word(extra={"word/media/a.bin": b"\x00" * 50_000_000}), "grows more than 100 times"),
    "large unpacked": lambda: (
        word(extra={f"word/media/{n}.bin": b"\x00" * 30_000_000 for n in range(4)}), "larger than 100 MB",
    ),
    "many parts": lambda: (word(extra={f"word/media/{n}": b"" for n in range(2_000)}), "more than 2,000 parts"),
    "entity bomb in Word": lambda: (word(p("&i;"), prologue=ENTITY_BOMB), ENTITIES),
    "outside entity in Word": lambda: (word(p("&x;"), prologue=OUTSIDE_ENTITY), ENTITIES),
    "outside type in Word": lambda: (word(prologue=OUTSIDE_TYPE), ENTITIES),
    "entities in the styles": lambda: (with_part(word(), "word/styles.xml", f"{ENTITY_BOMB}<a>&i;</a>"), ENTITIES),
    "entities in UTF-16": lambda: (
        with_part(word(), "word/styles.xml", f"{ENTITY_BOMB}<a>&i;</a>".encode("utf-16")), ENTITIES,
    ),
    "entities in links": lambda: (with_part(word(), "word/_rels/document.xml.rels", f"{OUTSIDE_ENTITY}<a/>"), ENTITIES),
    "rare encoding": lambda: (
        with_part(word(), "word/styles.xml", b'<?xml version="1.0" encoding="cp037"?><a/>'), "damaged",
    ),
    "EBCDIC": lambda: (with_part(word(), "word/styles.xml", '<?xml version="1.0"?>'.encode("cp037")), "damaged"),
    "entity bomb in Excel": lambda: (
        raw_workbook("<row><c><v>&i;</v></c></row>", prologue=ENTITY_BOMB), ENTITIES,
    ),
    "tables in tables": lambda: (word(nested(9)), "more than 8 deep"),
    "long word in Word": lambda: (word(p(noise(2**20))), "Line 1 has 1,048,576 characters"),
    "wide table in Word": lambda: (word(tbl(["x"] * 201)), "more than 200 columns"),
    "empty Word": lambda: (word_file(p()), "holds no text"),
    "wide sheet": lambda: (raw_workbook(f'<row r="1">{text_cell("XFD1", "x")}</row>'), "more than 200 columns"),
    "empty sheet": lambda: (raw_workbook(""), "no sheet with anything"),
    "20,001 rows": lambda: (b"x\n" * 20_001, "A table has 20,001 rows; the most is 20,000"),
    "endless rows": lambda: (b"x\n" * 50_001, "A table has more than 50,000 rows; the most is 20,000"),
    "columns of a text": lambda: (b"a\n" + b"a\t" * 200 + b"b\n", "Line 2 has more than 200 columns"),
    "rows of a text": lambda: (b"a\tb\n" * 20_001, "A table has 20,001 rows; the most is 20,000"),
    "open quote": lambda: (b'Name,Value\n"Ana,1\n', "never closed"),
    "wide row": lambda: (b"," * 200 + b"x\n", "more than 200 columns"),
    "empty PDF": lambda: (pdf_of([]), "holds no text"),
}  # fmt: skip
CSV = {"20,001 rows", "endless rows", "open quote", "wide row"}
BY_THE_CHILD = {
    "truncated Word": lambda: (word()[:-40], "damaged"),
    "broken XML": lambda: (with_part(word(), "word/document.xml", "<w:document>"), "damaged"),
    "deep XML": lambda: (word(f"{'<w:sdt>' * 400}{'</w:sdt>' * 400}"), "damaged"),
    "missing part": lambda: (with_part(word(), "_rels/.rels", "<x/>"), "damaged"),
    "Word in the coat of Excel": lambda: (word(content_type="application/xml"), "damaged"),
    "truncated PDF": lambda: (pdf_of([at(72, 100, "x")], [at(72, 100, "y")])[:-400], "damaged"),
    "nothing behind the mark of a PDF": lambda: (b"%PDF-1.7\n" + b"\x00" * 99, "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_hostile_files_are_refused_in_plain_words(name):
    data, reason = REFUSED[name]()
    read = read_document if len(data) > limits.UPLOAD_BYTES else parse_document

    with pytest.raises(UnreadableFile, match=reason) as caught:
        read(data, "model.csv" if name in CSV else "model.docx")
    assert is_plain(caught.value.message)


def test_rows_are_counted_for_each_table_of_word(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 3)
    three = tbl(*[["x"]] * 3)

    assert len(parse_document(word(three + p("between") + three), "model.docx").passages) == 7
    with pytest.raises(UnreadableFile, match="A table has 4 rows; the most is 3"):
        parse_document(word(three + p("between") + tbl(*[["x"]] * 4)), "model.docx")


@pytest.mark.parametrize("name", BY_THE_CHILD)
def test_what_ends_the_reader_is_refused_in_plain_words(name):
    data, reason = BY_THE_CHILD[name]()

    with pytest.raises(UnreadableFile, match=reason) as caught:
        read_document(data, "model.docx")
    assert is_plain(caught.value.message)


def is_plain(message):
    return not any(
        word in message for word in ("Traceback", "lxml", "zipfile", "pdfminer", "/work", "Error", "{")
    )


def test_nothing_outside_is_asked_for(monkeypatch):
    def refuse(*args, **options):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    link = f'<Relationship Id="{{0}}" Type="{OFFICE}/{{0}}" Target="http://192.0.2.1/{{0}}" TargetMode="External"/>'
    kinds = ("attachedTemplate", "image", "header", "footnotes", "comments", "hyperlink", "oleObject")
    body = p(r("<w:drawing/>"), "Text") + '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'

    found = parse_document(word(body, relationships="".join(link.format(kind) for kind in kinds)), "")

    assert [passage.text for passage in found.passages] == ["Text"]
    assert "6 links to files outside" in [item.what for item in found.left_out]


NAMES = ["", "a", "a.exe", ".docx", "x" * 5000, "a\x00.csv", "../../etc/passwd", "a.\u202ecsv", "a.json"]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_does_no_harm(name, monkeypatch):
    seen = []
    monkeypatch.setattr(
        documents, "ask_child", lambda data, ending, **options: seen.append(ending) or b'{"unreadable": "x"}'
    )

    with pytest.raises(UnreadableFile, match=r"\Ax\Z"):
        read_document(b"text", name)
    assert seen == [{"a\x00.csv": "csv", "a.exe": "exe", ".docx": "docx", "a.json": "json"}.get(name, "none")]


def test_a_document_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "DOCUMENT_SECONDS", 1.5)
    bomb = pdf_of([], change=pdf_bomb)

    assert len(bomb) < 1_000_000
    with pytest.raises(UnreadableFile, match="too much time or memory"):
        read_document(bomb, "a.pdf")


def test_the_reader_of_documents_gives_up_time_of_the_processor(monkeypatch):
    given_up = []
    monkeypatch.setattr(child, "limit_self", given_up.append)
    monkeypatch.setattr(child.sys, "argv", ["child", "txt"])
    monkeypatch.setattr(child.sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    monkeypatch.setattr(child.sys, "stdout", out := io.StringIO())

    child.main()

    assert given_up == [limits.DOCUMENT_CPU_SECONDS]
    assert '"text": "text"' in out.getvalue()


def tried(monkeypatch, passages):
    """What the child does after it has read a text of so many lines; and the time that it keeps for that."""
    given_up, called = [], []
    system = SimpleNamespace(
        RUSAGE_SELF=0,
        RLIMIT_CPU=0,
        RLIM_INFINITY=-1,
        getrlimit=lambda what: (25, 25),
        setrlimit=lambda what, most: given_up.append(most),
        getrusage=lambda who: SimpleNamespace(ru_utime=2.0, ru_stime=0.5),
    )
    monkeypatch.setattr(child, "resource", system)
    modules = {"some.module": SimpleNamespace(look=called.append)}
    monkeypatch.setattr(child, "importlib", SimpleNamespace(import_module=modules.get))
    child._read("\n".join(["line"] * passages).encode(), ["txt", "some.module:look"])
    return [len(document.passages) for document in called], given_up


def test_what_is_done_with_a_large_document_is_tried_with_its_own_share_of_time(monkeypatch):
    monkeypatch.setattr(limits, "FURTHER_FROM_PASSAGES", 3)

    assert tried(monkeypatch, 3) == ([], [])
    assert tried(monkeypatch, 4) == ([4], [(17, 17)])


def test_a_document_of_many_letters_is_large_and_no_time_is_given_back(monkeypatch):
    monkeypatch.setattr(limits, "FURTHER_FROM_CHARACTERS", 11)
    monkeypatch.setattr(limits, "FURTHER_CPU_SECONDS", 60)

    assert tried(monkeypatch, 3) == ([3], [(25, 25)])


@pytest.mark.parametrize(("longest", "looked_at"), [(4, []), (3, [1])])
def test_a_document_with_one_long_passage_is_large(monkeypatch, longest, looked_at):
    monkeypatch.setattr(limits, "FURTHER_FROM_LONGEST", longest)

    assert tried(monkeypatch, 1)[0] == looked_at


def mutant(data, seed):
    """The file with a few bytes changed, lost or doubled."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 5)):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place : place + chance.randint(1, 30)]
            case 2:
                changed[place:place] = changed[place : place + 30]
            case _:
                changed[place : place + 1] = chance.choice([b"999999999", b"-1", b"<", b'"', b"\xff"])
    return bytes(changed)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "maker", [word, xlsx, lambda: pdf_of([at(72, 100, "Text")])], ids=["docx", "xlsx", "pdf"]
)
def test_a_damaged_file_is_read_or_refused(maker, seed):
    try:
        found = read_document(mutant(maker(), seed), "model")
    except UnreadableFile as refusal:
        assert is_plain(refusal.message)
    else:
        assert found.passages


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.json"]))
def test_any_bytes_without_the_mark_of_a_program_are_a_text_or_are_refused(data, name):
    if data.startswith(b"PK") or b"%PDF-" in data:
        return
    try:
        found = parse_document(data, name)
    except UnreadableFile as refusal:
        assert refusal.message
    else:
        assert "".join(passage.text for passage in found.passages).strip()


def test_the_two_ways_in_say_what_to_do_in_their_own_words(monkeypatch):
    ended = reading.subprocess.CompletedProcess([], 1, b"", b"ValueError: x\n")
    monkeypatch.setattr(reading.subprocess, "run", lambda *args, **options: ended)

    with pytest.raises(UnreadableFile) as caught:
        read_document(b"text", "a.txt")
    assert caught.value.message == DAMAGED_DOCUMENT
