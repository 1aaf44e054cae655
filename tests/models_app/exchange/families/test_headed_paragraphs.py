"""Names with a paragraph below: every content is invented."""

import pytest

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.families import headed_paragraphs
from tests.models_app.exchange.reading import asked, best, left, outline


def test_without_groups_with_further_paragraphs_lists_and_a_bare_name():
    text = (
        "Office Skills Framework\n\nThese skills hold for all clerks.\n\nGreeting (Front Desk)\nGreets every visitor.\n"
        "Asks what they need.\nSorting\nSorts papers by date.\n- letters\n- forms\n\nCalling\n"
    )

    reading = best(text)

    assert (reading.code, left(reading)) == ("headed_paragraphs", [])
    assert outline(reading.model) == [
        ("Greeting (Front Desk)", None, "Greets every visitor.\n\nAsks what they need."),
        ("Sorting", None, "Sorts papers by date.", [("", "letters"), ("", "forms")]),
        ("Calling", None, None),
    ]
    assert (reading.model.title.text, reading.model.job.title) == ("Office Skills Framework", "")


def test_groups_and_several_title_lines():
    text = (
        "Museum Competency Model\nHouse of Boats\nBoat Guide\n\nCore Competencies\nTelling\nTells stories.\n"
        "Leading\nLeads groups.\nTechnical Competencies\nLighting\nLights rooms.\n"
    )

    model = best(text).model

    assert outline(model) == [
        ("Telling", "Core Competencies", "Tells stories."),
        ("Leading", "Core Competencies", "Leads groups."),
        ("Lighting", "Technical Competencies", "Lights rooms."),
    ]
    assert (model.title.text, model.job.title) == ("Museum Competency Model", "")
    assert [part.paragraphs for part in model.parts] == [("House of Boats",), ("Boat Guide",)]
    assert asked(model) == [("The job class can't be told", (1,))]


def test_a_closing_line_in_which_a_sentence_ends_is_no_name():
    reading = best(
        "Bus Model\n\nBraking\nStops.\n\nSteering\nTurns.\n\nKept by Personnel in Room 41. Revised May 2025\n"
    )

    assert [row[0] for row in outline(reading.model)] == ["Braking", "Steering"]
    assert "Steering has further paragraphs below its definition" in dict(asked(reading.model))


def test_what_a_document_says_of_itself_is_no_competency():
    text = (
        "Bus Model\n\nPurpose\nThis model serves all drivers.\n\nCore Skills\n\nBraking\nStops.\n\nSteering\nTurns.\n\n"
        "Approval\nThe board approved it.\nIt did so in May.\n"
    )

    reading = best(text)

    assert outline(reading.model) == [
        ("Braking", "Core Skills", "Stops."),
        ("Steering", "Core Skills", "Turns."),
    ]
    assert [(part.heading, part.paragraphs) for part in reading.model.parts] == [
        ("Purpose", ("This model serves all drivers.",)),
        ("Approval", ("The board approved it.", "It did so in May.")),
    ]
    assert left(reading) == []


def test_doubled_names_with_other_definitions_are_named():
    model = best("Greeting\nGreets visitors.\nSorting\nSorts papers.\nGreeting\nGreets callers.\n").model

    assert asked(model) == [
        ("Greeting stands more than once", (1, 5)),
        ("The document has no title", ()),
        ("The job class can't be told", ()),
    ]


def test_a_group_that_runs_into_a_bold_name_is_taken_apart():
    texts = ["Model", "Core Skills", "Telling", "Tells.", "Further SkillsLeading", "Leads."]
    words = [Words(text, (n,)) for n, text in enumerate(texts, 1)]
    words[4] = Words(words[4].text, (5,), marks=(Mark(14, 21, "bold"),))

    reading = best(words)

    assert outline(reading.model) == [
        ("Telling", "Core Skills", "Tells."),
        ("Leading", "Further Skills", "Leads."),
    ]
    assert left(reading) == []
    assert "Heading 'Further Skills' runs into the first name" in dict(asked(reading.model))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Name\nText of it.", "no two names"),
        ("A\tB\tC\nName\nText.", "Most of the words stand in tables"),
        ("Name\nText of the first one.\nA\tB\nOther\nText.", "begins with 'A' stands among the texts"),
        ("One\nText.\nUse\nA.\nTwo\nText.\nUse\nB.\nThree\nText.\nUse\nC.", "is a label and no name"),
    ],
)
def test_other_structures_are_refused_in_words(text, reason):
    with pytest.raises(Unreadable, match=reason):
        headed_paragraphs.read([Words(line, (n,)) for n, line in enumerate(text.split("\n"), 1)])


