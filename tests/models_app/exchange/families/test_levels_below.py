"""A table of levels below the heading and definition of each competency: every content is invented."""

from dataclasses import replace

import pytest

from models_app.calculations.plain import Words
from models_app.exchange.recognising import readings_of
from tests.models_app.exchange.reading import asked, best, left, outline, rows

TEXTS = ("Reads one map.", "Reads every map.", "Draws maps.")
OTHERS = ("Ties two knots.", "Ties ten knots.", "Invents knots.")


def below(*competencies, table):
    """A document: title, then name, definition and the table for each."""
    words = [Words("Harbor Competency Model", (1,), "heading")]
    for number, (name, definition, texts) in enumerate(competencies, 1):
        start = words[-1].lines[-1] + 1
        words += [Words(name, (start,), "heading"), Words(definition, (start + 1,))]
        words += rows(*table(texts), table=number, start=start + 2)
    return words


def across(*labels):
    """One row of labels, one of texts."""
    return lambda texts: ("\t".join(labels), "\t".join(texts))


def down(*labels):
    """One level a row below a head."""
    return lambda texts: ("Level\tDescription", *map("\t".join, zip(labels, texts, strict=True)))


RANKED = [("Basic", "Proficient", "Expert"), ("Entry", "Full", "Lead"), ("Level 1", "Level 2", "Level 3")]
UNRANKED = ("Seedling", "Sapling", "Oak")
CHARTS = ("Charts", "Knows the charts of the harbor.", TEXTS)
KNOTS = ("Knots (Rope)", "Ties what must hold.", OTHERS)


def expected(labels):
    return [
        ("Charts", None, "Knows the charts of the harbor.", dict(zip(labels, TEXTS, strict=True))),
        ("Knots (Rope)", None, "Ties what must hold.", dict(zip(labels, OTHERS, strict=True))),
    ]


@pytest.mark.parametrize("shape", [across, down])
@pytest.mark.parametrize("labels", [*RANKED, UNRANKED])
def test_a_table_below_a_heading_holds_the_levels_of_that_competency(labels, shape):
    reading = best(below(CHARTS, KNOTS, table=shape(*labels)))

    assert (reading.code, reading.sureness, left(reading)) == ("levels_below", "sure", [])
    assert outline(reading.model) == expected(labels)
    assert [words.text for words in reading.model.level_labels] == list(labels)
    assert reading.model.title.text == "Harbor Competency Model"


@pytest.mark.parametrize("labels", [RANKED[0], RANKED[2]])
def test_one_competency_is_read_where_the_labels_say_that_they_are_levels(labels):
    reading = best(below(CHARTS, table=across(*labels)))

    assert (left(reading), outline(reading.model)) == ([], expected(labels)[:1])


@pytest.mark.parametrize("ending", [".", ""])
def test_one_competency_with_unknown_labels_is_refused(ending):
    texts = tuple(text.removesuffix(".") + ending for text in TEXTS)
    reading = best(below((*CHARTS[:2], texts), table=across(*UNRANKED)))

    assert (reading.model, reading.refusal != "") == (None, True)


def test_facts_in_tables_below_headings_are_no_levels():
    reading = best(
        below((*CHARTS[:2], ("Compass", "Two")), (*KNOTS[:2], ("Rope", "Ten")), table=across("Tool", "Count"))
    )

    assert (reading.model, reading.refusal != "") == (None, True)


def test_groups_numbers_further_texts_and_a_note_at_the_end():
    words = [
        Words("Harbor Model", (1,)),
        Words("Water", (2,)),
        Words("1. Charts", (3,)),
        Words("Knows charts.", (4,)),
        Words("Proficiency Levels", (5,)),
        *rows("Basic\tExpert", "Reads one.\t", start=6),
        Words("Behavioral indicators:", (8,)),
        Words("- Folds maps", (9,)),
        Words("Land", (10,)),
        Words("2. Knots", (11,)),
        Words("Definition: Ties.", (12,)),
        Words("Required level: Expert", (13,)),
        *rows("Basic\tExpert", "Ties two.\tTies ten.", table=2, start=14),
        Words("Note: All of it holds at sea.", (16,)),
    ]

    reading = best(words)

    assert left(reading) == []
    assert outline(reading.model) == [
        ("Charts", "Water", "Knows charts.", {"Basic": "Reads one."}, ["Folds maps"]),
        ("Knots", "Land", "Ties.", {"Basic": "Ties two.", "Expert": "Ties ten."}),
    ]
    assert reading.model.competencies[1].required_level.label == "Expert"
    assert [part.paragraphs for part in reading.model.parts] == [("All of it holds at sea.",)]


def test_names_without_a_definition_keep_their_levels():
    words = [
        Words("Charts", (1,)),
        *rows("Basic\tExpert", "Reads one.\tReads all.", start=2),
        Words("Knots", (4,)),
        *rows("Basic\tExpert", "Ties two.\tTies ten.", table=2, start=5),
    ]

    assert outline(best(words).model) == [
        ("Charts", None, None, {"Basic": "Reads one.", "Expert": "Reads all."}),
        ("Knots", None, None, {"Basic": "Ties two.", "Expert": "Ties ten."}),
    ]


def test_a_title_alone_that_is_a_heading_names_no_competency():
    words = [
        replace(line, kind="" if n and line.kind == "heading" else line.kind)
        for n, line in enumerate(below(CHARTS, KNOTS, table=across(*RANKED[0])))
    ]

    reading = best(words)

    assert (left(reading), outline(reading.model)) == ([], expected(RANKED[0]))
    assert reading.model.title.text == "Harbor Competency Model"


