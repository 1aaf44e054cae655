"""Levels that stand out by their typeface: required only where the document itself says what that means."""

from dataclasses import replace

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.labels import CONTRADICTED_LEVEL
from models_app.exchange.open_questions import open_questions
from tests.models_app.exchange.reading import asked, best, left, rows

SENTENCE = "The level required for the class is printed in italics."


def document(marked, sentence=SENTENCE, typeface="italic"):
    """Two competencies with three levels; `marked` are the lines that carry the typeface."""
    texts = [
        "Fishery Skills", sentence,
        "Tide Reading", "Definition: Knows tides.", "Level 1: One harbor.", "Level 2: Some harbors.", "Level 3: All.",
        "Net Mending", "Definition: Mends nets.", "Level 1: One net.", "Level 2: Some nets.", "Level 3: All nets.",
    ]  # fmt: skip
    return [
        Words(text, (n,), "paragraph", marks=(Mark(0, len(text), typeface),) if n in marked else ())
        for n, text in enumerate(texts, 1)
        if text
    ]


def required(model):
    return [c.required_level.label if c.required_level else None for c in model.competencies]


def level_questions(model):
    return [(f.title, f.detail) for f in open_questions(model) if f.kind == "required_level"]


def test_a_marked_level_is_the_required_one_where_a_sentence_says_so():
    model = best(document({6, 12})).model

    assert required(model) == ["Level 2", "Level 3"]
    assert model.competencies[0].required_level_reason == (
        "The document prints it in italics and says that this marks the required level."
    )
    assert model.competencies[0].required_level_evidence == "Lines 2 and 6 of the document"
    assert level_questions(model) == []


def test_marks_without_a_sentence_set_nothing_and_are_named():
    model = best(document({6, 12}, sentence="All crews share these.")).model

    assert required(model) == [None, None]
    assert ("Some levels stand out by their typeface", (6, 12)) in asked(model)
    detail = next(f.detail for f in model.findings if f.title == "Some levels stand out by their typeface")
    assert "Tide Reading: 'Level 2' in italics; Net Mending: 'Level 3' in italics" in detail


@pytest.mark.parametrize(
    ("legend", "marked", "levels"),
    [
        ("Bold = required at time of hire", {6, 12}, ["Level 2", "Level 3"]),
        ("Key: Bold means required.", {6, 12}, ["Level 2", "Level 3"]),
        ("Bold = required at hire", {6}, [None, None]),
        ("Bold = required at hire", {5, 6, 12}, [None, None]),
        ("Bold = required after a year", {6, 12}, [None, None]),
        ("Bold = desired", {6, 12}, [None, None]),
        ("Italics = required", {6, 12}, [None, None]),
    ],
)
def test_a_legend_that_names_no_level_counts_where_one_level_of_each_competency_is_marked(
    legend, marked, levels
):
    assert required(best(document(marked, sentence=legend, typeface="bold")).model) == levels


def test_a_sentence_about_another_typeface_does_not_count():
    assert required(best(document({6, 12}, typeface="bold")).model) == [None, None]


def test_a_sentence_without_any_marks_stays_the_lost_typeface():
    model = best(document(set())).model

    assert required(model) == [None, None]
    assert all("has lost the typeface" in detail for _, detail in level_questions(model))


def test_two_marked_levels_of_one_competency_are_a_finding():
    model = best(document({5, 6, 12})).model

    assert required(model) == [None, "Level 3"]
    assert ("More than one level of Tide Reading is marked", (5, 6)) in asked(model)
    assert ["Others carry the mark" in detail for _, detail in level_questions(model)] == [True]


@pytest.mark.parametrize(
    ("sentence", "typeface", "levels"),
    [
        (
            "The stage an incumbent must have on appointment is underlined.",
            "underline",
            ["Level 2", "Level 3"],
        ),
        ("Underlined text shows the level the job calls for.", "underline", ["Level 2", "Level 3"]),
        ("Required proficiency is shown in bold italics.", "italic", ["Level 2", "Level 3"]),
        ("Levels in italics are not required on appointment.", "italic", [None, None]),
        ("Levels in italics were revised last year.", "italic", [None, None]),
    ],
)
def test_sentences_that_mean_the_required_level_and_sentences_that_do_not(sentence, typeface, levels):
    model = best(document({6, 12}, sentence, typeface)).model

    assert required(model) == levels
    assert not any("by typeface" in detail for _, detail in level_questions(model))
    quoted = [f.lines for f in model.findings if f"It says '{sentence}'" in f.detail]
    assert quoted == ([] if levels[0] else [(2, 6, 12)])


def test_bold_italics_are_both_where_the_document_has_both():
    words = document({6, 12}, "Required proficiency is shown in bold italics.")
    words[4] = replace(words[4], marks=(Mark(0, len(words[4].text), "bold"),))
    words[5] = replace(words[5], marks=(*words[5].marks, Mark(0, len(words[5].text), "bold")))

    assert required(best(words).model) == ["Level 2", None]


