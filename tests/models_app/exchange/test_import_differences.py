"""A competency of a document beside the bank's words: every text of both, and which words differ."""

from models_app.calculations.matching import Wording
from models_app.exchange.import_differences import pairs_of

BANK = Wording(
    number=3,
    family="Rowing",
    variant="",
    definition="Rows a boat.",
    levels=(("Basic", "Slowly."), ("Master", "Across the sea.")),
    indicators=("Rows", "Steers"),
    standards=(),
    areas=(("Tools", "oar"), ("Tools", "rope")),
)
DOCUMENT = Wording(
    number=None,
    family="Rowing",
    variant="Sea",
    definition=None,
    levels=(("BASIC", "Slowly."), ("Expert", "Fast.")),
    indicators=("Rows", "Steers well"),
    standards=(("Superior", "Wins."),),
    areas=(("", "boat"),),
)


def sides(pairs):
    return [(pair.label, pair.difference.old, pair.difference.new) for pair in pairs]


def test_texts_stand_beside_each_other_by_what_they_are():
    assert sides(pairs_of(BANK, DOCUMENT)) == [
        ("Number", "3", None),
        ("Name", "Rowing", "Rowing (Sea)"),
        ("Definition", "Rows a boat.", None),
        ("BASIC", "Slowly.", "Slowly."),
        ("Expert", None, "Fast."),
        ("Master", "Across the sea.", None),
        ("Superior", None, "Wins."),
        ("Behavioral indicators", "\u2022 Rows\n\u2022 Steers", "\u2022 Rows\n\u2022 Steers well"),
        ("Areas", None, "\u2022 boat"),
        ("Tools", "\u2022 oar\n\u2022 rope", None),
    ]


def test_only_words_that_differ_are_marked():
    indicators = next(p for p in pairs_of(BANK, DOCUMENT) if p.label == "Behavioral indicators")

    assert [part.text for part in indicators.difference.segments if part.kind == "added"] == [" well"]
    assert [pair.label for pair in pairs_of(BANK, BANK) if not pair.difference.is_same] == []