def test_a_list_without_a_label_below_a_table_is_of_its_competency():
    words = []
    for line in below(CHARTS, KNOTS, table=across(*RANKED[0])):
        words.append(replace(line, lines=(len(words) + 1,)))
        if line.kind == "row" and "Basic" not in line.text:
            words += [Words(f"- {text}", (len(words) + n,)) for n, text in enumerate(("asks", "tells"), 1)]
    words += [Words("Minimum Qualifications", (15,), "heading"), Words("One year at sea.", (16,))]

    reading = best(words)

    assert (reading.code, left(reading)) == ("levels_below", [])
    assert outline(reading.model) == [(*one, [("", "asks"), ("", "tells")]) for one in expected(RANKED[0])]
    assert [part.heading for part in reading.model.parts] == ["Minimum Qualifications"]
    assert [title for title, _ in asked(reading.model) if "list" in title] == [
        "Charts has a list without a heading", "Knots (Rope) has a list without a heading",
    ]  # fmt: skip


@pytest.mark.parametrize("empty", [0, 2])
def test_an_empty_cell_beside_a_level_is_a_missing_text_and_spoils_nothing(empty):
    names = ["Zoning", "Mapping", "Hearings"]
    lines = []
    for n, name in enumerate(names):
        lines += [(name, "heading", None), (f"Does {name} well.", "paragraph", None)]
        texts = ["Level\tDescription", "Novice\tHelps with it.", "Skilled\tDoes it.", "Expert\tLeads it."]
        lines += [(text if n != empty or text[0] != "E" else "Expert", "row", n) for text in texts]
    words = [Words(text, (n,), kind, None, table) for n, (text, kind, table) in enumerate(lines, 1)]

    model = best([Words("Planner Model", (0,), "heading"), *words]).model

    full = {"Novice": "Helps with it.", "Skilled": "Does it.", "Expert": "Leads it."}
    without = {label: text for label, text in full.items() if label != "Expert"}
    assert outline(model) == [
        (name, None, f"Does {name} well.", without if n == empty else full) for n, name in enumerate(names)
    ]
    assert [title for title, _ in asked(model) if "no text" in title] == [
        f"{names[empty]} has no text for Level 'Expert'"
    ]


def test_a_head_that_comes_back_on_the_next_page_is_no_level():
    words = below(
        CHARTS,
        table=lambda texts: (
            *down(*RANKED[0])(texts)[:2],
            *down(*RANKED[0])(texts)[:1],
            *down(*RANKED[0])(texts)[2:],
        ),
    )

    reading = best(words)

    assert (left(reading), outline(reading.model)) == ([], expected(RANKED[0])[:1])


REST = "\tand of the bay."


@pytest.mark.parametrize(
    ("shape", "place", "after"),
    [
        (down, 2, [REST]),
        (down, 2, ["Level\tDescription", REST]),
        (down, 2, ["\tAnd of the bay."]),
        (down, 3, [REST.strip()]),
        (across, 1, [REST]),
        (across, 1, ["\t".join(RANKED[0]), REST]),
    ],
)
def test_the_rest_of_a_row_on_the_next_page_goes_on_with_its_level(shape, place, after):
    torn = ("Reads one map", "Reads every map", "Draws maps")
    words = below((*CHARTS[:2], torn), KNOTS, table=shape(*RANKED[0]))
    start = 4 + place
    rest = [Words(text, (1,), "row" if "\t" in text else "", None, 1) for text in after]
    words = [
        replace(line, lines=(n,), page=1 + (n > start))
        for n, line in enumerate([*words[:start], *rest, *words[start:]], 1)
    ]

    reading = best(words)

    number = place - 1 if shape is down else 1
    texts = [text + f" {after[-1].strip()}" * (n == number) for n, text in enumerate(torn)]
    assert (reading.code, left(reading)) == ("levels_below", [])
    assert outline(reading.model)[0][3] == dict(zip(RANKED[0], texts, strict=True))
    assert [name for name, *_ in outline(reading.model)] == ["Charts", "Knots (Rope)"]
    assert [title for title, _ in asked(reading.model) if "over the page" in title] == [
        f"Row of '{RANKED[0][number]}' broken over the page"
        if shape is down
        else "Row of levels broken over the page"
    ]


@pytest.mark.parametrize("text", ["Draws maps.", "\tDraws maps."])
def test_a_text_on_the_page_below_its_label_is_that_level(text):
    words = below((*CHARTS[:2], (*TEXTS[:2], "")), table=down(*RANKED[0]))
    words.append(Words(text, (8,), "row" if "\t" in text else "", 2, 1))

    reading = best([replace(line, page=line.page or 1) for line in words])

    assert (left(reading), outline(reading.model)) == ([], expected(RANKED[0])[:1])
    assert ("Row of 'Expert' broken over the page", True) in [
        (one.title, one.by_form) for one in reading.model.findings
    ]


def test_a_row_of_its_own_on_the_next_page_is_no_rest():
    words = below(CHARTS, table=across(*RANKED[0]))
    words += [replace(line, page=2) for line in rows("\t".join(OTHERS), start=6)]

    readings = readings_of([replace(line, page=line.page or 1) for line in words])

    assert [reading.model for reading in readings if reading.code == "levels_below"] == [None]