CREWS = "Crew\tSummer\tWinter\nRoads\t12\t8\n"
TWO = "Maps\nReads every map that there is.\nPaths\nKeeps the paths of the park.\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [(f"Crew Model\n{CREWS}{TWO}", (2, 3)), (f"Crew Model\n{TWO}Crew Sizes\n{CREWS}", (7, 8))],
)
def test_tables_beside_the_names_are_left_out_and_asked_about(text, place):
    reading = best(text)

    assert [one.family for one in reading.model.competencies] == ["Maps", "Paths"]
    assert ("Tables were left out", place) in asked(reading.model)
    assert {line for line, _, _ in left(reading)} >= set(place)
    assert reading.sureness == "a guess"


def test_a_line_of_stars_alone_names_no_group():
    reading = best("***\nMaps\nReads every map.\nPaths\nKeeps the paths.\n")

    assert outline(reading.model) == [("Maps", None, "Reads every map."), ("Paths", None, "Keeps the paths.")]


OPEN_ENDED = [
    "Attention",
    "Is thorough.",
    "Speaking",
    "Says things to one person or groups",
    "Tact",
    "Is kind.",
]


@pytest.mark.parametrize("second", ["Says things to one person or groups", "Says things"])
def test_a_text_without_a_period_below_a_name_in_bold_is_its_definition(second):
    texts = [*OPEN_ENDED[:3], second, *OPEN_ENDED[4:]]
    words = [
        Words(text, (n,), "paragraph", marks=(Mark(0, len(text), "bold"),) if n % 2 else ())
        for n, text in enumerate(texts, 3)
    ]

    reading = best([Words("Clerk", (1,), "heading"), Words("Core", (2,), "heading"), *words])

    assert outline(reading.model) == [
        ("Attention", "Core", "Is thorough."),
        ("Speaking", "Core", second),
        ("Tact", "Core", "Is kind."),
    ]
    assert (reading.model.title.text, left(reading)) == ("Clerk", [])


def test_a_long_line_in_small_letters_among_names_in_capitals_is_a_text():
    reading = best("\n".join(["Clerk Model", *OPEN_ENDED]))

    assert outline(reading.model) == [
        (name, None, text) for name, text in zip(OPEN_ENDED[::2], OPEN_ENDED[1::2], strict=True)
    ]


def test_groups_of_one_competency_each_are_asked_about():
    """A name with a subtitle has the same form."""
    model = best("Registrar\n\n" + "\n\n".join(
        f"{name}\n{below}\nDoes it with care and on time."
        for name, below in [("Objects", "Care for things"), ("Loans", "Terms we sign"), ("Customs", "Borders")]
    )).model  # fmt: skip

    assert [group.text for group in model.groups] == ["Objects", "Loans", "Customs"]
    assert ("Each group has just one competency", (3, 4, 7, 8, 11, 12)) in asked(model)


def faced(text, n, typeface):
    return Words(text, (n,), kind="paragraph", marks=(Mark(0, len(text), typeface),))


def test_a_line_in_italics_between_a_name_and_its_paragraph_is_its_subtitle():
    lines = [
        Words("Registrar Competency Model", (1,), kind="heading"),
        faced("Object Handling", 2, "bold"),
        faced("Care for what is held", 3, "italic"),
        Words("Moves works with care.", (4,), kind="paragraph"),
        faced("Customs", 5, "bold"),
        faced("Crossing borders", 6, "italic"),
        Words("Clears goods.", (7,), kind="paragraph"),
    ]

    reading = best(lines)

    assert [(c.family, c.variant, c.definition, c.group) for c in reading.model.competencies] == [
        ("Object Handling", "Care for what is held", "Moves works with care.", None),
        ("Customs", "Crossing borders", "Clears goods.", None),
    ]
    assert (reading.code, left(reading)) == ("headed_paragraphs", [])
    assert asked(reading.model)[1:] == [("Lines in italics were taken as subtitles", (3, 6))]


