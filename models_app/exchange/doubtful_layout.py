"""What the file itself leaves in doubt: columns or tables of a page whose lines were read across them."""

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind

LEAST_WORDS = 30  # fewer are facts above the model, such as a code beside a grade
MOST_PAGES = 8  # named one by one


def of_doubtful_lines(lines: list[Words]) -> list[PlainFinding]:
    """One finding for all of them; a reading that rests on them is a guess."""
    doubtful = _doubtful(lines)
    if not doubtful:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            _what(doubtful),
            "Each line was read from side to side. Texts may be mixed, stand below the wrong name, or be missing. "
            "Compare them with the document, or use the file that the PDF was made from.",
            tuple(n for line in doubtful for n in line.lines),
            by_form=True,
        )
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
    """The lines in doubt; none where they are only a few words."""
    doubtful = [line for line in lines if line.doubtful]
    return doubtful if sum(len(line.text.split()) for line in doubtful) >= LEAST_WORDS else []


def _what(doubtful: list[Words]) -> str:
    pages = sorted({line.page for line in doubtful if line.page is not None})
    where = ", ".join(map(str, pages)) if len(pages) <= MOST_PAGES else f"{pages[0]} to {pages[-1]}"
    return (
        f"Columns or a table without lines can't be told apart on page{'s' if len(pages) > 1 else ''} {where}"
    )
