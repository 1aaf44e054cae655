import io
import re

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competency_portal.exchange.document import Document, LeftOut, Mark, Passage
from competency_portal.exchange.documents import read_document
from competency_portal.exchange.parsing import parse_document
from competency_portal.exchange.word import BOXES, TRACKED
from competency_portal.exchange.word_numbering import lettered, roman, shown
from tests.competency_portal.exchange.makers import (
    MACRO_MAIN,
    OFFICE,
    item,
    level,
    numbering,
    p,
    r,
    tbl,
    tc,
    word_file,
)

PAGE_BREAK = r('<w:br w:type="page"/>')
RENDERED = r("<w:lastRenderedPageBreak/>")
OUTSIDE = (
    f'<Relationship Id="out" Type="{OFFICE}/hyperlink" Target="http://example.org/" TargetMode="External"/>'
)
ATTACHED = OUTSIDE.replace('"out"', '"tpl"').replace("hyperlink", "attachedTemplate")


def read(body, **parts):
    return parse_document(word_file(body, **parts), "model.docx")


def texts(found):
    return [passage.text for passage in found.passages]


def test_paragraphs_and_tables_in_the_order_of_the_document():
    data = word_file(
        p("Model", style="Titel") + p() + p("Intro") + tbl(["Name", "Level 1"], ["A", "B"]) + p("End")
    )

    assert read_document(data, "model.docx") == Document(
        "docx",
        (
            Passage("Model", "heading", depth=1),
            Passage("", "blank"),
            Passage("Intro"),
            Passage("Name\tLevel 1", "row", table=1),
            Passage("A\tB", "row", table=1),
            Passage("End"),
        ),
    )


def test_typeface_of_runs_and_their_styles():
    found = read(
        p(
            "a ",
            r("bold", "<w:b/>"),
            r(" "),
            r("too", "<w:b/>"),
            r(" x ", '<w:u w:val="none"/>'),
            r("i", "<w:i/>"),
        )
        + p(r("u", '<w:rStyle w:val="Under"/>'), r("v", '<w:rStyle w:val="Under"/><w:u w:val="none"/>'))
        + p("head", r("not", '<w:b w:val="0"/>'), r("undone", '<w:rStyle w:val="Strong"/>'), style="H2")
        + p("part", style="Own")
        + p("ring", style="Ring")
    )

    assert found.passages == (
        Passage("a bold too x i", marks=(Mark(2, 10, "bold"), Mark(13, 14, "italic"))),
        Passage("uv", marks=(Mark(0, 1, "underline"),)),
        Passage("headnotundone", "heading", depth=2, marks=(Mark(0, 4, "bold"),)),
        Passage("part", "heading", depth=3),
        Passage("ring"),
    )


def test_marks_stay_inside_their_cells():
    found = read(tbl([tc(p(r("a", "<w:i/>"))), tc(p(r("b", "<w:i/>")), p(r("c", "<w:i/>"))), "d"]))

    assert found.passages == (
        Passage(
            "a\tb\u2028c\td",
            "row",
            table=1,
            marks=(Mark(0, 1, "italic"), Mark(2, 3, "italic"), Mark(4, 5, "italic")),
        ),
    )


def test_lists_show_their_numbers_and_bullets():
    levels = numbering(
        level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "upperRoman", "%1.%3"), lists=2,
        override='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>',
    )  # fmt: skip
    body = [
        item("one", 1), item("in", 1, 1), item("in", 1, 1), item("deep", 1, 2), item("two", 1), item("in", 1, 1),
        item("seven", 2), item("eight", 2), p("by style", style="Item"), item("no list", 0), item("no such list", 9),
    ]  # fmt: skip

    found = read("".join(body), numbering=levels)

    assert [(passage.text, passage.depth) for passage in found.passages] == [
        ("1. one", 1),
        ("a) in", 2),
        ("b) in", 2),
        ("1.I deep", 3),
        ("2. two", 1),
        ("a) in", 2),
        ("7. seven", 1),
        ("8. eight", 1),
        ("9. by style", 1),
        ("no list", None),
        ("no such list", None),
    ]


