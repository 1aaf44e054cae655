"""Subtitles: a line in italics between a name and its paragraph, as documents that tell typeface have them."""

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front import is_title
from models_app.exchange.lines import is_paragraph
from models_app.exchange.names import is_heading

Subtitles = dict[tuple[int, ...], Words]
LEAST = 2


def subtitles_of(lines: list[Words]) -> Subtitles:
    """The subtitles by the lines of their names; none where a name in italics stands without a heading above it."""
    found: Subtitles = {}
    for above, line, below in zip([None, *lines], lines, lines[1:], strict=False):
        if not _is_italic(line) or not is_paragraph(below.text):
            continue
        if above is None or not is_heading(above) or _is_italic(above):
            return {}
        found[above.lines] = line
    return found if len(found) >= LEAST else {}


def without(lines: list[Words], subtitles: Subtitles) -> list[Words]:
    """The lines that are no subtitles."""
    places = {line.lines for line in subtitles.values()}
    return [line for line in lines if line.lines not in places]


def finding_of(subtitles: Subtitles) -> list[PlainFinding]:
    """What is asked about them: the place and the typeface alone tell what they are."""
    if not subtitles:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Lines in italics were taken as subtitles",
            "They stand between a name in bold and its paragraph. If the lines above them are groups and they are the "
            "names, say so by hand.",
            tuple(n for line in subtitles.values() for n in line.lines),
        )
    ]


def _is_italic(line: Words) -> bool:
    """Whether a line that may be a title is all in italics, and neither bold nor a heading."""
    italic = sum(mark.end - mark.start for mark in line.marks if mark.typeface == "italic")
    return italic >= len(line.text) > 0 and is_title(line) and not is_heading(line)