def test_all_levels_in_one_typeface_mark_nothing():
    model = best(document({5, 6, 7})).model

    assert required(model) == [None, None]


def test_a_marked_label_alone_is_no_marked_level():
    words = document(set())
    words[5] = Words(words[5].text, (6,), "paragraph", marks=(Mark(0, 8, "italic"),))

    assert required(best(words).model) == [None, None]


def test_a_marked_cell_of_a_table():
    row = "Tide Reading\tOne harbor.\tAll harbors."
    words = [
        Words("Fishery Skills", (1,)),
        Words("The required level is underlined.", (2,)),
        *rows("Competency\tNovice\tExpert", start=3),
        Words(row, (4,), "row", None, 1, (Mark(row.index("All"), len(row), "underline"),)),
    ]

    model = best(words).model

    assert required(model) == ["Expert"]
    assert model.competencies[0].required_level_reason.startswith("The document prints it underlined")


def test_a_level_marked_in_part_is_none_and_no_typeface_is_called_lost():
    words = document({12})
    words[5] = Words(words[5].text, (6,), "paragraph", marks=(Mark(9, 13, "italic"),))

    for found in (words, [replace(word, marks=()) if word.lines == (12,) else word for word in words]):
        model = best(found).model

        assert model.competencies[0].required_level is None
        assert not any("has lost the typeface" in detail for _, detail in level_questions(model))


def with_stated(level, marked):
    """The document above with a line at the end of its first competency that states the level."""
    words = document(marked)
    moved = (replace(word, lines=(word.lines[0] + 1,)) for word in words[7:])
    return [*words[:7], Words(f"Required level: {level}", (8,), "paragraph"), *moved]


@pytest.mark.parametrize(
    ("marked", "named"), [({5, 12}, "'Level 1'"), ({5, 6, 12}, "'Level 1' and 'Level 2'")]
)
def test_a_stated_level_that_the_typeface_contradicts_sets_nothing(marked, named):
    reading = best(with_stated("3", marked))

    assert required(reading.model) == [None, "Level 3"]
    assert [(f.title, f.detail, f.lines) for f in reading.model.findings if f.competency is not None] == [
        (
            "Two required levels of Tide Reading contradict each other",
            "The document states '3' as the required level. By its typeface, which it says marks the required level, "
            f"{named} would be it. None was set.",
            tuple(sorted({2, 8} | marked - {12})),
        )
    ]
    assert [title for title, _ in level_questions(reading.model)] == [
        "Required level of Tide Reading is stated in two ways"
    ]
    assert (8, "3", CONTRADICTED_LEVEL) in left(reading)


@pytest.mark.parametrize(("level", "kept"), [("2", "Level 2"), ("9", None)])
def test_a_mark_agrees_with_the_stated_level_or_sets_none_beside_one_that_does_not_exist(level, kept):
    model = best(with_stated(level, {6, 12})).model

    assert required(model) == [kept, "Level 3"]
    assert not any("contradict" in finding.title for finding in model.findings)


def tables(heads, marked, sentence="The required level is underlined."):
    """Names above tables of levels; `marked` are the labels underlined below each name."""
    words = [Words("Fishery Skills", (1,), "heading"), Words(sentence, (2,))]
    for number, (head, labels) in enumerate(zip(heads, marked, strict=True), 1):
        at = words[-1].lines[-1] + 1
        words += [Words(f"Craft {'AB'[number - 1]}", (at,), "heading"), Words("Knows it.", (at + 1,))]
        for n, text in enumerate(head):
            starts = [(text.index(label), label) for label in labels if label in text.split("\t")]
            marks = tuple(Mark(start, start + len(label), "underline") for start, label in starts)
            words.append(Words(text, (at + 2 + n,), "row", None, number, marks))
    return words


ACROSS = ("Basic\tSkilled\tExpert", "One net.\tSome nets.\tAll nets.")
DOWN = ("Level\tDescription", "Basic\tOne net.", "Skilled\tSome nets.", "Expert\tAll nets.")


@pytest.mark.parametrize("table", [ACROSS, DOWN], ids=["across", "down"])
@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ((["Skilled"], ["Basic"]), ["Skilled", "Basic"]),
        ((["Expert"], []), ["Expert", None]),
        ((["Basic", "Expert"], ["Basic"]), [None, "Basic"]),
        ((["Basic", "Skilled", "Expert"], ["Skilled"]), [None, "Skilled"]),
        ((["Basic"], ["Basic"]), [None, None]),
    ],
)
def test_a_label_that_alone_is_marked_names_the_required_level(table, marked, expected):
    model = best(tables((table, table), marked)).model

    assert required(model) == expected
    several = "More than one level of Craft A is marked" in [title for title, _ in asked(model)]
    assert several == (len(marked[0]) == 2)


def test_marked_labels_without_a_sentence_set_nothing():
    model = best(tables((ACROSS, ACROSS), (["Skilled"], ["Basic"]), sentence="All crews share these.")).model

    assert required(model) == [None, None]
