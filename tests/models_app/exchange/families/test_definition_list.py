"""Flat lists of names and definitions: every content is invented."""

import pytest

from models_app.calculations.plain import Unreadable, Words
from models_app.exchange.control_tables import NO_COMPETENCY
from models_app.exchange.families import definition_list
from models_app.exchange.lines import written_lines
from tests.models_app.exchange.reading import asked, best, left, outline, rows

FLAT = [
    ("Bargaining (Prices)", None, "Finds a price that both sides keep."),
    ("Tide Reading", None, "Knows when to leave the harbor."),
    ("Net Mending", None, "Mends nets, by hand or machine."),
]


@pytest.mark.parametrize("between", [" – ", ": ", " - ", "\t"])
def test_name_and_definition_on_one_line(between):
    lines = [f"{name}{between}{definition}" for name, _, definition in FLAT]

    reading = best("\n".join(["Fishery Skills", *lines]))

    assert (reading.code, left(reading)) == ("definition_list", [])
    assert outline(reading.model) == FLAT
    assert asked(reading.model) == [("The job class can't be told", (1,))]


def test_bullets_numbers_and_groups():
    text = (
        "Fishery Skills\nClass code: 17\nThe skills of all crews are these.\n\nAt Sea\n"
        "1. Tide Reading – Knows when to leave.\n2. Net Casting – Casts nets.\nAshore\n9. Net Mending – Mends nets.\n"
    )

    reading = best(text)

    assert left(reading) == []
    assert outline(reading.model) == [
        ("1. Tide Reading", "At Sea", "Knows when to leave."),
        ("2. Net Casting", "At Sea", "Casts nets."),
        ("9. Net Mending", "Ashore", "Mends nets."),
    ]
    assert reading.model.job.code == "17"


def test_a_table_of_two_columns_with_head_groups_and_a_torn_definition():
    words = rows(
        "Competency\tDefinition",
        "At Sea",
        "Tide Reading\tKnows when to leave and",
        "\twhen to stay.",
        "Net Casting\tCasts nets.",
        "Ashore\t",
        "Net Mending\tMends nets.",
    )

    reading = best(words)

    assert (reading.code, left(reading)) == ("definition_list", [])
    assert outline(reading.model) == [
        ("Tide Reading", "At Sea", "Knows when to leave and when to stay."),
        ("Net Casting", "At Sea", "Casts nets."),
        ("Net Mending", "Ashore", "Mends nets."),
    ]
    assert ("A row below 'Tide Reading' has no name", (3, 4)) in asked(reading.model)


def test_a_table_of_number_name_and_definition():
    words = rows("#\tSkill\tDescription", "4\tTide Reading\tKnows tides.", "8\tNet Casting\tCasts nets.")

    reading = best(words)

    assert left(reading) == [(1, "#", "Signs of the layout, no words")]
    assert outline(reading.model) == [
        ("4. Tide Reading", None, "Knows tides."),
        ("8. Net Casting", None, "Casts nets."),
    ]


@pytest.mark.parametrize("sign", ["", "• ", "- "])
@pytest.mark.parametrize("between", [" – ", ": "])
def test_a_bare_name_among_names_is_a_competency_without_a_definition(sign, between):
    lines = [f"Tide Reading{between}Knows tides.", "Net Casting", f"Net Mending{between}Mends nets."]

    reading = best("\n".join(["Fishery Skills", *(f"{sign}{line}" for line in lines)]))

    assert outline(reading.model) == [
        ("Tide Reading", None, "Knows tides."),
        ("Net Casting", None, None),
        ("Net Mending", None, "Mends nets."),
    ]
    assert ("'Net Casting' stands among the names without a text", (3,)) in asked(reading.model)
    assert left(reading) == []


@pytest.mark.parametrize("heading", ["**Ashore**", "ASHORE", "Ashore:", "Shore Skills"])
def test_a_line_that_stands_out_by_its_form_heads_the_names_below_it(heading):
    text = f"Fishery Model\nTide Reading – Knows tides.\n{heading}\nNet Mending – Mends nets.\n"

    reading = best(text)

    assert [(name, group) for name, group, _ in outline(reading.model)] == [
        ("Tide Reading", None),
        ("Net Mending", heading.strip("*:")),
    ]