@pytest.mark.parametrize(
    ("form", "text", "label"),
    [
        ("bullet", "\uf0b7", "- "),
        ("none", "", ""),
        ("decimal", "%1", "1. "),
        ("decimal", "Level %1:", "Level 1: "),
        ("decimalZero", "%1.", "01. "),
        ("chicago", "(%1)", "(1) "),
    ],
)
def test_a_label_is_what_word_shows(form, text, label):
    assert texts(read(item("x", 1), numbering=numbering(level(0, form, text)))) == [f"{label}x"]


def test_numbers_in_letters():
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]
    assert [lettered(n) for n in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [shown(0, "upperRoman"), shown(4, "upperRoman"), shown(3, "upperLetter")] == ["0", "IV", "C"]


def test_typed_bullets_and_tabs_for_indents():
    found = read(
        p("•\t", r("Plans", "<w:b/>")) + p("\tindented") + p("\ta\tb") + p(r('<w:sym w:char="F0B7"/>'), " x")
    )

    assert found.passages == (
        Passage("- Plans", marks=(Mark(2, 7, "bold"),)),
        Passage("indented"),
        Passage("\ta\tb"),
        Passage("- x"),
    )


def test_breaks_make_lines_and_pages_are_counted_once():
    found = read(
        p("one", r("<w:br/>"), "two", PAGE_BREAK)
        + p(RENDERED, "three")
        + p("four ", RENDERED, "goes on")
        + p("five")
        + p("six", properties="<w:pageBreakBefore/>")
        + p("seven", properties="<w:sectPr/>")
        + p(RENDERED, "eight")
    )

    assert [(passage.text, passage.page) for passage in found.passages] == [
        ("one", 1),
        ("two", 1),
        ("three", 2),
        ("four goes on", 2),
        ("five", 3),
        ("six", 4),
        ("seven", 4),
        ("eight", 5),
    ]


def test_merged_cells_are_read_once_and_columns_stay_in_line():
    found = read(
        tbl(
            [tc("Name"), tc("Levels", properties='<w:gridSpan w:val="2"/>'), "Use"],
            [tc("A", properties='<w:vMerge w:val="restart"/>'), "1", "2", "x"],
            [tc(properties="<w:vMerge/>"), "3", "", ""],
            [tc("lost", properties="<w:vMerge/>"), "4", "", ""],
        )
    )

    assert texts(found) == ["Name\tLevels\t\tUse", "A\t1\t2\tx", "\t3", "\t4"]
    assert found.left_out == (LeftOut("Text under a merged cell: 'lost'", "Word does not show it either."),)


def test_tables_in_tables_follow_their_row_and_frames_are_no_tables():
    inner = tbl(["n1", "n2"])
    found = read(
        tbl(["a", tc("b", inner, p())]) + tbl([tc("in a frame", "second")]) + tbl([tc(inner), tc(inner)])
    )

    assert [(one.text, one.kind, one.table, one.nested) for one in found.passages] == [
        ("a\tb", "row", 1, 0),
        ("n1\tn2", "row", 2, 1),
        ("in a frame", "paragraph", None, 0),
        ("second", "paragraph", None, 0),
        ("n1\tn2", "row", 4, 0),
        ("n1\tn2", "row", 5, 0),
    ]
    assert [one.nested for one in read(tbl(["a", tc("b", tbl(["c", tc("d", inner)]))])).passages] == [0, 1, 2]


def test_text_inside_of_controls_links_fields_and_formulas():
    run = r("x")
    field = r('<w:fldChar w:fldCharType="begin"/>') + r("<w:instrText>PAGE</w:instrText>") + r("7")
    found = read(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('control')}</w:sdtContent></w:sdt>"
        + p(
            f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            f'<w:hyperlink r:id="out">{run}</w:hyperlink>',
        )
        + p(f"<w:smartTag>{run}</w:smartTag>", f"<w:fldSimple>{run}</w:fldSimple>", field)
        + p(
            "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", r("<w:noBreakHyphen/><w:softHyphen/><w:cr/>"), "y"
        ),
        relationships=OUTSIDE,
    )

    assert texts(found) == ["control", "xx", "xx7", "a=b-", "y"]
    assert found.left_out == (
        LeftOut("Targets of links", "The words of a link are read, its address is not."),
    )


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )

    found = read(p("before", r(drawn)) + p(r(f"<w:pict><v:textbox>{box}</v:textbox></w:pict>")))

    assert (texts(found), found.note) == (["before", "in the box", "in the box"], BOXES.format("in the box"))


