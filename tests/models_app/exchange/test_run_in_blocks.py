"""Names that run into definitions with lists, labels or tables below them. Every content is invented."""

from dataclasses import replace

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.lines import written_lines
from models_app.exchange.run_in_blocks import names_on_lines
from tests.models_app.exchange.reading import asked, best, outline

ENTRIES = (
    ("Tide Reading", "Knows when to leave the harbor."),
    ("Net Mending", "Repairs nets on deck."),
    ("Bargaining", "Finds a price that both sides keep."),
)
ITEMS = ["- Asks first", "- Says so"]
LEVELS = ["Basic: Knows it.", "Expert: Teaches it."]
NO_JOB = "The job class can't be told"
BY_FULL_STOP = "Nothing but their form tells that the first words of each paragraph are a name"


def set_in(face, name, text):
    return lambda n: Words(f"{name} {text}", (n,), "paragraph", marks=(Mark(0, len(name), face),))


def plain(text, kind="paragraph", depth=None):
    return lambda n: Words(text, (n,), kind, depth=depth)


def heading(text, depth=1):
    return plain(text, "heading", depth)


def document(*makers):
    return [make(n) if callable(make) else plain(make)(n) for n, make in enumerate(makers, 1)]


def blocks(below, sign=".", face="bold", entries=ENTRIES):
    return [
        part for name, text in entries for part in (set_in(face, f"{name}{sign}", text), *map(plain, below))
    ]


@pytest.mark.parametrize(
    ("below", "sign", "face", "code", "further"),
    [
        (ITEMS, ":", "bold", "headed_paragraphs", [("", "Asks first"), ("", "Says so")]),
        (ITEMS, ".", "bold", "headed_paragraphs", [("", "Asks first"), ("", "Says so")]),
        (ITEMS, "", "bold", "headed_paragraphs", [("", "Asks first"), ("", "Says so")]),
        (ITEMS, ":", "italic", "headed_paragraphs", [("", "Asks first"), ("", "Says so")]),
        (ITEMS, " –", "underline", "headed_paragraphs", [("", "Asks first"), ("", "Says so")]),
        (["Behaviors:", *ITEMS], ".", "bold", "labelled_blocks", ["Asks first", "Says so"]),
        (LEVELS, " –", "bold", "labelled_blocks", {"Basic": "Knows it.", "Expert": "Teaches it."}),
    ],
)
def test_the_texts_below_belong_to_the_names(below, sign, face, code, further):
    reading = best(document(heading("Crew Competencies"), *blocks(below, sign, face)))

    assert (reading.code, reading.model.title.text) == (code, "Crew Competencies")
    assert outline(reading.model) == [(name, None, text, further) for name, text in ENTRIES]