@pytest.mark.parametrize(
    "table",
    [
        ["Vision\t", "Drive", "Care\tActs kindly."],
        ["Vision\tSees far.", "Drive\t", "Care\tActs kindly."],
        ["=SUM(A1)\t+1 text", "-Drive\t@acts well", "Care\tActs."],
    ],
)
def test_each_row_of_a_table_of_two_columns_is_a_competency(table):
    reading = best(rows("Competency\tDefinition", *table))

    assert outline(reading.model) == [
        (name, None, text or None) for name, _, text in (row.partition("\t") for row in table)
    ]
    assert left(reading) == []


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (rows("Approved by\tM. Chen", "Date\t2027", start=5), NO_COMPETENCY),
        (rows("Version\tDate\tChange", "1.0\tMay 2027\tFirst issue.", start=5), NO_COMPETENCY),
        (rows("Signature\t", "Date", start=5), NO_COMPETENCY),
    ],
)
def test_a_table_of_document_control_names_no_competency(lines, reason):
    flat = [f"{name}: {definition}" for name, _, definition in FLAT]

    reading = best([*(Words(text, (n,)) for n, text in enumerate(["Fishery Skills", *flat], 1)), *lines])

    assert outline(reading.model) == FLAT
    assert {entry[0]: entry[2] for entry in left(reading)} == {line.lines[0]: reason for line in lines}


