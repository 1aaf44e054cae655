"""Remarks about one competency that carry no label. Every content is invented."""

import pytest

from models_app.choices import FindingKind
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import asked, best, left, outline


@pytest.mark.parametrize("remark", ["Assessed after hire", "Learned on the job", "Lead auditors only"])
def test_a_short_line_right_below_a_text_is_no_group_and_no_name_and_is_asked_about(remark):
    reading = best(
        f"Auditor Traits\n\nRigor\nChecks twice.\n{remark}\n\nOpenness\nSays what is.\n\nCandor\nTells all.\n{remark}"
    )

    assert outline(reading.model) == [
        ("Rigor", None, "Checks twice."),
        ("Openness", None, "Says what is."),
        ("Candor", None, "Tells all."),
    ]
    assert reading.model.title.text == "Auditor Traits"
    assert [line for line in asked(reading.model) if "remark" in line[0]] == [
        ("Rigor has a remark below its text", (5,)),
        ("Candor has a remark below its text", (12,)),
    ]
    assert [text for _, text, _ in left(reading)] == [remark, remark]


def test_a_line_apart_from_the_text_above_is_a_group_and_without_blank_lines_a_name():
    grouped = best(
        "Traits\n\nCore Skills\n\nRigor\nChecks.\n\nOffice Skills\n\nOpenness\nSays.\n\nTact\nIs kind."
    )
    close = best("Traits Model\nRigor\nChecks.\nOpenness\nSays.\nTact\nIs kind.\nBoundaries")

    assert [row[1] for row in outline(grouped.model)] == ["Core Skills", "Office Skills", "Office Skills"]
    assert [row[0] for row in outline(close.model)] == ["Rigor", "Openness", "Tact", "Boundaries"]


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("Tells all. (development only)", True),
        ("Tells all (the whole of it).", False),
        ("(Tells all.)", False),
    ],
)
def test_words_in_brackets_behind_the_last_sentence_are_asked_about(said, is_asked):
    model = best(f"Traits Model\n\nRigor\nChecks.\n\nCandor\n{said}\n\nTact\nIs kind.").model

    assert model.competencies[1].definition == said
    assert (("Words in brackets stand behind definitions", (6, 7)) in asked(model)) == is_asked


def test_brackets_behind_each_definition_are_a_habit_of_the_document():
    model = best("Traits Model\n\nRigor - Checks. (see 1)\n\nCandor - Tells. (see 2)").model

    assert not [title for title, _ in asked(model) if "brackets" in title]


def test_a_level_in_brackets_behind_names_is_asked_about():
    reading = best(
        "Desk Skills\n\nRigor (level 3)\nChecks twice.\n\nOpenness (Required Level: Expert)\nSays what is.\n\n"
        "Tact (Calms People)\nIs kind.\n\nCandor (Advanced)\nTells all."
    )

    found = [one for one in open_questions(reading.model) if "Brackets" in one.title]
    assert [(one.kind, one.lines) for one in found] == [(FindingKind.REQUIRED_LEVEL, (3, 6, 12))]