def test_a_text_box_in_a_cell_is_read_in_its_cell():
    box = f"<w:txbxContent>{p()}{p('in the box')}</w:txbxContent>"

    found = read(tbl(["name", tc(p("level", r(f"<w:pict><v:textbox>{box}</v:textbox></w:pict>")))]))

    assert (texts(found), found.note) == (["name\tlevel\u2028\u2028in the box"], BOXES.format("in the box"))


def test_running_heads_feet_and_notes():
    section = "".join(
        f'<w:{kind}Reference r:id="{kind}{n}"/>' for kind in ("header", "footer") for n in (1, 2)
    )
    found = read(
        p("text", r('<w:footnoteReference w:id="2"/>'), r('<w:endnoteReference w:id="5"/>'))
        + f"<w:sectPr>{section}</w:sectPr>",
        header1=p("Agency"), header2=p("Agency"), footer1=p("Page 1"), footer2=p("Annex"),
        footnotes=f'<w:footnote w:id="1">{p("other")}</w:footnote><w:footnote w:id="2">{p("note")}</w:footnote>',
        endnotes=f'<w:endnote w:id="5">{p("at the end")}</w:endnote>',
    )  # fmt: skip

    assert found.passages == (
        Passage("Agency", "header"),
        Passage("text"),
        Passage("note", behind=2),
        Passage("at the end", behind=2),
        Passage("Page 1", "footer"),
        Passage("Annex", "footer"),
    )


def test_a_note_names_the_row_and_the_paragraph_with_its_sign():
    sign = '<w:footnoteReference w:id="{}"/>'.format
    notes = "".join(f'<w:footnote w:id="{n}">{p(f"note {n}")}</w:footnote>' for n in (1, 2))
    found = read(
        p("text") + tbl(["a", "b"], [tc(p("c", r(sign(2)))), "d"]) + p("end", r(sign(1)), r(sign(2))),
        footnotes=notes,
    )

    assert [(one.text, one.behind) for one in found.passages if one.behind] == [("note 2", 3), ("note 1", 4)]


def test_tracked_changes_are_read_as_if_accepted():
    row = "<w:tr><w:trPr><w:del/></w:trPr>" + tc("old row") + "</w:tr>"
    found = read(
        p("keep ", f"<w:ins>{r('new')}</w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>")
        + tbl(["a", "b"]).replace("</w:tbl>", f"{row}</w:tbl>")
    )

    reason = "Deleted by a tracked change that nobody has accepted or rejected yet."
    assert found == Document(
        "docx",
        (Passage("keep new"), Passage("a\tb", "row", table=1)),
        (LeftOut("Deleted text: 'old'", reason), LeftOut("Deleted row: 'old row'", reason)),
        note=TRACKED,
    )


def test_what_is_no_text_is_left_out_by_name():
    picture = '<w:drawing><wp:docPr id="1" name="x" descr="Seal"/></w:drawing>'
    found = read(
        p("text", r(picture), r("<w:object/>"), r("secret", "<w:vanish/>"), r("old", "<w:strike/>"))
        + '<w:altChunk r:id="x"/>',
        content_type=MACRO_MAIN,
        extra={"word/vbaProject.bin": b"x"},
        relationships=OUTSIDE + ATTACHED,
        comments=f'<w:comment w:id="1">{p("Check this")}</w:comment>',
    )

    assert texts(found) == ["text"]
    assert [item.what for item in found.left_out] == [
        "A picture ('Seal')",
        "An embedded object",
        "Hidden text: 'secret'",
        "Struck through: 'old'",
        "A file put into the document",
        "Macros",
        "Comment: 'Check this'",
        "1 link to files outside",
        "Targets of links",
    ]


words = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Zs"], exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: not re.match(r"[•▪▫■□●○◦‣⁃∙·➢❖✓✔]", text))


@settings(derandomize=True, max_examples=12, deadline=None)
@given(st.lists(words, min_size=1, max_size=4), st.lists(st.tuples(words, words), min_size=1, max_size=3))
def test_what_python_docx_writes_is_read_again(paragraphs, rows):
    written = docx.Document()
    for text in paragraphs:
        written.add_paragraph(text)
    table = written.add_table(rows=len(rows), cols=2)
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    written.save(buffer)

    found = parse_document(buffer.getvalue(), "x.docx")

    assert found.passages == (
        *(Passage(text) for text in paragraphs),
        *(Passage("\t".join(row), "row", table=1) for row in rows),
    )
