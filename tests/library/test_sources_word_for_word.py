"""Every line of the source documents is in the library word for word, and the library says nothing that they don't."""

from pathlib import Path

from django.conf import settings

from models_app.models import BehavioralIndicator, LevelDescription, ModelPart, SourceDocument
from models_app.models.base import Sourced
from tests.library.frame_text import FRAME_LINES
from tests.library.pieces import TEXTS, Paper, pieces_of

FILES = ("nara-it-specialist-gs-12.txt", "la-director-of-systems-9375.txt", "nc-it-manager.txt")
SOURCES = Path(settings.BASE_DIR) / "fixtures" / "sources"


def paper_and_strangers(filename):
    """The document with all that was found marked, and the texts of the library that are not where they say."""
    paper = Paper((SOURCES / filename).read_bytes().decode())
    pieces = pieces_of(SourceDocument.objects.get(filename=filename))
    return paper, [piece for piece in pieces if not paper.account_for(piece)]


def test_every_line_of_the_sources_is_in_the_library(library):
    left = {name: paper_and_strangers(name)[0].unaccounted() for name in FILES}

    assert left == {name: {} for name in FILES}


def test_every_text_of_the_library_stands_where_it_says(library):
    strangers = {name: paper_and_strangers(name)[1] for name in FILES}

    assert strangers == {name: [] for name in FILES}


def test_sources_are_stored_byte_for_byte(library):
    stored = {s.filename: s.text.encode() for s in SourceDocument.objects.all()}

    assert stored == {name: (SOURCES / name).read_bytes() for name in FILES}


def test_only_the_row_broken_over_the_page_is_joined(library):
    joined = [
        (source.filename, piece.lines, piece.text[-58:])
        for source in SourceDocument.objects.all()
        for piece in pieces_of(source)
        if not any(piece.text.lower() in line.replace("*", "").lower() for line in source.lines())
    ]

    assert joined == [(FILES[2], (11, 18), "ources and opportunities for employee training and growth.")]


def test_each_frame_line_is_needed():
    text = "".join((SOURCES / name).read_text() for name in FILES)

    assert [line for line in FRAME_LINES if line not in text.split("\n")] == []


def test_no_table_with_a_place_in_the_source_is_left_out():
    """Findings speak about the source in our own words."""
    tables = {model.__name__ for model in Sourced.__subclasses__()} | {"ModelVersion"}

    assert tables - {model.__name__ for model in TEXTS} == {"Finding"}


def test_a_missing_text_is_noticed(library):
    """The guard itself: it must see an indicator, a cell of the table and a paragraph that are gone."""
    BehavioralIndicator.objects.filter(source_lines="30").update(text="x")
    LevelDescription.objects.filter(source_lines="19", level__label="Journey").update(text="x")
    ModelPart.objects.filter(source_lines="9").update(text="x")

    left = {name: paper_and_strangers(name)[0].unaccounted() for name in FILES}

    assert {name: list(lines) for name, lines in left.items()} == {
        FILES[0]: [9],
        FILES[1]: [30],
        FILES[2]: [19],
    }


def test_an_added_word_is_noticed(library):
    indicator = BehavioralIndicator.objects.get(source_lines="30")
    BehavioralIndicator.objects.filter(pk=indicator.pk).update(text=f"{indicator.text} Always.")

    assert [p.lines for p in paper_and_strangers(FILES[1])[1]] == [(30,)]
