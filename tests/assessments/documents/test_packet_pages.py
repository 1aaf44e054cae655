"""The interview packet on paper: its order, its spreads, what the candidate may see, and what does not fit."""

import sys
import time
from dataclasses import replace
from functools import lru_cache

import pdfua
import pytest

from assessments.documents import layout
from assessments.documents.layout import DoesNotFit, plan
from assessments.documents.packet import Benchmark, Probe
from assessments.documents.printing import packet_pages, packet_pdf
from tests import documents_factory as made
from tests.pdf_reading import (
    bookmarks,
    elements,
    flat,
    left_edges,
    loose_content,
    skipped_levels,
    text_outside_marks,
    words,
)

LEFT_OF_ORIGINS = 452  # binding edge, then the level and the words of a benchmark
KINDS = {
    "filled": made.packet,
    "blank": made.blank_packet,
    "a4": lambda: made.packet(paper="a4"),
    "three levels": lambda: made.packet(scale=made.THREE_LEVELS, questions=(made.consultancy(),)),
    "nine questions": lambda: made.packet_of(9),
}


@lru_cache(maxsize=8)
def laid_out(kind):
    """Pages of one kind and their file, made once for all tests of this module."""
    pages = packet_pages(KINDS[kind]())
    return pages.anchors, pages.count, pages.pdf()


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def test_sections_stand_in_the_order_of_a_raters_packet():
    anchors, count, _ = laid_out("filled")

    order = sorted((page, name) for name, page in anchors.items())

    assert (order, count) == (
        [
            (1, "cover"),
            (2, "contents"),
            (3, "purpose"),
            (4, "instructions"),
            (5, "scale"),
            (6, "errors"),
            (7, "opening"),
            (8, "q1"),
            (9, "r1"),
            (10, "q2"),
            (11, "r2"),
            (12, "q3"),
            (13, "r3"),
            (14, "closing"),
            (15, "summary"),
            (16, "further"),
            (17, "consensus"),
            (19, "not-to-ask"),
            (20, "stock-answers"),
            (21, "candidate"),
            (22, "candidate-notes"),
        ],
        22,
    )


def test_each_question_is_a_left_page_with_its_rating_facing_it(kind):
    anchors, _, _ = laid_out(kind)
    numbers = [question.number for question in KINDS[kind]().questions]

    spreads = [(anchors[f"q{n}"] % 2, anchors[f"r{n}"] - anchors[f"q{n}"]) for n in numbers]
    ends = [anchors[f"q{n + 1}"] - anchors[f"q{n}"] for n in numbers[:-1]]

    assert (spreads, ends) == ([(0, 1)] * len(numbers), [2] * (len(numbers) - 1))


def test_question_page_carries_no_competency_name(kind):
    anchors, _, pdf = laid_out(kind)
    packet = KINDS[kind]()
    names = {question.competency.split(". ")[-1] for question in packet.questions}

    shown = [
        (question.number, name)
        for question in packet.questions
        for name in names
        if name in flat(words(pdf, anchors[f"q{question.number}"]))
    ]

    assert shown == []


def test_candidates_sheet_says_nothing_of_the_panels_material():
    anchors, _, pdf = laid_out("filled")
    packet = made.packet()

    text = flat(words(pdf, anchors["candidate"]) + words(pdf, anchors["candidate-notes"]))
    secrets = ["CONFIDENTIAL", "Rater 2", "version", "Benchmark", "Page ", packet.edition.short_hash] + [
        question.competency for question in packet.questions
    ]

    assert ([word for word in secrets if word in text], "0417" in text) == ([], True)


def test_every_question_probe_and_benchmark_is_printed():
    anchors, _, pdf = laid_out("filled")

    missing = []
    for question in made.packet().questions:
        left = flat(words(pdf, anchors[f"q{question.number}"]))
        if question.text not in left:
            missing.append(question.text)
        right = flat(words(pdf, anchors[f"r{question.number}"]))
        missing += [b.text[:40] for b in question.benchmarks if b.text[:40] not in right]

    assert missing == []


def test_benchmark_of_points_alone_is_printed():
    question = replace(
        made.judgment(), benchmarks=(Benchmark(3, "", ("Asks before acting",), "Agency text"),)
    )
    packet = made.packet(questions=(question,))

    rows = [
        (row.level.mark, row.no_example, bool(row.benchmark)) for row in plan(packet).spreads[0].benchmarks
    ]
    pages = packet_pages(packet)

    assert (rows[:3], "Asks before acting" in words(pages.pdf(), pages.anchors["r1"])) == (
        [
            ("5", "No example at this level. Better than 4.", False),
            ("4", "No example at this level. Better than 3, short of 5.", False),
            ("3", rows[2][1], True),
        ],
        True,
    )


