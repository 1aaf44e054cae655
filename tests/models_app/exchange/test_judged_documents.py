"""Each layout of each invented model, judged: what is read right, what is asked about, and nothing forgotten.

A new layout is a function in `judge/` with `@layout(shape)`, and its line below. A line that changes is a reading that
got worse, or one that got better: then write the better word down.
"""

import pytest

from competency_portal.exchange import sheets
from models_app.exchange.lines import words_of
from tests.models_app.exchange.judge.judging import ASKS, RIGHT, verdict
from tests.models_app.exchange.judge.layouts import read
from tests.models_app.exchange.judge.models import MODELS
from tests.models_app.exchange.judge.registry import LAYOUTS, SHAPES
from tests.models_app.exchange.reading import check_everything_is_counted

# For the model of the library and that of the water district.
EXPECTED = {
    "labelled_blocks": (RIGHT, RIGHT),
    "records_of_labels": (RIGHT, RIGHT),
    "outline_numbers": (RIGHT, RIGHT),
    "subtitle_in_heading": (RIGHT, RIGHT),
    "subtitle_below_name": (RIGHT, RIGHT),
    "bold_names": (ASKS, ASKS),  # nothing says what the list is
    "run_in_names": (ASKS, ASKS),  # the same
    "names_and_dashes": (RIGHT, RIGHT),
    "bulleted_colons": (RIGHT, RIGHT),
    "lines_of_levels": (RIGHT, RIGHT),
    "italic_is_required": (RIGHT, RIGHT),
    "list_then_blocks": (RIGHT, RIGHT),
    "numbers_of_a_bank": (RIGHT, RIGHT),
    "matrix_in_tabs": (RIGHT, RIGHT),
    "matrix_in_word": (RIGHT, RIGHT),
    "matrix_in_workbook": (RIGHT, RIGHT),
    "transposed": (RIGHT, RIGHT),
    "level_a_row": (RIGHT, RIGHT),
    "table_below_each_name": (RIGHT, RIGHT),
    "torn_row": (RIGHT, RIGHT),
    "name_continued": (RIGHT, RIGHT),
    "bands_in_a_cell": (ASKS, ASKS),  # which of the grades is meant
    "two_columns": (RIGHT, RIGHT),
    "heads_and_feet": (RIGHT, RIGHT),
    "wrapped_lines": (RIGHT, RIGHT),
    "wrapped_paragraphs": (RIGHT, RIGHT),
    "bullets_lost": (RIGHT, RIGHT),
    "letters_for_bullets": (RIGHT, RIGHT),
    "labels_lost": (ASKS, ASKS),  # whether the paragraphs are levels
    "labels_ahead": (RIGHT, RIGHT),
    "scale_in_front": (RIGHT, RIGHT),
    "sections_around": (RIGHT, RIGHT),
    "section_of_competencies": (RIGHT, RIGHT),
}
EACH = [(layout, model) for layout in EXPECTED for model in MODELS]


@pytest.fixture(scope="module", autouse=True)
def _parser_as_in_the_child():
    """Workbooks are read by the guarded parser alone, as in the process that reads uploads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "LXML", False)
        patch.setattr(sheets, "DEFUSEDXML", True)
        yield


def test_every_layout_is_judged_and_every_shape_has_one():
    assert set(EXPECTED) == set(LAYOUTS)
    assert {entry.shape for entry in LAYOUTS.values()} == SHAPES


@pytest.mark.parametrize(("layout", "model"), EACH)
def test_document_is_read_as_written_down(layout, model):
    laid, reading = read(layout, model)

    found, silent = verdict(laid.truth, reading, laid.document)

    expected = dict(zip(MODELS, EXPECTED[layout], strict=True))[model]
    assert (found, silent) == (expected, [])


@pytest.mark.parametrize(("layout", "model"), EACH)
def test_everything_in_the_document_is_placed_or_not_used(layout, model):
    laid, reading = read(layout, model)

    check_everything_is_counted(words_of(laid.document), reading)
