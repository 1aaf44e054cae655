"""Lines that list the levels below each competency. Every content is invented."""

from dataclasses import replace

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.level_lines import level_lines_apart
from tests.models_app.exchange.reading import best, left

SENTENCE = "The required level of each competency is underlined."
LINE = "Basic / Skilled / Expert"
TEXTS = ("Harbor Skills", SENTENCE, "Tide Reading", "Knows the tides of the bay.", LINE)
TEXTS += ("Net Mending", "Mends nets of all sizes.", LINE, "Rope Work", "Ties knots that hold.", LINE)
NAMES = {1: 1, 3: 2, 6: 2, 9: 2}  # depths of the headings, by line


def document(marked, sentence=SENTENCE, typeface="underline"):
    """Three competencies; `marked` says by line which label of its levels carries the typeface."""
    lines = [
        Words(text, (n,), "heading" if n in NAMES else "paragraph", depth=NAMES.get(n))
        for n, text in enumerate(TEXTS, 1)
    ]
    lines[1] = replace(lines[1], text=sentence)
    for n, label in marked.items():
        at = LINE.index(label)
        lines[n - 1] = replace(lines[n - 1], marks=(Mark(at, at + len(label), typeface),))
    return lines


def required(model):
    return [(c.family, c.required_level.label if c.required_level else None) for c in model.competencies]


def test_the_marked_level_of_a_line_is_the_required_one_where_the_document_says_so():
    reading = best(document({5: "Skilled", 8: "Basic", 11: "Expert"}))
    model = reading.model

    assert required(model) == [("Tide Reading", "Skilled"), ("Net Mending", "Basic"), ("Rope Work", "Expert")]
    assert [words.text for words in model.level_labels] == ["Basic", "Skilled", "Expert"]
    assert (model.groups, left(reading)) == ((), [])
    assert [(one.lines, one.by_form) for one in model.findings if one.title.startswith("Levels were")] == [
        ((5, 8, 11), False)
    ]
    assert model.competencies[0].required_level_evidence == "Lines 2 and 5 of the document"


@pytest.mark.parametrize(
    ("sentence", "typeface", "asked"),
    [
        ("The skills of the harbor crew.", "underline", [(5, 8)]),
        (SENTENCE, "bold", [(5, 8)]),
        ("The skills of the harbor crew.", "", []),
    ],
)
def test_a_typeface_that_nothing_explains_is_asked_about(sentence, typeface, asked):
    marked = {5: "Skilled", 8: "Basic"} if typeface else {}

    model = best(document(marked, sentence, typeface)).model

    assert required(model) == [("Tide Reading", None), ("Net Mending", None), ("Rope Work", None)]
    assert [finding.lines for finding in model.findings if "lines of levels" in finding.title] == asked
    assert model.groups == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Basic | Skilled | Expert", ("Basic", "Skilled", "Expert")),
        ("Level 1, Level 2", ("Level 1", "Level 2")),
        ("1 / 2 / 3", ("1", "2", "3")),
        ("Level: Basic   **Skilled**   Expert", ("Basic", "Skilled", "Expert")),
        ("Level: Basic / Skilled / Expert", None),
        ("1 / 2", None),
        ("1 / 3 / 7", None),
        ("Basic / Basic", None),
        ("Basic / Nets / Expert", None),
        ("Crew: Junior / **Senior**", None),
        ("Basic\tSkilled / Expert", None),
        ("Expert", None),
    ],
)
def test_what_is_a_line_of_levels(text, labels):
    kept, found = level_lines_apart([Words(text, (1,)), Words(text, (2,))])

    assert [one.labels for one in found] == ([labels] * 2 if labels else [])
    assert len(kept) == (0 if labels else 2)


def test_one_line_alone_may_explain_the_scale():
    assert level_lines_apart([Words(LINE, (1,)), Words("Basic / Expert", (2,))])[1] == []