def test_several_names_in_italics_below_a_heading_are_names():
    lines = [
        Words("Registrar Competency Model", (1,), kind="heading"),
        *(line for n, group in ((2, "Care"), (7, "Law")) for line in _group(n, group)),
    ]

    assert outline(best(lines).model) == [
        ("Holding", "Care", "Moves works."),
        ("Counting", "Care", "Counts works."),
        ("Holding", "Law", "Moves works."),
        ("Counting", "Law", "Counts works."),
    ]


def _group(n, group):
    return [
        faced(group, n, "bold"),
        faced("Holding", n + 1, "italic"),
        Words("Moves works.", (n + 2,), kind="paragraph"),
        faced("Counting", n + 3, "italic"),
        Words("Counts works.", (n + 4,), kind="paragraph"),
    ]


FACES = [("Ferry Crew", True), ("Deck Work", True), ("Line Handling", True), ("Throws and ties lines", False),
         ("Docking", True), ("Brings the boat in", False), ("Engine Work", True), ("Fueling", True),
         ("Fills the tanks", False)]  # fmt: skip


def in_faces(lines):
    return [faced(text, n, "bold" if marked else "plain") for n, (text, marked) in enumerate(lines, 1)]


def test_one_plain_line_below_each_name_in_bold_is_its_text_though_none_has_a_period():
    reading = best(in_faces(FACES))

    assert outline(reading.model) == [
        ("Line Handling", "Deck Work", "Throws and ties lines"),
        ("Docking", "Deck Work", "Brings the boat in"),
        ("Fueling", "Engine Work", "Fills the tanks"),
    ]
    assert (reading.model.title.text, left(reading)) == ("Ferry Crew", [])


@pytest.mark.parametrize(
    "lines",
    [
        [(text, False) for text, _ in FACES],  # no typeface
        [*FACES[:4], ("Docks the boat", False), *FACES[4:]],  # two plain lines
        FACES[:6],  # two texts
        [(text if marked else "Tact", marked) for text, marked in FACES],  # single words: names below groups
    ],
)
def test_plain_lines_of_another_form_are_no_texts(lines):
    with pytest.raises(Unreadable, match="no two names"):
        headed_paragraphs.read(in_faces(lines))


def test_names_that_come_back_make_the_reading_a_guess():
    block = "{}\nDoes {}.\nDeckhand\nReads charts.\nMate\nPlots routes.\n\n"

    reading = best("Port Crew\n\n" + block.format("Sailing", "it") + block.format("Mooring", "that"))

    assert ("Nothing but their form tells that 'Deckhand', 'Mate' are names", (5, 7, 12, 14)) in asked(
        reading.model
    )
    assert reading.sureness == "a guess"


@pytest.mark.parametrize("clause", ["Cuts and sews sails and ropes;", "Cuts sails, ropes,"])
def test_a_line_that_ends_in_the_middle_of_a_sentence_is_no_name(clause):
    """Two capitals in a row, so that the lines stay two."""
    reading = best(f"1. Sails\n{clause}\nMends them.\n\n2. Ropes\nSplices ropes.\n\n3. Tar\nBoils tar.\n")

    assert [entry[:2] for entry in outline(reading.model)] == [
        ("Sails", None),
        ("Ropes", None),
        ("Tar", None),
    ]


def test_a_line_about_the_selection_use_between_name_and_text_hides_no_name():
    text = (
        "Net Crew Competencies\n\nCrew\n\nLeading (Goes First)\nNot for selection\nLeads crews.\n\n"
        "Helping\nHelps out.\n\nBoats\n\nSteering\nUsed for selection: yes\nSteers.\n\nMending\nMends nets.\n"
    )

    model = best(text).model

    assert outline(model) == [
        ("Leading (Goes First)", "Crew", "Leads crews."),
        ("Helping", "Crew", "Helps out."),
        ("Steering", "Boats", "Steers."),
        ("Mending", "Boats", "Mends nets."),
    ]
    assert [one.selection_use for one in model.competencies] == [
        "not_for_selection",
        "not_stated",
        "for_selection",
        "not_stated",
    ]
