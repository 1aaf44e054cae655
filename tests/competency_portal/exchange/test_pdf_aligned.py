"""Tables without lines, as programs print them: each text stands below its own head, or no table is read."""

import pytest
from weasyprint import HTML

from competency_portal.exchange.parsing import parse_document
from models_app.exchange.lines import words_of
from models_app.exchange.recognising import readings_of

NAMES = ["Purity", "Germination and Dormancy", "Moisture", "Tagging", "Vigor Testing"]
SHORT = ["Sorts seed", "Names weeds", "Trains analysts", "Runs labs", "Sets rules"]
LONG = [
    "Counts kernels with care and repeats the count where in doubt",
    "Writes guides for those who are new to the work of the unit",
    "Tests vigor of lots by methods that the state has approved",
]
HEADS = ["Novice", "Skilled", "Expert", "Master"]
TWO_LINES = ["Novice<br>worker", "Skilled<br>worker", "Expert<br>of all", "Master<br>of all"]
CONTRIBUTING = [
    "Contributing under guidance",
    "Journey worker on own",
    "Advanced and leading",
    "Expert for all",
]
PROSE = "These are the competencies of those who test seed, as they were agreed on with the people who do the work. "


def text_at(row, column, pool):
    return f"{pool[(3 * row + column) % len(pool)]} {row}{'abcd'[column]}."


def outcome(
    css, heads=HEADS[:3], rows=3, pool=SHORT, sparse=False, number=False, above="", thead=False, first=0
):
    """What became of the texts: 'right', 'not read', or those that stand below another head than their own."""
    labels = [head.replace("<br>", " ") for head in heads]
    truth, body = {}, ""
    for row in range(rows):
        name = NAMES[(row + first) % len(NAMES)] + (f" {row // len(NAMES)}" if row >= len(NAMES) else "")
        cells = ["" if sparse and (row + n) % 3 == 0 else text_at(row, n, pool) for n in range(len(heads))]
        truth |= {(name, label): cell for label, cell in zip(labels, cells, strict=True) if cell}
        parts = [*([str(row + 1)] if number else []), name, *cells]
        body += "<tr>" + "".join(f"<td>{part}</td>" for part in parts) + "</tr>"
    top = [*(["No."] if number else []), "Competency", *heads]
    head = "<tr>" + "".join(f"<th>{part}</th>" for part in top) + "</tr>"
    style = f"body {{ font: 10pt sans-serif }} td {{ vertical-align: top }} th {{ text-align: left }} {css}"
    table = f"<table>{f'<thead>{head}</thead>' if thead else head}{body}</table>"
    printed = HTML(string=f"<style>{style}</style><h1>Seed Analyst</h1><p>{above}</p>{table}").write_pdf()
    model = readings_of(words_of(parse_document(printed, "")))[0].model
    found = (
        {
            (c.name, level.label): " ".join(level.text.split())
            for c in model.competencies
            for level in c.levels
        }
        if model
        else {}
    )
    return (
        "right"
        if found == truth
        else {key: value for key, value in found.items() if truth.get(key) != value} or "not read"
    )


WIDE = "td, th { padding: 4pt 6pt }"


@pytest.mark.parametrize(
    ("css", "how"),
    [
        ("", {"rows": 2}),  # gaps between columns no wider than between words
        ("", {"pool": SHORT + LONG, "rows": 5, "heads": HEADS}),
        (WIDE, {"pool": LONG, "heads": TWO_LINES}),
        (WIDE, {"pool": LONG, "heads": CONTRIBUTING[:3], "above": PROSE * 2}),
        (WIDE + "td + td { text-align: center } th { text-align: center }", {"rows": 4}),
        (WIDE + "td { text-align: right }", {"rows": 4}),
        (WIDE + "td { vertical-align: middle }", {"pool": SHORT + LONG, "rows": 4}),
        (WIDE + "td:first-child { text-align: right }", {"number": True, "pool": LONG}),
        (WIDE + "th { background: #ddd; font-weight: normal }", {"rows": 4}),
        (WIDE + "@page { size: A4 } body { font-family: monospace }", {"pool": SHORT + LONG}),
        (WIDE + "@page { size: A6 landscape; margin: 8mm }", {"rows": 8, "pool": LONG, "thead": True}),
        (WIDE + "@page { size: A6 landscape; margin: 8mm }", {"rows": 8, "pool": SHORT + LONG}),
        (WIDE + "tr { border-bottom: 1px solid }", {"sparse": True, "heads": HEADS, "rows": 5}),
    ],
)  # fmt: skip
def test_texts_of_a_table_without_lines_stand_below_their_heads(css, how):
    assert outcome(css, **how) == "right"


@pytest.mark.parametrize(
    ("css", "how"),
    [
        ("td, th { padding: 0 } table { border-spacing: 0 }", {"pool": LONG}),
        (WIDE + "td { text-align: justify } body { font-family: serif }", {"pool": LONG}),
        ("td { text-align: right } body { font-family: monospace }", {}),
        ("td:first-child { text-align: right }", {"number": True}),
        ("", {"rows": 1}),
    ],
)
def test_a_table_whose_columns_can_not_be_told_is_not_read_as_one(css, how):
    assert outcome(css, **how) == "not read"


def test_a_row_over_pages_takes_no_running_foot_along_and_one_alone_on_its_page_has_its_name_of_two_lines():
    css = WIDE + (
        "@page { size: A5 landscape; margin: 15mm; @bottom-center { font: 8pt sans-serif; "
        "content: 'Level Guide Page ' counter(page) ' of ' counter(pages) } }"
    )
    pool = [", and so ".join([text] * 6) for text in LONG]

    assert outcome(css, pool=pool, thead=True, rows=3, first=1) == "right"


@pytest.mark.parametrize(("gap", "sureness"), [("1mm", "a guess"), ("2.5mm", "sure")])
def test_columns_with_a_gap_too_narrow_to_tell_them_make_a_reading_a_guess(gap, sureness):
    texts = [" ".join([*LONG, LONG[n % 3]][n % 2 :]) + f" of hall {n}." for n in range(10)]
    body = "".join(f"<p><b>{NAMES[n % 5]} {'AB'[n // 5]}</b><br>{text}</p>" for n, text in enumerate(texts))
    style = f"body {{ font: 10pt sans-serif; text-align: justify }} div {{ columns: 2; column-gap: {gap} }}"
    page = f"<style>{style}</style><h1>Seed Analyst</h1><div>{body}</div>"

    read = readings_of(words_of(parse_document(HTML(string=page).write_pdf(), "")))[0]

    assert (read.sureness, any("can't be told apart" in one.title for one in read.model.findings)) == (
        sureness,
        sureness == "a guess",
    )
