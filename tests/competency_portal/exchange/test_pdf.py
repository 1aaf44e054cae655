from html import escape
from itertools import zip_longest

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from weasyprint import HTML

from competency_portal.exchange import limits
from competency_portal.exchange.document import Document, LeftOut, Mark, Passage
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.pdf import NO_TEXT, PASSWORD
from competency_portal.exchange.table import UnreadableFile
from tests.competency_portal.exchange.pdf_maker import add_picture, at, grid, lines, pdf_of, rule

FULL = [  # lines as a program breaks them: the next word never fits
    "Accurately assesses situations, seeks new information if necessary, and applies all",
    "available information to reach sound conclusions and to formulate an effective way of",
    "answering them.",
]
WHOLE = " ".join(FULL)
LATIN = "Plans and delivers services, staffing and resources of the unit in line with its goals. "
PRINTED = f"""<style>
@page {{ size: 6in 6in; margin: 0.8in; font-size: 9pt; @top-left {{ content: "Agency model" }}
  @bottom-center {{ content: "Page " counter(page) }} }}
body {{ font: 10pt/1.3 sans-serif }} h1 {{ font-size: 18pt }} h2 {{ font-size: 13pt }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid; padding: 3pt; vertical-align: top }}
</style>
<h1>Competency Model</h1><p>{LATIN * 3}</p><p>A short one.</p><h2>Indicators</h2>
<ul><li>Acts.</li><li>{LATIN * 2}</li></ul><ol><li>First</li></ol>
<table style="break-before: page"><tr><th>Name</th><th>Level 1</th><th style="width: 1.3in">Level 2</th></tr>
<tr><td>Planning and Organizing</td><td>{LATIN}</td><td>one<br>two</td></tr>
<tr><td colspan="2">both</td><td>x</td></tr></table>
<p style="break-before: page; columns: 2; column-gap: 20pt; text-align: left">{LATIN * 8}</p>"""


@pytest.fixture(scope="module")
def printed():
    return HTML(string=PRINTED).write_pdf()


def read(*pages, **how):
    return parse_document(pdf_of(*pages, **how), "model.pdf")


def texts(found):
    return [passage.text for passage in found.passages]


def test_a_document_that_was_printed_to_pdf(printed):
    found = read_document(printed, "model.pdf")

    text = LATIN.strip()
    assert found == Document(
        "pdf",
        (
            Passage("Agency model", "header", page=1),
            Passage("Competency Model", "heading", page=1, depth=1, marks=(Mark(0, 16, "bold"),)),
            Passage(" ".join([text] * 3), page=1),
            Passage("A short one.", page=1),
            Passage("Indicators", "heading", page=1, depth=2, marks=(Mark(0, 10, "bold"),)),
            Passage("- Acts.", page=1),
            Passage(f"- {text} {text}", page=1),
            Passage("1. First", page=1),
            Passage(
                "Name\tLevel 1\tLevel 2", "row", page=2, table=1,
                marks=(Mark(0, 4, "bold"), Mark(5, 12, "bold"), Mark(13, 20, "bold")),
            ),
            Passage(f"Planning and Organizing\t{text}\tone\u2028two", "row", page=2, table=1),
            Passage("both\t\tx", "row", page=2, table=1),
            Passage(" ".join([text] * 8), page=3),
            *(Passage(f"Page {page}", "footer", page=page) for page in (1, 2, 3)),
        ),
        (LeftOut("'Agency model' on 2 more pages", "Running heads and feet are read once."),),
    )  # fmt: skip


def test_a_source_document_printed_to_pdf_has_the_same_lines(settings):
    source = next(settings.BASE_DIR.glob("fixtures/sources/*systems*.txt")).read_text()
    lines = [" ".join(line.split()) for line in source.split("\n") if line.strip()]
    parts = [
        f"<ul><li>{escape(line[2:])}</li></ul>" if line.startswith("- ") else f"<p>{escape(line)}</p>"
        for line in lines
    ]
    style = "<style>@page { size: letter; margin: 1in } p { margin: 6pt 0 } ul { margin: 2pt 0 }</style>"

    found = parse_document(HTML(string=style + "".join(parts)).write_pdf(), "")

    assert texts(found) == lines