def test_a_table_of_levels_below_belongs_to_the_name():
    table = [plain("Basic\tExpert", "row"), plain("Knows it.\tTeaches it.", "row")]
    made = [part for one in ENTRIES for part in (set_in("bold", f"{one[0]}:", one[1]), *table)]
    lines = document(heading("Crew Competencies"), *made)
    lines = [replace(line, table=line.lines[0] // 3) if line.kind == "row" else line for line in lines]

    reading = best(lines)

    assert (reading.code, asked(reading.model)) == ("levels_below", [(NO_JOB, (1,))])
    assert outline(reading.model)[2] == (
        *ENTRIES[2][:1],
        None,
        ENTRIES[2][1],
        {"Basic": "Knows it.", "Expert": "Teaches it."},
    )


def test_levels_in_the_same_typeface_are_no_names():
    levels = [set_in("bold", "Basic:", "Knows it."), set_in("bold", "Expert:", "Teaches it.")]
    made = [part for one in ENTRIES for part in (set_in("bold", f"{one[0]}:", one[1]), *levels)]

    reading = best(document(heading("Crew Competencies"), *made))

    assert [(one.name, len(one.levels)) for one in reading.model.competencies] == [
        (name, 2) for name, _ in ENTRIES
    ]


def test_lines_in_bold_or_headings_right_above_names_head_groups():
    field = set_in("bold", "At Sea", "")
    makers = [heading("Crew Competencies"), field, *blocks(["Behaviors:", *ITEMS], entries=ENTRIES[:2])]
    lines = document(
        *makers, set_in("bold", "Ashore", ""), *blocks(["Behaviors:", *ITEMS], entries=ENTRIES[2:])
    )

    found = outline(best([replace(line, text=line.text.strip()) for line in lines]).model)

    assert [one[:2] for one in found] == [
        ("Tide Reading", "At Sea"),
        ("Net Mending", "At Sea"),
        ("Bargaining", "Ashore"),
    ]


def test_sections_beside_the_names_are_notes():
    reading = best(
        document(
            heading("Deckhand"),
            heading("Description of Work", 2),
            "Works on deck.",
            heading("Competencies", 2),
            *blocks(ITEMS),
            heading("Minimum Qualifications", 2),
            "Two years at sea.",
            heading("Working Hours", 2),
            "Begins at dawn.",
        )
    )

    assert [one[:1] for one in outline(reading.model)] == [(name,) for name, _ in ENTRIES]
    assert [(str(part.kind), part.heading) for part in reading.model.parts if part.heading] == [
        ("description_of_work", "Description of Work"),
        ("minimum_training", "Minimum Qualifications"),
        ("note", "Working Hours"),
    ]
    assert ("'Working Hours' was kept as a note", (16,)) in asked(reading.model)


def test_names_behind_bullets_may_have_items_on_the_same_level():
    reading = best(
        document(heading("Crew Competencies"), *(one for entry in ENTRIES for one in listed(*entry)))
    )

    assert [one[:3] for one in outline(reading.model)] == [(name, None, text) for name, text in ENTRIES]


def test_headings_with_texts_above_the_names_may_be_the_names():
    reading = best(
        document(
            heading("Crew Competencies"),
            heading("Sailing", 2),
            "Sails the boat.",
            *blocks(ITEMS, entries=ENTRIES[:2]),
            heading("Trade", 2),
            "Sells the fish.",
            *blocks(ITEMS, entries=(*ENTRIES[2:], ("Counting", "Counts each fish."))),
        )
    )

    assert reading.sureness == "a guess"
    assert ("Names run into their texts, and 'Trade' above them have a text too", (10,)) in asked(
        reading.model
    )


@pytest.mark.parametrize("sign", [":", " –", "."])
def test_without_a_typeface_lines_of_one_form_tell_it(sign):
    below = "\n".join(ITEMS)
    text = "\n\n".join(f"{name}{sign} {definition}\n{below}" for name, definition in ENTRIES)

    reading = best(f"Crew Competencies\n\n{text}\n")

    assert outline(reading.model) == [
        (name, None, text, [("", "Asks first"), ("", "Says so")]) for name, text in ENTRIES
    ]
    assert (BY_FULL_STOP in [title for title, _ in asked(reading.model)]) == (sign == ".")


def lists(*entries, below="\n- Asks first"):
    return written_lines("\n".join(f"{name}: {text}{below}" for name, text in entries))


def below_names(n, name, text, others=""):
    return f"\nTrade {n}{others}\n{name}: {text}\n- Asks first"


def labelled(name):
    return heading(name), "Definition: Does it."


def listed(name, text):
    sign = set_in("bold", f"{name}:", text)(0)
    return [
        lambda n: Words(f"- {sign.text}", (n,), "paragraph", marks=(Mark(2, len(name) + 3, "bold"),)),
        *map(plain, ITEMS),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        document(*blocks([])),  # a flat list
        document(*blocks(ITEMS, entries=ENTRIES[:1])),
        document(*blocks(ITEMS, face="italic", entries=ENTRIES[:2])),
        document(*blocks(ITEMS, sign="", face="italic")),  # words of a sentence
        document(*blocks(ITEMS, entries=(("Basic", "Knows it."), ("Expert", "Teaches it.")))),
        document(*blocks(ITEMS, entries=(("Why", "It matters so."), ("Why", "It matters too.")))),
        document(*(one for entry in ENTRIES for one in (heading("Crew"), *blocks(ITEMS, entries=[entry])))),
        document(*labelled("Tide Reading"), *labelled("Net Mending"), *blocks(ITEMS)),
        document(*blocks(ITEMS), *(one for n in range(3) for one in (heading(f"Trade {n}"), "Sells it."))),
        document(*listed(*ENTRIES[0]), heading("Trade"), *listed(*ENTRIES[1])),
        lists(*ENTRIES[:2]),
        lists(*ENTRIES, below=""),
        lists(*ENTRIES, ENTRIES[0]),
        lists(*ENTRIES, ("Expert", "Knows all of it.")),
        written_lines("\n".join(below_names(n, *entry) for n, entry in enumerate(ENTRIES))),
        written_lines("\n".join(below_names(n, *entry, "\nDoes it.") for n, entry in enumerate(ENTRIES * 2))),
    ],
)
def test_what_is_no_such_name_stays(lines):
    assert names_on_lines(lines).lines == lines
