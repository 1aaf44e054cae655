"""Footnotes that the file knows: every content is invented."""

from models_app.calculations.plain import Words
from tests.models_app.exchange.reading import asked, best, left, outline

TEXTS = ["Milk Sampler Model", "Sampling", "Takes samples.", "Driving", "Drives the van."]


def test_a_footnote_is_a_note_of_the_competency_at_its_sign_and_no_text_of_another():
    lines = [Words(text, (n,), "paragraph") for n, text in enumerate(TEXTS, 1)]

    reading = best([*lines, Words("Not of those hired before 2015.", (6,), "paragraph", behind=2)])

    assert outline(reading.model) == [
        ("Sampling", None, "Takes samples."),
        ("Driving", None, "Drives the van."),
    ]
    assert [part.paragraphs for part in reading.model.parts] == [("Not of those hired before 2015.",)]
    assert (asked(reading.model)[-1], left(reading)) == (("A footnote was kept as a note", (2, 6)), [])
    assert [f.competency for f in reading.model.findings][-1] == 0
