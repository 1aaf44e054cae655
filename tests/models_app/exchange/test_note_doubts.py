"""Documents of which most stands in notes. Every content is invented."""

import pytest

from models_app.calculations.plain import PlainCompetency, PlainJob, PlainModel, PlainPart, Words
from models_app.exchange.ledger import Entry, Ledger
from models_app.exchange.note_doubts import of_notes
from models_app.exchange.recognising import Reading


def model(competencies, words_in_notes):
    return PlainModel(
        title=Words("Clerk", (1,)),
        job=PlainJob("Clerk", (1,)),
        parts=(PlainPart("note", "", ("word " * words_in_notes,), (2, 3)),),
        groups=(),
        level_labels=(),
        competencies=tuple(
            PlainCompetency(f"Skill{n}", (4 + n,), "word " * 24, (4 + n,)) for n in range(competencies)
        ),
    )


@pytest.mark.parametrize(
    ("competencies", "words_in_notes", "asks"),
    [(1, 39, False), (1, 40, True), (2, 49, False), (2, 50, True), (3, 500, False)],
)
def test_more_words_in_notes_than_in_one_or_two_competencies_are_asked_about(
    competencies, words_in_notes, asks
):
    found = of_notes(model(competencies, words_in_notes))

    said = f"{words_in_notes} words were taken as notes around the competencies, {25 * competencies} as competencies. "
    told = [(one.title, one.detail.startswith(said), one.lines, one.by_form) for one in found]
    assert told == ([("Most of the document stands in notes", True, (2, 3), True)] if asks else [])


@pytest.mark.parametrize(
    ("competencies", "words_in_notes", "worth"), [(1, 75, 0.25), (1, 24, 1.0), (3, 225, 1.0)]
)
def test_where_most_stands_in_notes_they_explain_nothing_when_readings_compete(
    competencies, words_in_notes, worth
):
    words = 25 * competencies + words_in_notes
    ledger = Ledger((Entry(1, None, "all", "Definition", words=words),), 1)

    assert Reading("x", "x", model(competencies, words_in_notes), ledger).worth == worth
