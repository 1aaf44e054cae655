"""All readings of a document: which one wins, how sure it is, and why the others can't read it."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from competency_portal.exchange.documents import read_document
from models_app.calculations.plain import PlainFinding, Unreadable, Unused, Words
from models_app.exchange.imported import RECOGNISING
from models_app.exchange.lines import written_lines
from models_app.exchange.recognising import Reading, read_model, readings_of

SOURCES = Path(settings.BASE_DIR) / "fixtures" / "sources"


@pytest.mark.parametrize(
    ("file", "code", "competencies"),
    [
        ("la-director-of-systems-9375.txt", "numbered_blocks", 8),
        ("nara-it-specialist-gs-12.txt", "headed_paragraphs", 20),
        ("nc-it-manager.txt", "level_table", 6),
    ],
)
def test_each_source_document_finds_its_reader(file, code, competencies):
    best = readings_of(written_lines((SOURCES / file).read_text()))[0]

    assert (best.code, best.sureness, len(best.model.competencies)) == (code, "sure", competencies)


@pytest.mark.parametrize(("by_form", "sureness"), [(True, "a guess"), (False, "sure")])
def test_a_finding_and_not_its_words_tell_that_a_reading_rests_on_form(by_form, sureness):
    best = readings_of(written_lines((SOURCES / "nc-it-manager.txt").read_text()))[0]
    asked = PlainFinding("layout", "Nothing but their form tells what they are", "", (1,), by_form=by_form)

    reading = replace(best, model=replace(best.model, findings=(asked,)))

    assert reading.sureness == sureness


def test_readers_that_cannot_read_stay_in_the_list_with_their_reason():
    readings = readings_of(written_lines("Nothing\nof\nthe\nkind"))

    assert [(r.model, bool(r.refusal), r.sureness, r.share) for r in readings] == [
        (None, True, "", 0.0) for _ in readings
    ]


def test_no_structure_is_said_in_words():
    with pytest.raises(Unreadable, match="No known structure"):
        read_model("Nothing")


def test_running_heads_are_set_aside_with_a_reason():
    lines = [
        "Team Model",
        "Ranger GS-05",
        "Core Skills",
        "Maps",
        "Reads maps.",
        "Paths",
        "Keeps paths clear.",
    ]
    words = [Words(text, (n,)) for n, text in enumerate(lines, 1)]
    words.insert(4, Words("Ranger handbook", (8,), "header"))

    best = readings_of(words)[0]

    assert best.model.unused == (Unused((8,), "Running head of the page"),)
    assert [(entry.text, entry.reason) for entry in best.ledger.left] == [
        ("Ranger handbook", "Running head of the page")
    ]
    assert best.basis == "14 of 16 words placed (87 %); 2 competencies; 0 findings about layout or gaps"


def test_a_reading_without_a_model_is_worth_less_than_any_other():
    assert Reading("x", "x", refusal="No.").worth < -9


def test_a_large_document_is_tried_where_time_and_memory_are_bounded():
    text = "Competency\tBasic\tAdvanced\n" + "".join(f"Skill {n}\tSome.\tMuch.\n" for n in range(1_600))

    assert len(read_document(text.encode(), "model.txt", RECOGNISING).passages) == 1_602


@pytest.mark.parametrize("sign", ["*", "**", "* "])
def test_a_line_of_stars_alone_is_no_name_and_no_text(sign):
    body = f"Mooring\nTies boats.\n\n{sign}\nFloats.\n\nHandling\nHandles boats.\n"
    head = "Behavioral Indicators"
    listed = f"Mooring\n{head}\n- Ties.\n{sign}\n- Slips.\n\nSteering\n{head}\n- Steers.\n"

    names, lists = (read_model(f"Dock Model\n\n{text}") for text in (body, listed))

    assert [one.name for one in names.competencies] == ["Mooring", "Handling"]
    assert [[item.text for item in one.indicators] for one in lists.competencies] == [
        ["Ties.", "Slips."],
        ["Steers."],
    ]


def test_a_line_of_blanks_is_no_burden_to_any_reader():
    """Tried at each blank anew, it would take longer than anybody waits."""
    blanks = " " * 20_000

    readings = readings_of(written_lines(f"Dock Master Competencies\n\nName{blanks}x\nB{blanks}y"))

    assert {reading.model for reading in readings} == {None}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Dear all,\n\nwe met on May 4.\n\nThe next meeting is on June 8.\n",
            "There are no two names with a paragraph",
        ),
        ("1\t2\n3\t4\n5\t6\n", "The first row of the table, '1 / 2', does not say what stands below it"),
        (
            "Knots\nTies ropes.\nA\tB\tC\nD\tE\tF\nG\tH\tI\n",
            "The table that begins with 'A / B / C' stands below a heading and is no table of levels",
        ),
    ],
)
def test_the_first_refusal_names_what_fits_most(text, reason):
    best, *others = readings_of(written_lines(text))

    assert best.refusal.startswith(reason)
    assert not any(one.model for one in others)