def test_pages_are_counted_and_the_version_is_at_their_foot():
    _, count, pdf = laid_out("filled")

    foot = [flat(words(pdf, page)) for page in (2, 9, 18)]

    assert [
        f"Page {p} of {count}" in text and "3f5a9c12" in text
        for p, text in zip((2, 9, 18), foot, strict=True)
    ] == [
        True,
        True,
        True,
    ]


def test_blank_page_says_that_it_is_blank_on_purpose():
    _, _, pdf = laid_out("filled")

    assert "This side is left blank on purpose." in words(pdf, 18)


def test_contents_give_the_page_of_each_part():
    anchors, _, pdf = laid_out("filled")

    text = flat(words(pdf, anchors["contents"]))

    assert [
        f"Question 2 {anchors['q2']}" in text,
        f"Panel consensus form (a sheet of its own) {anchors['consensus']}" in text,
    ] == [True, True]


def test_sheets_are_counted_on_the_cover():
    _, count, pdf = laid_out("filled")

    assert f"of {count // 2}" in flat(words(pdf, 1))


def test_blank_packet_has_lines_for_what_is_not_known():
    _, _, pdf = laid_out("blank")

    cover = flat(words(pdf, 1))
    header = flat(words(pdf, 4))

    assert ("0417" in cover, "Candidate ____________" in header) == (False, True)


def test_bookmarks_name_the_parts():
    _, _, pdf = laid_out("filled")

    found = bookmarks(pdf)

    assert ([b for b in found if "Question" in b[1] or "Judgment" in b[1]], len(found)) == (
        [
            (1, "Question 1"),
            (2, "3. Judgment and Decision Making"),
            (1, "Question 2"),
            (1, "Question 3"),
            (1, "Appendix A. Questions not to ask"),
        ],
        20,
    )


def test_tags_are_in_order(kind):
    _, _, pdf = laid_out(kind)
    found = elements(pdf)

    heads = [e for e in found if e.kind == "TH"]
    wrong = {
        "no scope": [e for e in heads if e.scope not in {"Row", "Column"}],
        "head of a column outside the head": [
            e for e in heads if (e.scope == "Column") != ("THead" in e.above)
        ],
        "headers": [e for e in found if e.headers],
        "empty": [e for e in found if not e.kids and e.kind not in {"TD", "TH"}],
        "skipped levels": skipped_levels(found),
        "loose": loose_content(pdf),
        "unmarked": text_outside_marks(pdf),
        "titles": [e.kind for e in found if e.kind == "H1"][1:],
    }
    tables = sum(e.kind == "Table" for e in found)
    captions = sum(e.kind == "Caption" for e in found)

    assert ({name: rest for name, rest in wrong.items() if rest}, tables) == ({}, captions)


def test_independent_checker_finds_nothing(kind, tmp_path):
    _, _, pdf = laid_out(kind)
    path = tmp_path / "packet.pdf"
    path.write_bytes(pdf)

    findings = [(f.rule_id, f.message) for f in pdfua.validate(str(path)).findings]

    assert findings == []


def test_hostile_words_are_printed_as_words():
    hostile = "<script>alert(1)</script><img src=file:///etc/passwd> {{ packet }} & “quotes” </section>"
    question = replace(made.judgment(), text=hostile, competency=hostile, definition=hostile)

    pages = packet_pages(made.packet(questions=(question,), position=hostile))
    text = flat(words(pages.pdf(), pages.anchors["q1"]))

    assert "<script>alert(1)</script><img src=file:///etc/passwd> {{ packet }} &" in text


def long_probe(question):
    """A question whose probes fill more than the page."""
    return replace(question, probes=tuple(Probe("Why did you do that? " * 12, "action") for _ in range(9)))


def long_benchmark(question, sentences=70):
    """A question whose benchmarks fill more than the page."""
    return replace(question, benchmarks=tuple(Benchmark(n, "Does it well. " * sentences) for n in (5, 3, 1)))


def test_benchmarks_too_long_for_their_page_run_on_and_the_next_question_opens_left():
    packet = made.packet(questions=(long_benchmark(made.judgment(1)), made.technology(2)))

    drawn, pages = plan(packet), packet_pages(packet)
    anchors, pdf = pages.anchors, pages.pdf()
    overleaf = words(pdf, anchors["r1"] + 1)

    assert [(s.runs_on, len(s.evidence) >= 5) for s in drawn.spreads] == [(True, True), (False, True)]
    assert [anchors[name] - anchors["q1"] for name in ("r1", "q2", "r2")] == [1, 4, 5]
    assert ("My rating" in overleaf, "left blank on purpose" in words(pdf, anchors["r1"] + 2)) == (True, True)


