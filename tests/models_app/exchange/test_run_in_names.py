"""Names in bold that run into their texts: every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.run_in_names import run_in_names, with_names_apart
from tests.models_app.exchange.reading import asked, best, left, outline

ENTRIES = [
    ("Tide Reading", "Knows when to leave. Says so."),
    ("Nets/Lines", "Mends nets by hand."),
    ("Bargaining", "Finds a price that both sides keep."),
]


def bold(number, name, text, kind="paragraph"):
    return Words(f"{name}{text}", (number,), kind, marks=(Mark(0, len(name), "bold"),))


def document(parted, in_bold, about=""):
    """Two groups: below their headings, and what is said of the first, names that run into their texts."""
    lines = ["Fishery Skills", "At Sea", about, *ENTRIES[:2], "Ashore", ENTRIES[2]]
    dot = ("", parted) if not in_bold else (parted, "")
    return [
        Words(line, (n,), "paragraph")
        if isinstance(line, str)
        else bold(n, f"{line[0]}{dot[0]}", f"{dot[1]} {line[1]}")
        for n, line in enumerate(lines, 1)
        if line
    ]


@pytest.mark.parametrize(
    ("parted", "in_bold"), [(".", True), (".", False), ("", False), (":", True), (" –", False)]
)
@pytest.mark.parametrize("about", ["", "This group is about the work of a crew on the boat."])
def test_names_in_bold_below_headings_are_the_competencies_of_the_group(parted, in_bold, about):
    reading = best(document(parted, in_bold, about))

    assert (reading.code, left(reading)) == ("definition_list", [])
    assert outline(reading.model) == [
        (name, group, text)
        for (name, text), group in zip(ENTRIES, ["At Sea", "At Sea", "Ashore"], strict=True)
    ]
    assert asked(reading.model) == [("The job class can't be told", (1,))]
    assert [part.paragraphs for part in reading.model.parts] == ([(about,)] if about else [])


def test_stars_and_bullets():
    lines = [Words("**Tide Reading.** Knows the tide.", (1,)), Words("- **Nets** Mends nets.", (2,))]

    assert [line.text for line in with_names_apart(lines)] == [
        "Tide Reading: Knows the tide.",
        "- Nets: Mends nets.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [bold(1, "Tide Reading.", " Knows the tide.")],
        [bold(1, "Planning.", " Plans the trip."), bold(2, "Planning.", " Plans the sale.")],
        [bold(1, "Crews", " must know the tide."), bold(2, "Sellers", " must know the price.")],
        [bold(1, "Novice.", " Knows the tide."), bold(2, "Expert.", " Teaches the tide.")],
        [bold(1, "Tide Reading.", ""), bold(2, "Net Mending.", "")],
        [bold(1, "A.", " Knows the tide.", "heading"), bold(2, "B.", " Knows the nets.", "heading")],
    ],
)
def test_what_is_no_such_name_stays(lines):
    assert (run_in_names(lines), with_names_apart(lines)) == (0, lines)


PLAIN = [
    "Tide Reading. Knows when to leave.",
    "Net Awareness. Mends nets by hand. Buys yarn.",
    "Bargaining. Finds a price.",
]
BY_FULL_STOP = "Nothing but their form tells that the first words of each paragraph are a name"


@pytest.mark.parametrize(
    "between", [("", "", ""), ("At Sea\n", "", ""), ("- ", "- ", "- "), ("7. ", "8. ", "9. ")]
)
def test_names_in_front_of_a_full_stop_in_each_paragraph_are_names_and_asked_about(between):
    lines = [f"{sign}{line}" for sign, line in zip(between, PLAIN, strict=True)]

    reading = best("\n\n".join(["Fishery Crew", "All crews agreed on this text in May.", *lines]))

    assert [(row.family, row.definition) for row in reading.model.competencies] == [
        ("Tide Reading", "Knows when to leave."),
        ("Net Awareness", "Mends nets by hand. Buys yarn."),
        ("Bargaining", "Finds a price."),
    ]
    assert BY_FULL_STOP in dict(asked(reading.model))
    assert reading.sureness == "a guess"
    assert left(reading) == []


@pytest.mark.parametrize(
    "lines",
    [
        PLAIN[:2],  # two
        [*PLAIN[:2], "Knows the whole coast, and says so to each member of the crew that sails on it, as told.",
         PLAIN[2]],  # not each
        ["Knows tides. Says so.", "Mends the nets. Buys yarn.", "Keeps well. Sells much."],  # no capitals
        ["Tact\nSpeaks. Greets all.", "Drive\nGoes. Ends it.", "Order\nKeeps. Files all."],  # below names
        ["Novice. Ties.", "Skilled. Splices.", "Expert. Designs."],  # levels
    ],
)  # fmt: skip
def test_other_sentences_hold_no_names(lines):
    assert run_in_names([Words(line, (n,)) for n, line in enumerate("\n".join(lines).split("\n"), 1)]) == 0


def test_a_long_line_without_a_name_is_no_burden():
    assert run_in_names([Words("A" + " a" * 50_000 + ". " * 50_000, (n,)) for n in range(3)]) == 0
