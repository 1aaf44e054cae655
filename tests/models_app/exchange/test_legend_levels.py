"""Required levels by a scale that stands apart from the competencies. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.labels import NO_SUCH_LEVEL
from models_app.exchange.legends import EXPLAINS
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import best, left

MEANINGS = ("Level\tMeaning", "1\tLearns the work", "2\tWorks alone", "3\tSets policy")
NAMES = ("Level\tName\tDescription", "1\tNovice\tLearns", "2\tAble\tWorks alone", "3\tExpert\tSets policy")


def sheets(head, stated, scale, second="Engines"):
    """A sheet of competencies, two with what is stated in the last cell; and one that explains the levels."""
    texts = [
        f"Competency\tDefinition\t{head}",
        f"Brakes\tKeeps them safe.\t{stated[0]}",
        f"{second}\tKeeps them running.\t{stated[1]}",
        "Paint\tKeeps it bright.\t",
    ]
    return [
        Words("Model", (1,), "heading"),
        *rows(*texts, start=2),
        Words("Levels", (6,), "heading"),
        *rows(*scale, table=2, start=7),
    ]


def rows(*texts, table=1, start):
    """Rows of a sheet, counted as a spreadsheet counts them."""
    return [Words(text, (n,), "row", None, table, row=n - start + 1) for n, text in enumerate(texts, start)]


def required(model):
    return [one.required_level and one.required_level.label for one in model.competencies[:2]]


@pytest.mark.parametrize(
    ("head", "stated", "scale", "levels", "labels"),
    [
        ("Required Level (1-3)", ("2", "3"), MEANINGS, ["1", "2", "3"], ["2", "3"]),
        ("Min. Level", ("2", "3"), MEANINGS, ["1", "2", "3"], ["2", "3"]),
        ("Target (1–3)", ("Level 2", "1"), MEANINGS, ["1", "2", "3"], ["2", "1"]),
        ("Target", ("2", "1"), MEANINGS, ["1", "2", "3"], ["2", "1"]),
        ("Required Proficiency", ("Able", "Expert"), NAMES, ["Novice", "Able", "Expert"], ["Able", "Expert"]),
        ("Expected level", ("2", "3 - Expert"), NAMES, ["Novice", "Able", "Expert"], ["Able", "Expert"]),
        (
            "Level Required",
            ("2", "3"),
            (NAMES[0], *NAMES[:0:-1]),
            ["Novice", "Able", "Expert"],
            ["Able", "Expert"],
        ),
        ("Required Level (1-5)", ("2", "5"), MEANINGS, ["1", "2", "3"], ["2", None]),
        ("Required Level (1-5)", ("4", "5"), MEANINGS, [], [None, None]),
    ],
)
def test_the_scale_tells_the_levels_that_are_stated_and_no_others(head, stated, scale, levels, labels):
    reading = best(sheets(head, stated, scale))

    model = reading.model
    assert ([words.text for words in model.level_labels], required(model)) == (levels, labels)
    assert [text for _, text, reason in _words(model) if reason == NO_SUCH_LEVEL] == [
        text for text, label in zip(stated, labels, strict=True) if label is None
    ]
    detail = next(one.detail for one in model.findings if one.title == "'Levels' explains the levels")
    assert ("The labels were taken" in detail) == bool(levels)
    assert {reason for *_, reason in left(reading)} == {
        EXPLAINS,
        *([NO_SUCH_LEVEL] if None in labels else []),
    }


def test_what_is_asked_of_another_competency_of_the_same_name_stays():
    model = best(sheets("Required Level (1-5)", ("2", "5"), MEANINGS, second="Brakes")).model

    assert required(model) == ["2", None]
    assert [one.competency for one in model.findings if "none of the document's levels" in one.title] == [1]


def _words(model):
    return [(one.lines, one.text, one.reason) for one in model.unused]


def test_the_reason_names_the_line_of_the_scale():
    model = best(sheets("Required Level (1-3)", ("2", "3"), NAMES)).model

    assert model.competencies[0].required_level_reason == (
        "The document states '2' as the required level. The scale that it explains calls it 'Able' (line 9)."
    )


def test_figures_of_a_scale_name_the_document_s_own_levels():
    texts = [
        "Competency\tNovice\tAble\tExpert\tRequired (1-3)",
        "Brakes\tChecks pads.\tFits pads.\tTeaches brakes.\t2",
        "Engines\tChanges oil.\tTunes engines.\tRebuilds engines.\t3",
        "Paint\tCleans cars.\tPaints doors.\tMixes paint.\t",
    ]
    lines = [Words("Model", (1,), "heading"), *rows(*texts, start=2)]

    alone = best(lines).model
    told = best([*lines, Words("Levels", (6,), "heading"), *rows(*NAMES, table=2, start=7)]).model

    assert (required(alone), required(told)) == ([None, None], ["Able", "Expert"])


def test_a_scale_that_nothing_refers_to_is_said_to_be_there():
    model = best(sheets("Weight %", ("40", "50"), MEANINGS)).model

    asked = next(one for one in open_questions(model) if one.kind == "required_level")
    assert (asked.title, asked.lines) == (
        "The model explains a scale and states no level by it",
        tuple(range(6, 11)),
    )
    assert "The column 'Weight %' was not used" in [one.title for one in model.findings]
    assert [one.areas for one in model.competencies] == [(), (), ()]