def test_lines_are_joined_where_the_next_word_did_not_fit():
    found = read(lines(72, 100, *FULL, "Short.", "Lines", "of an address", *FULL))

    assert texts(found) == [WHOLE, "Short.", "Lines", "of an address", WHOLE]


SHORT = ["Definition: Handles patient safety on the ward.", "Level 1: Patient Safety one.", "Level 2: Two."]


@pytest.mark.parametrize(
    "written",
    [
        SHORT,
        ["Handles patient safety on the ward.", "Asks for help.", "Reports."],  # no label tells them apart
        [FULL[0], FULL[1], "answering them all in time for the meeting of the board.", *SHORT],
        ["Takes part in what the unit plans, and speaks for the people that it serves.", "Level 1: One."],
    ],
)
def test_the_longest_line_of_a_short_file_reaches_no_edge(written):
    found = texts(read(lines(72, 100, *written)))

    assert found == (
        [WHOLE[: len(" ".join(FULL[:2]))] + " " + written[2], *SHORT] if FULL[0] in written else written
    )


@pytest.mark.parametrize(
    "below",
    [
        lines(72, 128, "Other type goes on here.", font="B"),
        lines(72, 128, "Larger type goes on here.", size=12),
        lines(72, 140, "Further down than lines of a text."),
        lines(100, 128, "Set in by itself."),
        lines(72, 128, "2. Numbered"),
        [at(72, 128, "\u2022"), at(90, 128, "Listed")],
        [at(72, 128, "Name"), at(200, 128, "Cell")],
    ],
)
def test_lines_are_not_joined_where_there_is_a_doubt(below):
    found = read(lines(72, 100, *FULL[:2]) + below)

    assert len(found.passages) == 2
    assert texts(found)[0] == " ".join(FULL[:2])


def test_bullets_of_all_kinds():
    page = [
        at(72, 100, "\u2022"), at(90, 100, FULL[0]), at(90, 114, "goes on under the first."),
        at(72, 140, "\u2013 Dash"), at(72, 160, "o"), at(90, 160, "Circle"), at(72, 180, "l", font="Z"),
        at(90, 180, "Sign"), at(72, 200, "a clause"), at(72, 220, "4."), at(90, 220, "Number"), at(72, 240, "- Hyphen"),
        at(72, 260, "-5 degrees"),
    ]  # fmt: skip

    assert texts(read(page)) == [
        f"- {FULL[0]} goes on under the first.", "- Dash", "- Circle", "- Sign", "a clause", "4. Number", "- Hyphen",
        "-5 degrees",
    ]  # fmt: skip


def test_words_divided_at_the_end_of_a_line_are_put_together_only_when_the_word_is_known():
    start = "Accurately assesses situations, seeks new information if necessary, and shows the "

    known = read(lines(72, 100, f"{start}compe-", "tency.", "", "Each Competency counts."))
    unknown = read(lines(72, 100, f"{start}self-", "control.", f"{start} and/", "or more."))

    assert texts(known) == [f"{start}competency.", "Each Competency counts."]
    assert texts(unknown) == [f"{start}self-control.", f"{start}and/or more.".replace("  ", " ")]


def test_typeface_and_underlines():
    page = [at(72, 100, "Plain"), at(110, 100, "bold", font="B"), at(140, 100, "slanted", font="I")]
    page += [
        at(72, 130, "Level 2"),
        rule(72, 132, 108, 132),
        at(72, 160, "Above a rule"),
        rule(50, 175, 500, 175),
    ]

    assert read(page).passages == (
        Passage("Plain bold slanted", page=1, marks=(Mark(6, 10, "bold"), Mark(11, 18, "italic"))),
        Passage("Level 2", page=1, marks=(Mark(0, 7, "underline"),)),
        Passage("Above a rule", page=1),
    )


def test_a_table_goes_on_over_a_page_and_a_torn_row_is_a_row_of_its_own():
    xs = (72, 200, 400)
    first = [
        *grid(xs, (600, 630, 700))[:-1],
        at(80, 620, "Name"), at(210, 620, "Level 1"), at(80, 650, "Planning"), at(210, 650, "Plans and"),
    ]  # fmt: skip
    borders = grid(xs, (72, 100, 130))
    second = [
        *borders[:3],
        *borders[4:],
        at(210, 90, "delivers."), at(80, 120, "Initiative"), at(210, 120, "Acts."),
    ]  # fmt: skip

    found = read([at(72, 100, "Before"), *first], [*second, at(72, 200, "After")])

    assert [(passage.text, passage.page, passage.table) for passage in found.passages] == [
        ("Before", 1, None),
        ("Name\tLevel 1", 1, 1),
        ("Planning\tPlans and", 1, 1),
        ("\tdelivers.", 2, 1),
        ("Initiative\tActs.", 2, 1),
        ("After", 2, None),
    ]


