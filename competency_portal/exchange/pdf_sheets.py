"""What was found on one page of a PDF, and what the pages around it tell of it."""

from dataclasses import dataclass, field

from competency_portal.exchange.pdf_lines import Segment, goes_on_in_left
from competency_portal.exchange.pdf_tables import Table


@dataclass
class Sheet:
    """What was found on one page."""

    number: int
    height: float
    width: float
    size: float = 0.0  # of most of its letters
    segments: list[Segment] = field(default_factory=list)  # what stands in no table that is drawn with lines
    lines: list[Segment] = field(default_factory=list)
    blocks: list[list[Segment]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    doubtful: set[int] = field(
        default_factory=set
    )  # ids of first letters of lines that may be rows of a table
    recognised: bool = False  # its text was recognised in a picture
    column: tuple[float, float] | None = None  # edges of the left column, where there are two


def carry_columns(sheets: list[Sheet], running: dict[int, str]) -> None:
    """A page whose text stands in the left column of the page before has that column too: the text ends in it."""
    column = None
    for sheet in sheets:
        lines = [line for line in sheet.lines if id(line) not in running]
        if sheet.column is None and column and lines and not sheet.tables and goes_on_in_left(lines, column):
            sheet.column = column
        column = sheet.column
