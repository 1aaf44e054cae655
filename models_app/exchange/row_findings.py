"""What a row says of levels without setting one: bands of grades, columns of grades, marks without words.

Each is a finding about the competency at `place`, by its `name`.
"""

from collections.abc import Sequence

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.bands import BY_GRADE
from models_app.exchange.lines import joined_lines
from models_app.exchange.role_columns import BY_ROLE
from models_app.exchange.tables import Row, one_line

Labelled = Sequence[tuple[str, Words]]  # the head of a column and its cell


def of_later_name(name: str, lines: tuple[int, ...]) -> PlainFinding:
    """A row that a page break tears and whose name stands on the second page."""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Row of '{one_line(name)}' broken over the page",
        "A page break tears the row, and its name stands on the second page only. The cells were joined with one "
        "space, and nothing else was changed.",
        lines,
    )


def of_later_part(name: str, lines: tuple[int, ...]) -> PlainFinding:
    """A row that a page break tears, and with it the cell of its name and definition."""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Row of '{one_line(name)}' broken over the page",
        "A page break tears the row, and its first cell goes on at the top of the next page. The parts of each cell "
        "were joined with one space, and nothing else was changed.",
        lines,
    )


def of_going_on(name: str, row: Row, torn: bool, lines: tuple[int, ...], place: int) -> PlainFinding:
    """A row without a name that was joined to the one above."""
    words = "; ".join(one_line(cell) for cell in row.cells if cell)
    if torn:
        said = (
            f"A page break tears the row: '{words}' stands by itself at the top of the next page. It was joined to the "
            "cell above with one space, and nothing else was changed."
        )
        return _layout(f"Row of '{name}' broken over the page", said, lines, place)
    said = f"'{words[:200]}' was taken as more text of '{name}', in the same columns."
    return _layout(f"A row below '{name}' has no name", said, lines, place)


def of_bands(name: str, text: Words, says_required: bool, place: int) -> PlainFinding:
    """Bands of grades in one cell that set no level: nobody says they are required, or for no grade of the class."""
    why = (
        "The document does not state a grade of the class that one of them holds"
        if says_required
        else "The document does not say that these are the required levels"
    )
    said = f"'{one_line(text.text)}'. {why}. The words were kept, and no level was set."
    return _layout(f"{name} {BY_GRADE}", said, text.lines, place)


def of_grades(name: str, grades: Labelled, place: int) -> PlainFinding:
    """Columns that are grades."""
    cells = "; ".join(f"{label}: {one_line(text.text)}" for label, text in grades)
    said = f"'{cells}'. The columns are grades and no levels of proficiency. The words were kept, and no level was set."
    return _layout(f"{name} {BY_GRADE} (grade bands)", said, _lines(grades), place)


def of_stated(name: str, stated: Labelled, place: int) -> PlainFinding:
    """Columns that state levels and hold no texts, as a matrix of roles does."""
    cells = "; ".join(f"{label}: {one_line(text.text)}" for label, text in stated)
    said = (
        f"'{cells}'. The cells are figures or words of levels and no texts: such columns often say which level a role "
        "needs. The words were kept, and no level was set."
    )
    return _layout(f"{name} {BY_ROLE}", said, _lines(stated), place)


def of_bare(name: str, row: Row, place: int | None) -> PlainFinding:
    """A row with a name alone, right above rows with texts, in a table whose columns a person named."""
    return _layout(
        f"'{name[:80]}' may be a group and no competency",
        "Its row holds a name alone, and the row below it holds texts too. It was taken as a competency. If it heads a "
        "group, say so where single lines are named.",
        row.lines,
        place,
    )


def of_marks(name: str, marks: Labelled, place: int) -> PlainFinding:
    """Marks below levels, without a text."""
    labels = ", ".join(f"'{label}'" for label, _ in marks)
    said = f"A mark stands below {labels}, and no text. What it means is for a person to say, and no level was set."
    return _layout(f"{name} has marks below levels", said, _lines(marks), place)


def _layout(title: str, said: str, lines: tuple[int, ...], place: int | None) -> PlainFinding:
    return PlainFinding(FindingKind.LAYOUT, title, said, lines, place)


def _lines(cells: Labelled) -> tuple[int, ...]:
    return joined_lines(*(text.lines for _, text in cells))