def test_lines_in_a_cell_are_one_text_only_where_its_edge_broke_them():
    page = [
        *grid((72, 250, 400), (100, 200)),
        at(80, 120, "Plans and delivers services,"),
        at(80, 134, "staffing and goods."),
    ]
    page += [at(260, 120, "one"), at(260, 134, "two")]
    page += [at(80, 160, "Plans and services of a unit", font="B"), at(80, 174, "Delivers them.")]

    assert texts(read(page)) == [
        "Plans and delivers services, staffing and goods."
        "\u2028Plans and services of a unit\u2028Delivers them.\tone\u2028two"
    ]


def test_parts_far_from_each_other_are_divided_by_tabs():
    assert texts(read([at(72, 100, "Novice"), at(200, 100, "Knows the terms."), at(72, 114, "Expert")])) == [
        "Novice\tKnows the terms.",
        "Expert",
    ]


def test_columns_are_read_one_after_the_other():
    left = ["Plans and delivers the services of a unit,"] * 8
    right = ["Acts on what was found and tells others of"] * 8
    page = [*lines(60, 120, *left), *lines(320, 120, *right)]

    found = read([at(60, 90, "A title that stands over both of the columns", size=16), *page])

    assert texts(found)[1:] == [" ".join(left), " ".join(right)]


def test_names_in_larger_type_are_headings_where_most_text_stands_in_tables():
    page = [at(72, 60, "Librarian Competency Model", size=20)]
    for top, name in ((100, "Collection Development"), (250, "Reader Advice")):
        page += [
            at(72, top, name, size=15),
            at(72, top + 20, "Buys books."),
            *grid((72, 200, 330), (top + 30, top + 60)),
        ]
        page += [at(80, top + 50, "Learns of every book."), at(210, top + 50, "Leads others in it.")]

    assert kinds(read(page)) == [
        ("Librarian Competency Model", "heading"),
        *(
            passage
            for name in ("Collection Development", "Reader Advice")
            for passage in (
                (name, "heading"), ("Buys books.", "paragraph"), ("Learns of every book.\tLeads others in it.", "row")
            )
        ),
    ]  # fmt: skip


def test_a_text_that_goes_on_over_a_page_is_one_paragraph():
    long = "and of what they mean for those who wait for a decision of the agency, and further"
    found = read(
        lines(72, 690, *FULL[:2]),
        lines(72, 100, long, long),
        [at(72, 100, "answering."), at(72, 140, "Next.")],
    )

    whole = " ".join([*FULL[:2], long, long, "answering."])
    assert [(passage.text, passage.page) for passage in found.passages] == [(whole, 1), ("Next.", 3)]


def test_running_heads_and_feet_are_told_from_labels_that_begin_a_page_by_chance():
    def page(number, first):
        return [
            at(72, 40, "Agency"),
            at(72, 90, first),
            at(72, 300, f"Text {number}"),
            at(300, 760, f"Page {number}"),
        ]

    found = read(*(page(n, first) for n, first in enumerate(["Model", "Levels:", "Levels:", "End"], 1)))

    assert [(passage.text, passage.kind) for passage in found.passages] == [
        ("Agency", "header"),
        ("Model", "paragraph"), ("Text 1", "paragraph"),
        ("Levels:", "paragraph"), ("Text 2", "paragraph"),
        ("Levels:", "paragraph"), ("Text 3", "paragraph"),
        ("End", "paragraph"), ("Text 4", "paragraph"),
        *((f"Page {n}", "footer") for n in (1, 2, 3, 4)),
    ]  # fmt: skip


def kinds(found):
    return [(passage.text, passage.kind) for passage in found.passages]


def test_a_label_with_a_colon_that_begins_most_pages_is_no_running_head():
    pages = [[at(72, 80, "Indicators:"), at(72, 140, f"Reads map {n}.")] for n in range(6)]

    assert kinds(read(*pages))[:2] == [("Indicators:", "paragraph"), ("Reads map 0.", "paragraph")]