def test_all_questions_that_do_not_fit_are_named():
    questions = (long_probe(made.judgment(1)), made.technology(2), long_benchmark(made.leadership(3), 170))

    with pytest.raises(DoesNotFit) as refusal:
        plan(made.packet(questions=questions))

    assert refusal.value.questions == (
        "Question 1 (3. Judgment and Decision Making)",
        "Question 3 (53. Leadership)",
    )


def test_lines_give_way_first_in_action_and_never_below_the_fewest():
    found = [
        [len(band.lines) for band in plan(made.packet(questions=(question,))).spreads[0].bands]
        for question in (made.judgment(1), made.technology(1))
    ]

    assert found == [[4, 7, 4], [4, 5, 4]]


def test_long_benchmarks_take_the_room_of_the_origin():
    compact = [
        plan(made.packet(questions=(question,), scale=scale)).spreads[0].compact
        for question, scale in (
            (made.consultancy(), made.THREE_LEVELS),
            (made.judgment(), made.packet().scale),
        )
    ]

    assert compact == [True, False]


@pytest.mark.parametrize(
    ("count", "setting"),
    [(5, "full"), (6, "dense"), (11, "dense"), (12, "close"), (14, "close"), (15, "dense")],
)
def test_contents_are_set_so_that_they_fill_their_pages(count, setting):
    assert plan(made.packet_of(count)).contents == setting


@pytest.mark.parametrize("count", [5, 11, 14])
def test_contents_of_one_page_stay_on_it(count):
    packet = made.packet_of(count)

    anchors = packet_pages(packet).anchors

    assert anchors["purpose"] - anchors["contents"] == 1


def test_long_question_is_set_closer_before_it_loses_lines():
    short = made.judgment()
    long = replace(short, text=f"{short.text} " + "What did you weigh, and whom did you ask? " * 5)

    spreads = [plan(made.packet(questions=(question,))).spreads[0] for question in (short, long)]

    assert [(s.tight, [len(band.lines) for band in s.bands]) for s in spreads] == [
        (False, [4, 7, 4]),
        (True, [4, 5, 4]),
    ]


@pytest.mark.parametrize(
    ("levels", "sentences", "compact"),
    [((5, 3, 1), 5, False), ((5, 4, 3, 2, 1), 4, True), ((5, 3, 1), 8, True)],
)
def test_origins_keep_their_place_and_leave_enough_lines(levels, sentences, compact):
    text = "Says what was done, in what order, and why it was done like that. " * sentences
    benchmarks = tuple(Benchmark(n, text, (), "Agency text", "Written for this question.") for n in levels)
    packet = made.packet(questions=(replace(made.judgment(), benchmarks=benchmarks),))

    spread = plan(packet).spreads[0]
    pages = packet_pages(packet)
    facing = pages.anchors["r1"]
    places = left_edges(pages.pdf(), facing, "Agency")

    assert (spread.compact, len(spread.evidence) >= 5, facing) == (compact, True, pages.anchors["q1"] + 1)
    assert places == [LEFT_OF_ORIGINS] * len(levels)


def test_statement_does_not_stand_alone_on_the_back_of_the_summary():
    found = [
        (drawn.overleaf, len(drawn.analysis)) for drawn in (plan(made.packet_of(n)) for n in (5, 6, 9, 20))
    ]

    assert found == [(False, 4), (False, 3), (True, 12), (False, 12)]


def test_wrong_measure_is_mended_by_laying_out_again(monkeypatch):
    monkeypatch.setattr(layout, "HEAD", 20.0)  # measures every page too short by two lines

    anchors = packet_pages(made.packet(questions=(made.judgment(),))).anchors

    assert anchors["closing"] - anchors["q1"] == 2


def test_packet_is_rendered_once(settings, tmp_path, monkeypatch):
    settings.DOCUMENTS_DIR = tmp_path
    packet = made.packet(questions=(made.judgment(),))
    first = packet_pdf(packet)
    monkeypatch.setattr("assessments.documents.printing.packet_pages", None)

    assert packet_pdf(packet) == first


def test_twenty_competencies(capsys):
    """Prints the time; the machine decides it, so nothing is asserted about seconds."""
    packet_pages(made.packet(questions=(made.judgment(),)))  # imports and fonts
    packet = made.packet_of(20)
    started = (time.perf_counter(), time.process_time())

    pages = packet_pages(packet)
    pdf = pages.pdf()

    wall, cpu = time.perf_counter() - started[0], time.process_time() - started[1]
    with capsys.disabled():
        sys.stdout.write(
            f"\n20 competencies: {pages.count} pages, {wall:.1f} s, {cpu:.1f} s of CPU, {len(pdf):,} bytes\n"
        )
    assert pages.count == 64
