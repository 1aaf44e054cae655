"""The printed results: every figure of the stored result, shared places in words, the whole hash."""

from dataclasses import replace

import pdfua
import pytest

from assessments.documents.printing import results_context, results_pdf
from assessments.documents.results import _discussed
from assessments.documents.results_sheet import Column, InitialRatings
from competency_portal.pdf import lay_out
from tests import documents_factory as made
from tests.pdf_reading import elements, flat, loose_content, skipped_levels, words


def pages_of(sheet):
    return lay_out("pdf/results.html", results_context(sheet), title="Ranked list", paper=sheet.paper)


@pytest.fixture
def long_list():
    """Ninety ranked candidates: the table runs over pages."""
    sheet = made.results_sheet()
    row = sheet.categories[0].rows[0]
    rows = tuple(replace(row, rank=str(n), candidate=f"{n:04}") for n in range(1, 91))
    return replace(sheet, categories=(replace(sheet.categories[0], rows=rows),))


def test_page_says_everything(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    sheet = made.results_sheet()

    text = flat(words(results_pdf(sheet)))
    said = [
        sheet.rule[0][:60],
        sheet.ties[0][:60],
        sheet.seal,
        "2 tie 0409",
        "2 tie 0421",
        "Certified by (HR)",
    ]
    said += [row.reason for row in sheet.not_ranked] + [row.candidate for row in sheet.not_ranked]
    said += ["10 applied, 7 interviewed, 5 ranked", "weight 0.40", "2 of 3", "Page 1 of 1"]

    assert [words_ for words_ in said if words_ not in text] == []


def test_long_list_is_one_table_for_a_screen_reader(long_list):
    pages = pages_of(long_list)
    pdf = pages.pdf()
    found = elements(pdf)

    ranked = [e for e in found if e.kind == "TR" and "THead" not in e.above]
    heads = [e for e in found if e.kind == "THead"]

    # 90 ranked, 1 category, 3 without a rank; the heads of two tables, however often they are repeated on paper
    assert (len(ranked), len(heads), loose_content(pdf), pages.count) == (94, 2, [], 3)


def test_heads_are_repeated_on_every_page(long_list):
    pdf = pages_of(long_list).pdf()

    assert ["Candidate" in words(pdf, page) for page in (1, 2)] == [True, True]


def test_initial_ratings_their_words_and_the_signatures_keep_together():
    """A page with nothing but signatures could belong to any list."""
    sheet = made.results_sheet()
    row = sheet.categories[0].rows[0]
    cells = ("3 4 4",) * len([column for column in sheet.columns if column.kind == "rating"])
    rows = tuple(replace(row, rank=str(n), candidate=f"{n:04}") for n in range(1, 9))
    initial = InitialRatings(("A", "B", "C"), (), tuple((f"{n:04}", cells) for n in range(1, 13)))
    full = replace(sheet, categories=(replace(sheet.categories[0], rows=rows),), initial=initial)

    pages = pages_of(full)

    last = flat(words(pages.pdf(), pages.count))
    assert (pages.count, [said in last for said in ("Initial ratings of every", "0001", "Certified")]) == (
        2,
        [True] * 3,
    )


def test_tags(tmp_path, long_list):
    pdf = pages_of(long_list).pdf()
    path = tmp_path / "results.pdf"
    path.write_bytes(pdf)
    found = elements(pdf)

    findings = [(f.rule_id, f.message) for f in pdfua.validate(str(path)).findings]

    assert (findings, skipped_levels(found), {e.scope for e in found if e.kind == "TH"}) == (
        [],
        [],
        {"Row", "Column"},
    )


def test_many_columns_lie_down():
    sheet = made.results_sheet()
    columns = tuple(Column(f"No. {n}", f"Competency {n}", "rating") for n in range(14))
    rows = tuple(replace(row, cells=("3",) * 14) for row in sheet.categories[0].rows)
    wide = replace(sheet, columns=columns, categories=(replace(sheet.categories[0], rows=rows),))

    pages = pages_of(wide)

    assert (pages.count, "No. 13" in words(pages.pdf())) == (1, True)


def test_cells_must_match_the_columns():
    sheet = made.results_sheet()

    with pytest.raises(ValueError, match="0412"):
        replace(sheet, columns=sheet.columns[:2])


def test_missing_part_is_a_word_and_not_a_zero():
    sheet = made.results_sheet()
    row = replace(sheet.categories[0].rows[0], cells=(None, "4", "5", "4.70", "92.50"))
    changed = replace(sheet, categories=(replace(sheet.categories[0], rows=(row,)),))

    assert "0412 none 4 5 4.70" in flat(words(pages_of(changed).pdf()))


def test_code_of_the_class_is_said_once():
    sheet = made.results_sheet()

    assert [sheet.job, replace(sheet, position="Director of Systems (9375)").job] == [
        "Director of Systems (9375)"
    ] * 2


@pytest.mark.parametrize(
    ("points", "pass_lines", "words"),
    [
        (1, (None, None), "ratings more than 1 point apart"),
        (2, (None, "3"), "ratings more than 2 points apart, ratings on both sides of the required level"),
    ],
)
def test_the_rule_names_everything_that_the_rules_in_force_flag(points, pass_lines, words):
    inputs = {
        "rule_set": {"discussion_threshold": points},
        "assessed": [{"pass_line": line} for line in pass_lines],
    }

    assert _discussed(inputs) == f"{words} and competencies that somebody did not observe"
