"""A label of a level is no name of a competency, and texts below labels ahead of them. Every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable
from models_app.exchange.families import headed_paragraphs
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import asked, best, left, outline

LABELS = "Entry\nJourney\nExpert"
AHEAD = f"Crew Model\n\nHauling\nHauls nets.\n{LABELS}\n{{}}\n\nRowing\nRows boats.\n{LABELS}\n{{}}\n"
NO_PAIR = "A text of a level or standard without a label"


def test_broken_texts_below_labels_ahead_are_joined_and_paired():
    texts = "{0} under the eyes of the\nmate.\n{0} alone.\nTeaches others."

    reading = best(AHEAD.format(texts.format("Hauls"), texts.format("Rows")))

    assert outline(reading.model) == [
        (
            name,
            None,
            definition,
            dict(
                zip(
                    LABELS.split("\n"),
                    (f"{verb} under the eyes of the mate.", f"{verb} alone.", "Teaches others."),
                    strict=True,
                )
            ),
        )
        for name, definition, verb in (("Hauling", "Hauls nets.", "Hauls"), ("Rowing", "Rows boats.", "Rows"))
    ]
    assert ("2 lines are broken in the middle of a sentence", (8, 9, 18, 19)) in asked(reading.model)
    assert left(reading) == []


@pytest.mark.parametrize(
    "texts",
    ["Writes times.\nTells of delays.\nHauls alone.\nTeaches others.", "Hauls alone.\nTeaches others."],
)
def test_texts_that_fit_no_labels_are_left_and_no_label_is_a_name(texts):
    reading = best(AHEAD.format(texts, texts))

    assert outline(reading.model) == [("Hauling", None, "Hauls nets."), ("Rowing", None, "Rows boats.")]
    assert {reason for *_, reason in left(reading)} == {NO_PAIR}
    assert reading.sureness == "a guess"


@pytest.mark.parametrize("labels", ["Entry\nJourney\nExpert", "Level 1\nLevel 2\nLevel 3"])
def test_labels_above_broken_texts_are_refused_as_names(labels):
    text = AHEAD.replace("Entry\nJourney\nExpert", labels)

    with pytest.raises(Unreadable, match="are labels of levels and no names"):
        headed_paragraphs.read(written_lines(text.format("Hauls alone.\nTeaches others.", "Rows.\nTeaches.")))


def test_names_that_rank_once_stay_names():
    reading = best(
        "Crew Model\n\nLeading\nLeads people.\n\nMastery\nMasters a craft.\n\nRowing\nRows boats.\n"
    )

    assert [competency.name for competency in reading.model.competencies] == ["Leading", "Mastery", "Rowing"]


@pytest.mark.parametrize(("name", "title"), [("Expert", 1), ("Netting", 0)])
def test_a_competency_named_like_a_level_makes_the_reading_a_guess(name, title):
    table = f"Competency\tEntry\tExpert\nHauling\tHauls one.\tHauls ten.\n{name}\tNets one.\tNets ten.\n"

    reading = best(table)

    asks = f"Nothing but its form tells that '{name}' is a name"
    assert [said for said, _ in asked(reading.model)].count(asks) == title
    assert (reading.sureness == "a guess") is bool(title)
