"""What the file itself leaves in doubt: columns read across, and lines that may be names of their own."""

from competency_portal.exchange.document import COLUMNS, NAME, RECOGNISED
from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind

LEAST_WORDS = 30  # fewer are facts above the model, such as a code beside a grade
MOST_PAGES = 8  # named one by one
_ACROSS = (
    "Each line was read from side to side. Texts may be mixed, stand below the wrong name, or be missing. "
    "Compare them with the document, or use the file that the PDF was made from."
)
_JOINED = (
    "It reaches the edge of its column, so nothing tells it from the text that it stands in. Where it is a name, "
    "a competency is missing and its text stands below another one. Compare them with the document."
)
READ_IN_PICTURE = "The words were recognised in a picture"
_RECOGNISED = (
    "The page is a picture; its words were recognised by a program (OCR) before the file came here and lie unseen over "
    "it. Letters may be wrong. Compare the texts with the picture."
)


def of_doubtful_lines(lines: list[Words]) -> list[PlainFinding]:
    """One finding for all of a kind; a reading that rests on what the layout leaves in doubt is a guess."""
    across, joined, recognised = (
        _doubtful(lines),
        *([line for line in lines if line.doubtful == kind] for kind in (NAME, RECOGNISED)),
    )
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            title,
            detail,
            tuple(n for line in found for n in line.lines),
            by_form=found is not recognised,
        )
        for found, title, detail in (
            (across, _what(across), _ACROSS),
            (joined, f"A line that may be a name was read as text{_on_pages(joined)}", _JOINED),
            (recognised, f"{READ_IN_PICTURE}{_on_pages(recognised)}", _RECOGNISED),
        )
        if found
    ]


def refused(lines: list[Words], refusal: str) -> str:
    """Why a document is not read: first what disturbs and what to do about it, then what a reader missed."""
    doubtful = _doubtful(lines)
    if not doubtful:
        return refusal
    return (
        f"{_what(doubtful)}, so each line was read from side to side. Save the document as a Word file or a "
        f"spreadsheet, or say by hand what its columns and headings are. {refusal}"
    )


def _doubtful(lines: list[Words]) -> list[Words]:
    """The lines that were read across; none where they are only a few words."""
    doubtful = [line for line in lines if line.doubtful == COLUMNS]
    return doubtful if sum(len(line.text.split()) for line in doubtful) >= LEAST_WORDS else []


def _what(doubtful: list[Words]) -> str:
    return f"Columns or a table without lines can't be told apart{_on_pages(doubtful)}"


def _on_pages(doubtful: list[Words]) -> str:
    pages = sorted({line.page for line in doubtful if line.page is not None})
    if not pages:
        return ""
    where = ", ".join(map(str, pages)) if len(pages) <= MOST_PAGES else f"{pages[0]} to {pages[-1]}"
    return f" on page{'s' if len(pages) > 1 else ''} {where}"