def test_a_label_close_to_its_text_is_no_running_head_and_the_head_above_it_is():
    pages = [
        [
            at(72, 40, "Agency"),
            at(72, 80, "Indicators"),
            at(72, 96, f"Reads map {n}."),
            at(72, 300, WHOLE[:90]),
        ]
        for n in range(6)
    ]

    assert kinds(read(*pages))[:3] == [
        ("Agency", "header"),
        ("Indicators", "paragraph"),
        ("Reads map 0.", "paragraph"),
    ]


def test_a_line_where_other_pages_have_their_text_is_no_running_head():
    labelled = [[at(72, 80, "Indicators"), at(72, 140, f"Reads map {n}.")] for n in range(6)]
    others = [[at(72, 80, f"Sails {name}."), at(72, 140, f"Rows {name}.")] for name in ("far", "near")]

    assert "header" not in {kind for _, kind in kinds(read(*labelled, *others))}
    assert ("Indicators", "header") in kinds(read(*labelled, others[0]))


def printed_table(css, *rows):
    """A table drawn without lines, printed as a word processor prints it."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    style = (
        "<style>td { vertical-align: top; padding: 4pt } body { font: 10pt sans-serif } p { margin: 0 }" + css
    )
    return parse_document(
        HTML(string=f"{style}</style><p>{LATIN * 3}</p><table>{body}</table>").write_pdf(), ""
    )


BORDERLESS = (
    ("Name", "Basic", "Expert"),
    ("Planning and Organizing", LATIN * 2, "Plans all."),
    ("Sailing", "Sails well.", LATIN),
)


def test_a_table_without_lines_is_told_by_where_its_columns_begin():
    found = printed_table("td { width: 1.6in } @page { size: letter }", *BORDERLESS)

    rows = [passage.text for passage in found.passages if passage.kind == "row"]
    text = LATIN.strip()
    assert rows == [
        "Name\tBasic\tExpert",
        f"Planning and Organizing\t{text} {text}\tPlans all.",
        f"Sailing\tSails well.\t{text}",
    ]
    assert found.left_out == ()


def test_a_row_without_lines_torn_by_a_page_goes_on_in_the_columns_of_the_table():
    css = "td { width: 1.2in } @page { size: 6in 3.4in; margin: 0.5in }"
    found = printed_table(css, BORDERLESS[0], ("Planning and Organizing", LATIN * 2, LATIN))

    rows = [passage for passage in found.passages if passage.kind == "row"]
    columns = zip_longest(*(row.text.split("\t") for row in rows), fillvalue="")
    words = " ".join(cell for column in columns for cell in column).split()
    assert [(row.page, row.text.split("\t")[0]) for row in rows] == [
        (1, "Name"),
        (1, "Planning and Organizing"),
        (2, ""),
    ]
    assert words == ("Name Planning and Organizing Basic " + LATIN * 2 + "Expert " + LATIN).split()


def test_lists_and_lines_without_aligned_columns_are_no_tables():
    items = [
        part for n in range(6) for part in (at(72, 100 + 30 * n, "1."), at(110, 100 + 30 * n, f"Item {n}"))
    ]
    uneven = [
        part for n in range(6) for part in (at(72, 400 + 14 * n, "Name"), at(150 + 20 * n, 400 + 14 * n, "x"))
    ]

    assert {passage.kind for passage in read([*items, *uneven]).passages} == {"paragraph"}


def test_a_table_whose_rows_can_not_be_told_apart_stays_lines_and_is_named():
    lines_of_cells = [
        ("Planning", "Plans all the"),
        ("and more", "services of a"),
        ("Sailing", "unit and sails"),
    ]
    page = [
        part
        for n, (left, right) in enumerate(lines_of_cells * 2)
        for part in (at(72, 100 + 14 * n, left), at(250, 100 + 14 * n, right))
    ]

    found = read(page)

    assert {passage.kind for passage in found.passages} == {"paragraph"}
    assert [(one.what, one.page) for one in found.left_out] == [("The layout of a table without lines", 1)]


def test_letters_printed_twice_and_turned_letters():
    found = read(
        [at(72, 100, "Twice"), at(72.3, 100, "Twice"), "BT /R 11 Tf 0 1 -1 0 40 400 Tm (Draft) Tj ET"]
    )

    assert (texts(found), found.left_out) == (
        ["Twice"],
        (LeftOut("Turned text: 'Draft'", "Only level text is read.", 1),),
    )


def test_what_is_no_text_is_left_out_by_name():
    def change(pdf):
        add_picture(pdf, 1)
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("Check this")
        )
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="a.txt")
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))

    found = read([at(72, 100, "Text")], [], change=change)

    assert found.left_out == (
        LeftOut("Note: 'Check this'", "Notes are not part of the text.", 1),
        LeftOut("Page 2", "It is a picture of a page and holds no text.", 2),
        LeftOut("Attached files", "Files inside the file are not opened."),
        LeftOut("Programs", "Programs in a document are never read or run."),
    )


def test_pictures_of_pages_are_no_text():
    with pytest.raises(UnreadableFile) as caught:
        read([], change=add_picture)

    assert caught.value.message == NO_TEXT


def test_a_password_is_asked_for_by_no_page_of_the_portal():
    locked = pdf_of([at(72, 100, "Text")], encryption=pikepdf.Encryption(user="secret", owner="secret"))
    guarded = pdf_of([at(72, 100, "Text")], encryption=pikepdf.Encryption(user="", owner="secret"))

    with pytest.raises(UnreadableFile) as caught:
        parse_document(locked, "")

    assert (caught.value.message, texts(parse_document(guarded, ""))) == (PASSWORD, ["Text"])


def test_pages_have_a_limit(monkeypatch):
    monkeypatch.setattr(limits, "PAGES", 1)

    assert texts(read([at(72, 100, "Text")])) == ["Text"]
    with pytest.raises(UnreadableFile, match="more than 1 pages"):
        read([], [])


def test_a_drawing_of_many_lines_is_no_table(monkeypatch):
    monkeypatch.setattr(limits, "PAGE_EDGES", 5)
    page = [*grid((72, 200, 400), (100, 130, 160)), at(80, 120, "a"), at(210, 120, "b")]

    found = read(page)

    assert (found.passages, found.left_out) == (
        (Passage("a\tb", page=1),),
        (LeftOut("A drawing of many lines", "No table was looked for on its page.", 1),),
    )


def test_a_file_that_lost_pages_is_damaged():
    whole = pdf_of([at(72, 100, "Text")], object_stream_mode=pikepdf.ObjectStreamMode.disable)

    with pytest.raises(UnreadableFile, match="damaged"):
        parse_document(whole.replace(b"/Count 1", b"/Count 2"), "")


def newspaper(*competencies, count=2, align="left", fill="auto"):
    """Columns as a word processor prints them."""
    style = "@page { size: letter; margin: 2cm } body { font: 10pt serif } p { break-inside: avoid }"
    columns = f"div {{ columns: {count}; column-gap: 1cm; column-fill: {fill}; text-align: {align} }}"
    parts = "".join(
        f"<h2>{name}</h2>" + "".join(f"<p>{text}</p>" for text in below) for name, *below in competencies
    )
    page = f"<style>{style} {columns}</style><h1>Harbor Competency Model</h1><div>{parts}</div>"
    return parse_document(HTML(string=page).write_pdf(), "")


def test_a_page_that_ends_before_its_second_column_goes_on_in_columns():
    names = ["Planning", "Teamwork", "Zoning", "Mapping", "Budgets"]
    below = ((LATIN * 4).strip(), f"Novice: {(LATIN * 3).strip()}", f"Expert: {(LATIN * 3).strip()}")

    found = newspaper(*((name, *below) for name in names))

    assert found.passages[-1].page == 2
    assert texts(found) == ["Harbor Competency Model", *(text for name in names for text in (name, *below))]


@pytest.mark.parametrize(
    ("page", "headings"),
    [
        (lines(72, 60, "Crime Analyst", "Framework", size=20, step=24), ["Crime Analyst Framework"]),
        ([at(72, 60, "Crime Analysts", size=20), at(90, 84, "Framework", size=20)], ["Crime Analysts Framework"]),
        (lines(72, 60, "2. Crime", "Analysis", size=20, step=24), ["2. Crime Analysis"]),
        ([at(72, 60, "2. Crime", size=20), at(95, 84, "Analysis", size=20)], ["2. Crime Analysis"]),
        (lines(72, 60, "1. Crime", "2. Analysis", size=20, step=24), ["1. Crime", "2. Analysis"]),
        (lines(72, 60, "Crime Analyst", "Framework", size=20, step=34), ["Crime Analyst", "Framework"]),
        ([at(72, 60, "Crime", size=20), at(72, 84, "Framework", size=16)], ["Crime", "Framework"]),
        ([at(72, 60, "Crime", size=20), at(72, 84, "Framework", size=20, font="I")], ["Crime", "Framework"]),
        (lines(72, 60, *"ABCDE", size=20, step=24), [*"ABCDE"]),
    ],
)  # fmt: skip
def test_lines_of_one_heading_are_told_by_their_typeface(page, headings):
    found = kinds(read([*page, *lines(72, 300, *FULL)]))

    assert found == [*((heading, "heading") for heading in headings), (WHOLE, "paragraph")]


@pytest.mark.parametrize(
    ("first", "step", "body_step", "is_one"),
    [
        ("Competencies of the Deputy Harbor Masters", 33, 18, True),
        ("Competencies of the Deputy Harbor Masters", 33, 14, False),
        ("Competencies of the Deputy Harbor Masters", 38, 18, False),
        ("Harbor Masters", 33, 18, False),
    ],
)
def test_a_full_line_of_a_heading_goes_on_where_sentences_stand_as_far_apart(first, step, body_step, is_one):
    second = "Dictionary"
    found = kinds(
        read([*lines(72, 60, first, second, size=20, step=step), *lines(72, 300, *FULL, step=body_step)])
    )

    assert [text for text, kind in found if kind == "heading"] == (
        [f"{first} {second}"] if is_one else [first, second]
    )


@pytest.mark.parametrize(
    ("text", "top", "kind"),
    [
        ("1", 760, "footer"), ("Page 1", 760, "footer"), ("page 1 of 12", 760, "footer"), ("- 1 -", 760, "footer"),
        ("Level 1", 760, "paragraph"), ("1990", 760, "paragraph"), ("1", 660, "paragraph"),
    ],
)  # fmt: skip
def test_a_number_alone_at_the_foot_of_a_single_page(text, top, kind):
    assert kinds(read([*lines(72, 100, *FULL), at(300, top, text)])) == [(WHOLE, "paragraph"), (text, kind)]


def test_a_number_close_to_the_text_above_is_no_page_number():
    assert kinds(read([*lines(72, 720, *FULL[:2]), at(72, 748, "1")]))[-1] == ("1", "paragraph")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (at(72, 40, "Bureau of Ferries", size=8), "header"),
        (at(72, 40, "Bureau of Ferries"), "paragraph"),
        (at(72, 83, "Bureau of Ferries", size=8), "paragraph"),
        (at(72, 765, "Revised in May", size=8), "footer"),
        (at(72, 765, "Policy 9 - Page 1 of 1"), "footer"),
        (at(72, 765, "Policy 9"), "paragraph"),
        (at(72, 700, "Adapted from others", size=8), "paragraph"),
    ],
)
def test_head_and_foot_of_a_single_page_stand_in_its_margins_in_small_type(line, kind):
    found = kinds(read([*lines(72, 100, *FULL), line]))

    assert [k for text, k in found if text != WHOLE] == [kind]


@pytest.mark.parametrize(("top", "kind"), [(40, "header"), (80, "paragraph")])
def test_a_line_in_the_margin_above_a_heading_is_a_head(top, kind):
    page = [at(72, top, "City of Marrowby"), at(72, 100, "Core Competencies", size=18)]

    assert kinds(read([*page, *lines(72, 130, *FULL)])) == [
        ("City of Marrowby", kind),
        ("Core Competencies", "heading"),
        (WHOLE, "paragraph"),
    ]


@pytest.mark.parametrize(("count", "align"), [(2, "justify"), (3, "left")])
def test_columns_of_running_text_are_no_table(count, align):
    names = ["Planning", "Teamwork", "Zoning", "Mapping", "Budgets", "Hearings"]
    below = ((LATIN * 5).strip(), f"Novice: {(LATIN * 3).strip()}")

    found = newspaper(*((name, *below) for name in names), count=count, align=align)

    assert texts(found) == ["Harbor Competency Model", *(text for name in names for text in (name, *below))]
