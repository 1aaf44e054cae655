"""Letters of a PDF that nobody sees. Every content is invented."""

import pytest
from pikepdf import Dictionary, Stream

from competency_portal.exchange.pdf import HIDDEN, TURNED, read_pdf
from competency_portal.exchange.table import UnreadableFile
from tests.competency_portal.exchange.pdf_maker import HEIGHT, add_picture, at, lines, pdf_of

SEEN = lines(72, 100, "Reads the tides for all", "and writes them down", "for the night watch.")
SECRET = at(72, 300, "Dives at night.")


def box(gray):
    """A filled rectangle around the secret."""
    return f"{gray} g 60 {HEIGHT - 310} 300 30 re f"


def read(*parts, **how):
    document = read_pdf(pdf_of([*SEEN, *parts], **how))
    return [passage.text for passage in document.passages][-1], [one.what for one in document.left_out]


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        (["1 g", SECRET], True),
        (["0 0 0 0 k", SECRET], True),
        (["0.98 0.98 1 rg", SECRET], True),
        (["0.8 g", SECRET], False),
        ([box(0.2), "1 g", SECRET], False),  # white on dark
        ([box(0), "0 g", SECRET], True),
        ([SECRET, box(1)], True),
        ([SECRET, box(0)], True),
        ([SECRET, box(0.9)], False),  # may let it shine through
        ([at(72, 300, "Dives at night.", size=1)], True),
        ([at(800, 300, "Dives at night.")], True),
        ([at(580, 300, "Dives at night.")], False),  # only cut off
    ],
)
def test_what_nobody_sees_is_left_out_by_name(parts, hidden):
    last, left_out = read(*parts)

    assert (last == "Dives at night.") is not hidden
    assert left_out == (["Hidden text: 'Dives at night.'"] if hidden else [])


def test_what_lies_behind_most_letters_is_not_known():
    document = read_pdf(pdf_of(["1 g", *SEEN]))

    assert "".join(passage.text for passage in document.passages).startswith("Reads the tides for all")
    assert document.left_out == ()


def test_letters_below_a_picture_are_those_recognised_in_it():
    white = ["1 g", at(120, HEIGHT - 150, "Dives at night.")]

    assert "Hidden" not in str(read(*white, change=add_picture)[1])


INVISIBLE, TRANSPARENT = ["q 3 Tr", SECRET, "Q"], ["q /T gs", SECRET, "Q"]
PAGE = b"q 612 0 0 792 0 0 cm /Im Do Q"


def with_transparency(pdf):
    states = {name: Dictionary(ca=ink) for name, ink in (("/T", 0), ("/H", 0.5))}
    pdf.pages[0].Resources.ExtGState = Dictionary(states)


def scan(pdf):
    """A picture of the whole page behind its letters."""
    add_picture(pdf)
    pdf.pages[0].contents_coalesce()
    pdf.pages[0].Contents = Stream(pdf, PAGE + b"\n" + pdf.pages[0].Contents.read_bytes())


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        (INVISIBLE, True),
        (TRANSPARENT, True),
        (["q /H gs", SECRET, "Q"], False),
        (["q /T gs Q", SECRET], False),
        (["q 1 Tr", SECRET, "Q"], False),
    ],
)
def test_letters_without_ink_are_left_out_by_name(parts, hidden):
    last, left_out = read(*parts, change=with_transparency)

    assert (last == "Dives at night.") is not hidden
    assert left_out == (["Hidden text: 'Dives at night.'"] if hidden else [])


@pytest.mark.parametrize(("change", "hidden", "doubtful"), [(scan, False, "recognised"), (None, True, "")])
def test_letters_without_ink_over_a_picture_of_the_page_are_those_recognised_in_it(change, hidden, doubtful):
    document = read_pdf(pdf_of([*SEEN, *INVISIBLE], change=change))

    assert ("Dives at night." in document.text) is not hidden
    assert {passage.doubtful for passage in document.passages} == {doubtful}


def test_a_page_with_nothing_but_letters_without_ink_is_read_where_their_shapes_are_drawn():
    shapes = [box(0.5) for _ in range(32)]

    assert read_pdf(pdf_of([*shapes, "3 Tr", *SEEN])).passages[0].doubtful == "recognised"
    with pytest.raises(UnreadableFile) as refusal:
        read_pdf(pdf_of(["3 Tr", *SEEN]))
    assert refusal.value.message == HIDDEN


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_on_their_side_or_upside_down_are_refused_in_words_of_their_own(degrees):
    with pytest.raises(UnreadableFile) as refusal:
        read_pdf(pdf_of(SEEN, change=lambda pdf: pdf.pages[0].rotate(degrees, relative=False)))

    assert refusal.value.message == TURNED


@pytest.mark.parametrize(("matrix", "read_as"), [("0.7 0.7 -0.7 0.7", "stamp"), ("1 0.02 -0.02 1", "text")])
def test_a_watermark_on_a_climbing_line_is_no_text(matrix, read_as):
    last, left_out = read(f"BT /R 11 Tf {matrix} 72 400 Tm (Draft) Tj ET")

    assert (last == "Draft", left_out == ["Turned text: 'Draft'"]) == (read_as == "text", read_as == "stamp")
