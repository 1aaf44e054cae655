"""What holds of every importer and exporter, whatever the model or the file. docs/exchange.md lists the properties."""

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competency_portal.exchange import sheets
from competency_portal.exchange.document import Document, Passage
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.neutralizing import neutralize
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.sheets import read_csv
from competency_portal.exchange.table import UnreadableFile
from models_app.exchange import bundle
from models_app.exchange.case import reading as case_reading
from models_app.exchange.case import writing as case_writing
from models_app.exchange.imported import readings_for, report_of
from models_app.exchange.lines import words_of
from models_app.exchange.tabular import flat, workbook
from models_app.exchange.tabular import reading as workbook_reading
from models_app.exchange.word import reading as word_reading
from models_app.exchange.word import writing as word
from models_app.exchange.word.texts import (
    cell_of,
    item_of,
    line_of,
    paragraphs_of,
    restored,
    text_in,
    text_of,
)
from tests.models_app.exchange.models import TEXT, models
from tests.models_app.exchange.tabular.test_flat import texts
from tests.models_app.exchange.test_recognising_properties import LINE, check_everything_is_counted
from tests.models_app.exchange.word.files import content
from tests.models_app.exchange.word.test_round_trip import full_model

QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture)
FEW = settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=QUIET)
MANY = settings(FEW, max_examples=60)
ABOUT = case_writing.About("here/model/1", "Here", "1", "Draft", datetime(2026, 1, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Format:
    """A format both ways. `holds`: what it can hold of a model."""

    ending: str
    write: Any
    read: Any
    holds: Any = content

    def document(self, data):
        return parse_document(data, f"model.{self.ending}")

    def back(self, model):
        return self.read(self.document(self.write(model)))


FORMATS = {
    "json": Format("json", bundle.write, bundle.read),
    "case": Format("json", lambda model: case_writing.write(model, ABOUT), case_reading.read),
    "xlsx": Format("xlsx", workbook.write, workbook_reading.read),
    "csv": Format("csv", flat.write, flat.read, texts),
    "docx": Format("docx", word.write, word_reading.read),
}


@pytest.fixture(autouse=True)
def _parser_as_in_the_child(monkeypatch):
    monkeypatch.setattr(sheets, "LXML", False)
    monkeypatch.setattr(sheets, "DEFUSEDXML", True)


@FEW
@given(models())
def test_what_a_format_holds_comes_back_and_makes_the_same_file_again(model):
    for name, format in FORMATS.items():
        data = format.write(model)
        read = format.read(format.document(data))

        assert (name, format.holds(read)) == (name, format.holds(model))
        assert (name, format.write(content(read))) == (name, format.write(content(model)))


@FEW
@given(models())
def test_same_content_is_the_same_bytes(model):
    again = replace(model, competencies=tuple(replace(row) for row in model.competencies))

    for format in FORMATS.values():
        assert format.write(model) == format.write(again)


@FEW
@given(models(), st.randoms(use_true_random=False))
def test_order_is_kept_whatever_it_is(model, order):
    rows = list(model.competencies)
    order.shuffle(rows)
    moved = replace(model, competencies=tuple(rows), findings=())

    for name, format in FORMATS.items():
        read = format.back(moved)
        assert (name, [row.name for row in read.competencies]) == (name, [row.name for row in rows])


def told_apart(model):
    """The model with a word of its own in each text, as the ledger finds a text of one sign in many a place."""
    numbers = count(1)

    def own(row, *names):
        return replace(row, **{name: f"{getattr(row, name)} own{next(numbers)}" for name in names})

    def named(one):
        return ("heading", "text") if getattr(one, "heading", "") else ("text",)

    def competency(row):
        return replace(
            row if row.definition is None else own(row, "definition"),
            **{
                name: tuple(own(one, *named(one)) for one in getattr(row, name))
                for name in ("levels", "indicators", "standards", "areas")
            },
        )

    parts = (replace(own(part, "heading"), paragraphs=tuple(f"{text} own{next(numbers)}" for text in part.paragraphs))
             for part in model.parts)  # fmt: skip
    return replace(model, parts=tuple(parts), competencies=tuple(map(competency, model.competencies)))


@FEW
@given(models().map(told_apart))
def test_own_file_is_recognised_and_every_word_of_it_is_placed(model):
    for name, format in FORMATS.items():
        document = format.document(format.write(model))
        best = readings_for(document)[0]

        check_everything_is_counted(words_of(document), best)
        assert (name, [entry for entry in best.ledger.left if entry.words]) == (name, [])


@cache
def written(name):
    """A whole model in a format, as the reader of files gives it."""
    return FORMATS[name].document(FORMATS[name].write(full_model()))


PASSAGE = st.builds(
    Passage,
    LINE,
    st.sampled_from(["paragraph", "heading", "row", "header", "blank"]),
    depth=st.sampled_from([None, 1, 2, 3, 4]),
    continued=st.booleans(),
)


@st.composite
def torn(draw, name):
    """The portal's own file of which passages were lost, doubled, moved, swapped for others."""
    passages = list(written(name).passages)
    for _ in range(draw(st.integers(1, 8))):
        here, there = (draw(st.integers(0, len(passages) - 1)) for _ in range(2))
        what = draw(st.sampled_from(["lose", "double", "move", "other"]))
        if what == "lose":
            del passages[here]
        elif what == "other":
            passages[here] = draw(PASSAGE)
        else:
            passages.insert(there, passages.pop(here) if what == "move" else passages[here])
    return replace(written(name), passages=tuple(passages))


@pytest.mark.parametrize("name", ["docx", "xlsx", "csv"])
def test_torn_file_is_read_or_refused_and_placed_and_not_used_are_everything(name):
    @FEW
    @given(torn(name))
    def holds(document):
        for found in [r for r in readings_for(document) if r.code.startswith("portal_")]:
            assert (found.model is None) == bool(found.refusal)
            if found.model is not None:
                check_everything_is_counted(words_of(document), found)
                report_of(document, found)

    holds()


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["format", "format_version", "model", "title", "competencies", "family", "lines", "hashes",
                 "identifier", "CFDocument", "CFPackage", "CFItems", "CFAssociations", "CFRubrics",
                 "fullStatement", "extensions"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@MANY
@given(
    JSON,
    st.sampled_from([{}, {"format": bundle.FORMAT, "format_version": 1}, {"CFDocument": {}, "CFItems": []}]),
)
def test_any_json_is_read_or_refused_in_words(data, also):
    data = {**data, **also} if isinstance(data, dict) else data
    for found in readings_for(Document("json", (Passage("x", "data"),), data=data)):
        assert (found.model is None) == bool(found.refusal)


def places_in(members):
    """Every place in a JSON value: the object or list, and the key."""
    found = []
    for key, value in members.items() if isinstance(members, dict) else enumerate(members):
        found.append((members, key))
        if isinstance(value, dict | list):
            found += places_in(value)
    return found


@MANY
@given(st.data())
def test_bundle_or_package_with_another_value_somewhere_is_read_or_refused_in_words(data):
    name = data.draw(st.sampled_from(["json", "case"]))
    members = FORMATS[name].document(FORMATS[name].write(full_model())).data
    holder, key = data.draw(st.sampled_from(places_in(members)))
    holder[key] = data.draw(JSON)
    if isinstance(members.get("model"), dict) and name == "json":
        members["hashes"] = data.draw(st.sampled_from([members["hashes"], None]))

    for found in readings_for(Document("json", (Passage("x", "data"),), data=members)):
        assert (found.model is None) == bool(found.refusal)


@MANY
@given(
    st.binary(max_size=60),
    st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"{", b"[", b"a,b\n", b"\x00"]),
)
def test_any_bytes_are_a_document_or_a_refusal_in_words(data, start):
    for ending in ("txt", "csv", "json"):
        try:
            document = parse_document(start + data, f"file.{ending}")
        except UnreadableFile as refusal:
            assert refusal.message
        else:
            assert all(found.model or found.refusal for found in readings_for(document))


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_damaged_office_file_is_a_document_or_a_refusal_in_words(name):
    """In the process of its own that uploads are read in: nothing else than a refusal in words may come of it."""
    whole = FORMATS[name].write(full_model())

    @settings(FEW, max_examples=2)
    @given(st.integers(0, len(whole) - 1), st.binary(min_size=1, max_size=40))
    def holds(at, other):
        try:
            read_document(whole[:at] + other + whole[at + len(other) :], f"model.{name}")
        except UnreadableFile as refusal:
            assert refusal.message

    holds()


@FEW
@given(models())
def test_no_cell_is_a_formula(model):
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(model)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    table = [cell for passage in read_csv(flat.write(model)).passages for cell in passage.text.split("\t")]
    said = [cell.value for cell in cells if cell.data_type == "s"]

    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [text for text in (*said, *table) if neutralize(text) != text and not text.startswith("'")] == []


@FEW
@given(models())
def test_word_document_holds_no_field_but_the_number_of_the_page(model):
    with zipfile.ZipFile(io.BytesIO(word.write(model))) as parts:
        body = parts.read("word/document.xml")

    assert [
        tag for tag in (b"fldSimple", b"instrText", b"hyperlink", b"object", b"fldChar") if tag in body
    ] == []


@MANY
@given(TEXT)
def test_texts_come_back_from_paragraphs_items_lines_and_cells(text):
    assert text_of(paragraphs_of(text)) == text
    assert restored(item_of(text)) == restored(line_of(text)) == text
    assert text_in("\u2028".join(cell_of(text))) == text