def test_lines_of_document_control_are_notes():
    flat = [f"{name}: {definition}" for name, _, definition in FLAT]

    reading = best("\n".join(["Fishery Skills", *flat, "Approved by: M. Chen", "Date: May 2027"]))

    assert (outline(reading.model), left(reading)) == (FLAT, [])
    assert [(part.heading, part.paragraphs) for part in reading.model.parts] == [
        ("Approved by", ("M. Chen",)),
        ("Date", ("May 2027",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name – text",
        "One\nTwo\nThree",
        "A – b\nC – d\nLong text.\nLong text.\nLong text.",
        "A: b\nC: d\nA: e\nC: f",
    ],
)
def test_other_structures_are_refused(text):
    with pytest.raises(Unreadable):
        definition_list.read([Words(line, (n,)) for n, line in enumerate(text.split("\n"), 1)])


def test_a_head_in_words_that_nobody_knows_is_no_competency_and_is_said():
    words = rows("Kompetenz\tBeschreibung", *(f"{name}\t{definition}" for name, _, definition in FLAT))

    reading = best(words)

    assert (outline(reading.model), left(reading)) == (FLAT, [])
    assert ("'Kompetenz' and 'Beschreibung' were taken as the head of the table", (1,)) in asked(
        reading.model
    )


def test_a_first_row_with_a_text_like_the_others_is_a_competency():
    words = rows("Rowing\tRows.", *(f"{name}\t{definition}" for name, _, definition in FLAT))

    assert [row[0] for row in outline(best(words).model)] == ["Rowing", *(name for name, _, _ in FLAT)]


@pytest.mark.parametrize(
    "words",
    [
        rows("Competency\tDefinition", "At Sea", "Rowing\tRows.", "Tides\tReads."),
        [Words(t, (n,)) for n, t in enumerate(["Model", "Crew", "Rowing: Rows.", "At Sea", "Tides: Reads."])],
    ],
)
def test_a_group_that_only_its_place_tells_is_asked_about(words):
    reading = best(words)

    assert "At Sea" in [group.text for group in reading.model.groups]
    assert "'At Sea' was taken as the heading of a group" in dict(asked(reading.model))


def test_a_note_beside_an_empty_definition_is_no_definition():
    words = rows("Competency\tDefinition\tNotes", "Vision\t\tto follow", "Drive\t\t", "Care\tActs kindly.\t")

    reading = best(words)

    assert outline(reading.model) == [
        ("Vision", None, None),
        ("Drive", None, None),
        ("Care", None, "Acts kindly."),
    ]
    assert [(line, text) for line, text, _ in left(reading)] == [(2, "to follow")]
    assert ("A cell of the column 'Notes' was not used", (2,)) in asked(reading.model)


@pytest.mark.parametrize(
    "line",
    ["Working conditions: Outdoors in all weather.", "Salary range: $48,000 - $61,000", "Contact: Ann Roe"],
)
def test_a_line_about_the_work_is_no_competency(line):
    model = best(
        f"Mail Carrier Competencies\n\n• Route Memory - Knows each stop.\n• Sorting - Cases mail.\n\n{line}"
    ).model

    assert [row.name for row in model.competencies] == ["Route Memory", "Sorting"]
    assert [part.lines for part in model.parts] == [(6,)]


LAST = ["Listening - Hears people out.", "Asking - Asks open questions.", "Goals - Sets goals with people."]


@pytest.mark.parametrize(("sign", "apart"), [("- ", "\n"), ("• ", "\n\n"), ("", "\n")])
def test_a_name_alone_as_the_last_line_of_a_list_is_a_competency_and_asked_about(sign, apart):
    lines = apart.join(f"{sign}{line}" for line in [*LAST, "Boundaries"])

    reading = best(f"Coach Skills\n\n{lines}\n\n\nThe board agreed on this.")

    assert outline(reading.model)[-1] == ("Boundaries", None, None)
    assert "'Boundaries' stands among the names without a text" in dict(asked(reading.model))


@pytest.mark.parametrize(
    "end",
    [
        "\n\nHuman Resources",  # apart from the list
        "\nHuman Resources\nCall us on any day of the week.",  # a text goes on below it
        "\n• Human Resources",  # another sign
        "\nOne\nTwo\nThree",  # a list of its own
    ],
)
def test_what_follows_a_list_otherwise_is_no_competency(end):
    assert len(best("Coach Skills\n\n" + "\n".join(LAST) + end).model.competencies) == len(LAST)


def test_a_line_between_competencies_that_is_none_is_named():
    model = best(
        "Clerks\n\nAppraisal - Decides.\nDescription - Writes finding aids.\nStorage - Keeps boxes."
    ).model

    assert [name for name, *_ in outline(model)] == ["Appraisal", "Storage"]
    assert ("Lines between the competencies were kept as notes", (4,)) in asked(model)


END = "Shift pattern: Two weeks on and one off.\nUnion: Local 42"


@pytest.mark.parametrize(
    ("sign", "between", "end", "names"),
    [
        ("• ", " - ", END, 3),
        ("", " – ", END, 3),
        ("7. ", ": ", END, 3),
        ("", ": ", END, 5),  # nothing tells them from the entries
        ("", " - ", f"Office Skills\n{END}", 5),  # a further list
        ("• ", " - ", END.replace("Union: Local", "• Union - Local"), 5),  # the list goes on
    ],
)
def test_labels_of_another_form_below_a_list_are_notes_and_named(sign, between, end, names):
    lines = [f"{sign.replace('7', str(n))}{line.replace(' - ', between)}" for n, line in enumerate(LAST, 7)]

    model = best("Coach Crew\n\n" + "\n".join(lines) + f"\n\n{end}").model

    assert len(model.competencies) == names
    assert ("Lines below the competencies were kept as notes" in dict(asked(model))) == (names == len(LAST))


@pytest.mark.parametrize(
    ("last", "names"), [("Source: State Board", 3), ("Source: Finds where water springs.", 4)]
)
def test_what_is_no_sentence_below_a_line_about_the_document_is_none(last, names):
    text = "\n".join(line.replace(" - ", ": ") for line in LAST)

    assert len(best(f"Coach Crew\n\n{text}\nApproved: March 2021\n{last}").model.competencies) == names


def test_a_heading_above_bullets_and_a_fact_of_the_class_are_no_entries():
    lines = [
        ("Post: Warden", "heading"),
        ("FLSA: Non-exempt", ""),
        ("- Tides: Reads tides.", ""),
        ("- Nets: Mends.", ""),
    ]

    reading = best([Words(text, (n,), kind) for n, (text, kind) in enumerate(lines, 1)])

    assert [one.family for one in reading.model.competencies] == ["Tides", "Nets"]
    assert reading.model.title.text == "Post: Warden"


def test_labels_of_levels_alone_are_no_names():
    text = "Model\n\nBasic: Knows it.\nOften.\nAdvanced: Does it.\nAlways.\nExpert: Teaches it.\n"

    with pytest.raises(Unreadable, match="labels of levels"):
        definition_list.read(written_lines(text))


@pytest.mark.parametrize(("second", "groups"), [("TECHNICAL\nFor crews.\n", ["CORE", "TECHNICAL"]), ("", [])])
def test_one_sentence_may_stand_between_headings_and_their_names(second, groups):
    names = [f"{name}: {definition}" for name, _, definition in FLAT]

    model = best(
        "\n".join(["Fishery Skills", "CORE", "For everyone.", *names[:2]]) + f"\n{second}{names[2]}"
    ).model

    assert [group.text for group in model.groups] == groups
    assert [row.group for row in model.competencies] == ([0, 0, 1] if groups else [None] * 3)
