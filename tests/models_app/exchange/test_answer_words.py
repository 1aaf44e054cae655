"""Labels that tell good answers from poor ones are no levels of proficiency. Every content is invented."""

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.answer_words import tell_answers
from tests.models_app.exchange.reading import asked, best, left, rows

NAMES = ("Sampling", "Pumping", "Calling")
TEXTS = ("Fills what it is told.", "Picks the places of a round.", "Plans for the whole district.")
KEPT = "These were taken as performance standards: "
MAY_BE = "These levels may be performance standards: "
BY_FORM = "Nothing but their form tells that these are levels: "


def below(labels, head=()):
    """A table of these labels below each name and definition; with a `head` one label a row."""
    words = [Words("Plant Competency Model", (1,), "heading")]
    for n, name in enumerate(NAMES, 1):
        start = words[-1].lines[-1] + 1
        words += [Words(name, (start,), "heading"), Words(f"{name} is done with care.", (start + 1,))]
        pairs = list(zip(labels, TEXTS, strict=False))
        down = ["\t".join(head), *map("\t".join, pairs)]
        across = ["\t".join(labels), "\t".join(TEXTS[: len(labels)])]
        words += rows(*(down if head else across), table=n, start=start + 2)
    return words


def columns(labels):
    """A table with a competency a row."""
    texts = ["\t".join(TEXTS[: len(labels)])] * len(NAMES)
    body = [f"{name}\t{name} is done with care.\t{cells}" for name, cells in zip(NAMES, texts, strict=True)]
    return rows("Competency\tDefinition\t" + "\t".join(labels), *body)


def told(reading):
    """Labels of levels, of standards, and what is asked of labels."""
    first = reading.model.competencies[0]
    titles = [title for title, _ in asked(reading.model) if title.startswith((KEPT, MAY_BE, BY_FORM))]
    return [one.label for one in first.levels], [one.label for one in first.standards], titles


def quoted(labels):
    return ", ".join(f"'{label}'" for label in labels)


ANSWERS = [
    ("Weak", "Acceptable", "Strong answers"),
    ("Poor response", "Average response", "Good response"),
    ("Unsatisfactory answer", "Satisfactory answer", "Superior answer"),
    ("1 - Weak answer", "3 - Fair answer", "5 - Strong answer"),
    ("Red flags", "Green flags"),
]


@pytest.mark.parametrize("labels", ANSWERS)
@pytest.mark.parametrize("shape", [below, columns, lambda labels: below(labels, ("Rating", "Description"))])
def test_benchmarks_of_answers_are_kept_as_standards_and_that_is_asked(labels, shape):
    reading = best(shape(labels))

    assert told(reading) == ([], list(labels), [f"{KEPT}{quoted(labels)}"])
    assert (reading.model.level_labels, left(reading), reading.sureness) == ((), [], "fairly sure")


@pytest.mark.parametrize(
    "labels",
    [
        ("Basic answers", "Skilled answers", "Expert answers"),
        ("First questions", "Second questions", "Last questions"),
    ],
)
def test_other_labels_that_speak_of_answers_are_a_guess(labels):
    reading = best(below(labels))

    assert told(reading) == (list(labels), [], [f"{BY_FORM}{quoted(labels)}"])
    assert reading.sureness == "a guess"


@pytest.mark.parametrize("labels", [("Does not meet", "Meets", "Exceeds"), ("Weak", "Acceptable", "Strong")])
def test_labels_that_judge_are_asked_about_unless_a_head_says_that_they_are_levels(labels):
    announced = best(below(labels, ("Level", "Description")))

    assert told(best(below(labels))) == (list(labels), [], [f"{MAY_BE}{quoted(labels)}"])
    assert told(best(below(labels, ("Rating", "Description"))))[2] == [f"{MAY_BE}{quoted(labels)}"]
    assert told(announced) == (list(labels), [], [])
    assert announced.sureness == "sure"


@pytest.mark.parametrize(
    "labels",
    [("Low", "Medium", "High"), ("Basic", "Skilled", "Expert"), ("Level 1 examples", "Level 2 examples")],
)
def test_labels_of_levels_stay_levels(labels):
    assert told(best(below(labels))) == (list(labels), [], [])


def test_an_answer_among_labels_that_judge_nothing_tells_nothing():
    assert not tell_answers(["Local response", "Regional response"])
    assert not tell_answers(["Weak answer"])
    assert not tell_answers(["Weak", "Strong"])


def test_grades_in_front_of_texts_are_asked_about_as_columns_of_grades_are():
    labels = ("Grade 5-7", "Grade 8-10", "Grade 11-12")
    lines = "\n".join(f"{label}: {text}" for label, text in zip(labels, TEXTS, strict=True))
    blocks = "\n\n".join(f"{name}\nDefinition: {name} is done with care.\n{lines}" for name in NAMES)
    titles = [
        [title for title, _ in asked(best(document).model) if "rades" in title]
        for document in (f"Plant Competency Model\n\n{blocks}\n", columns(labels))
    ]

    assert titles == [["Grades were taken as levels"], ["Columns of grades were taken as levels"]]
