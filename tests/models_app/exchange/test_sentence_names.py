"""Names that look like parts of sentences. Every content is invented."""

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, Words
from models_app.exchange.sentence_names import of_broken_names

BROKEN = "A name may be a part of a sentence (1)"
LONG = "A name has 10 words or more (1)"
TEN = "Care for Ropes, Boats, Lights, Flags and Papers of Crews"


def model_of(*names):
    competencies = tuple(PlainCompetency(one, (n,), "A text.", (n,)) for n, one in enumerate(names, 1))
    return PlainModel(Words("", ()), PlainJob("", ()), (), (), (), competencies)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Rope Handling", []),
        ("agent and asks", [(BROKEN, True)]),
        ("eLearning Design", []),
        ("e-Procurement", []),
        ("Helps at the counter and", [(BROKEN, True)]),
        ("Reads the tide,", [(BROKEN, True)]),
        ("Counter Sign-in", []),
        ("Follow On", []),
        (TEN, [(LONG, False)]),
        (TEN.removesuffix(" of Crews"), []),
        (f"{TEN}.", []),  # asked about as a sentence
    ],
)
def test_names_like_parts_of_sentences_are_asked_about(name, asked):
    model = model_of("Tide Reading", name)

    assert [(one.title, one.by_form) for one in of_broken_names(model)] == asked


def test_a_document_that_writes_all_names_small_is_asked_about_but_no_guess():
    (asked,) = of_broken_names(model_of("mooring", "rope handling"))

    assert (asked.title, asked.by_form) == ("A name may be a part of a sentence (2)", False)
