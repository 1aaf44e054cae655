"""PDFs written letter by letter, for the tests of reading them: every place is known, no layout program is needed."""

import io

import pikepdf
from pikepdf import Dictionary, Name, Stream

from competency_portal.exchange.pdf_lines import Glyph, Segment

FONTS = {
    "R": "Helvetica",
    "B": "Helvetica-Bold",
    "I": "Helvetica-Oblique",
    "C": "Courier",
    "Z": "ZapfDingbats",
}
WIDTH, HEIGHT = 612, 792


def at(x, y, text, font="R", size=11):
    """Text that begins at `x` and stands `y` below the upper edge of the page."""
    coded = "".join(f"\\{byte:03o}" for byte in text.encode("cp1252"))
    return f"BT /{font} {size} Tf {x} {HEIGHT - y} Td ({coded}) Tj ET"


def rule(x0, y0, x1, y1):
    """A thin line."""
    return f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def grid(xs, ys):
    """The lines of a table."""
    return [rule(x, ys[0], x, ys[-1]) for x in xs] + [rule(xs[0], y, xs[-1], y) for y in ys]


def lines(x, y, *texts, step=14, **how):
    """Lines below each other."""
    return [at(x, y + number * step, text, **how) for number, text in enumerate(texts)]


def pdf_of(*pages, change=None, **saving):
    """A PDF; each page is a list of what `at`, `rule`, … gave. `change` gets the open file before it is saved."""
    pdf = pikepdf.new()
    fonts = Dictionary(
        {
            f"/{key}": pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type1,
                    BaseFont=Name(f"/{name}"),
                    **({} if key == "Z" else {"Encoding": Name.WinAnsiEncoding}),
                )
            )
            for key, name in FONTS.items()
        }
    )
    for parts in pages:
        pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = pdf.pages[-1]
        page.Resources = Dictionary(Font=fonts)
        page.Contents = Stream(pdf, "\n".join(parts).encode())
    if change:
        change(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer, **saving)
    return buffer.getvalue()


def add_picture(pdf, number=0):
    """A grey square on a page."""
    page = pdf.pages[number]
    picture = Stream(
        pdf, b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8
    )
    picture.ColorSpace = Name.DeviceGray
    page.Resources.XObject = Dictionary(Im=picture)
    page.contents_add(b"q 200 0 0 200 100 100 cm /Im Do Q")


def segment(words, x0, x1, bottom, bold=False):
    """Words of letters 5 points wide, spread from edge to edge."""
    room = (x1 - x0 - sum(5 * len(word) for word in words)) / max(len(words) - 1, 1)
    glyphs, x = [], x0
    for word in words:
        for letter in word:
            faces = frozenset({"bold"} if bold else ())
            glyphs.append(Glyph(letter, x, x + 5, bottom - 10, bottom, 10.0, "F", faces))
            x += 5
        x += room
    return Segment(glyphs)
