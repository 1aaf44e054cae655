"""Rows of a table of levels that a page break tears: the rest stands without a label at the top of the next page."""

from dataclasses import replace

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.labels import holds_levels
from models_app.exchange.level_words import is_level, label_in
from models_app.exchange.lines import ENDS_SENTENCE
from models_app.exchange.tables import Row, one_line, row_of
from models_app.exchange.torn_rows import in_mid_sentence, is_torn, one_row

LABEL_AND_TEXT = 2  # cells


def levels_made_whole(rows: list[Row]) -> tuple[list[Row], list[PlainFinding]]:
    """Rows where a torn one is one, below a head that stands once."""
    whole: list[Row] = []
    findings = []
    for row in rows:
        if whole and _is_head_again(whole[0], row):
            whole[0] = replace(whole[0], lines=whole[0].lines + row.lines)
        elif len(whole) > 1 and (_is_rest_of_level(whole[-1], row) or _is_rest_below_labels(whole, row)):
            across = all(is_level(label_in(cell)) for cell in whole[0].cells)
            label = "" if across else label_in(whole[-1].cell(0))
            empty = whole[-1].filled == [0]
            whole[-1] = one_row(whole[-1], row)
            findings.append(_of_rest(label, row, whole[-1].lines, by_form=empty))
        else:
            whole.append(row)
    return whole, findings


def rest_as_row(rows: list[Words], line: Words) -> Words | None:
    """A text on the next page that goes on with the last level: a table's only row there is no table in the file."""
    above = row_of(rows[-1])
    place = max(1, *above.filled) if len(rows) > 1 and above.filled else 0
    rest = replace(line, text="\t" * place + line.text)
    if not place or line.kind == "heading" or not _is_rest_of_level(above, row_of(rest)):
        return None
    if above.cell(place):
        goes_on = in_mid_sentence(_words(above.cell(place)), line.text)
    else:
        goes_on = line.text.endswith(ENDS_SENTENCE)
    return replace(rest, kind="row", table=rows[-1].table) if goes_on else None


def _is_head_again(head: Row, row: Row) -> bool:
    return _after_page(head, row) and row.cells == head.cells and all(map(label_in, head.cells))


def _is_rest_of_level(above: Row, row: Row) -> bool:
    """Whether a row without a label goes on with the level above it, in the same columns."""
    label = label_in(above.cell(0))
    named = label and not holds_levels(label) and len(above.filled) <= LABEL_AND_TEXT
    alone = above.filled == [0] and len(row.filled) == 1 and _after_page(above, row)
    return bool(named and not row.cell(0) and row.filled and (alone or _fits_below(above, row)))


def _is_rest_below_labels(whole: list[Row], row: Row) -> bool:
    """Whether a row goes on with the only one of texts below a row of labels: one of its cells is torn."""
    labels = [label_in(cell) for cell in whole[0].cells]
    if len(whole) != 2 or not all(labels) or holds_levels(labels[0]) or not _fits_below(whole[1], row):
        return False
    tells = is_torn if all(map(is_level, labels)) else in_mid_sentence
    return any(tells(_words(whole[1].cells[n]), row.cells[n]) for n in row.filled)


def _fits_below(above: Row, row: Row) -> bool:
    return _after_page(above, row) and set(row.filled) <= set(above.filled)


def _after_page(above: Row, row: Row) -> bool:
    return above.page is not None and row.page is not None and row.page > above.page


def _words(cell: str) -> Words:
    return Words(cell, ())


def _of_rest(label: str, row: Row, lines: tuple[int, ...], by_form: bool) -> PlainFinding:
    """Below a level without any text nothing but its place tells that the words are the level's."""
    words = "; ".join(one_line(cell) for cell in row.cells if cell)
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Row of '{label}' broken over the page" if label else "Row of levels broken over the page",
        f"A page break tears the row: '{words[:200]}' stands by itself at the top of the next page. It was joined to "
        "the row above with one space in each cell, and nothing else was changed.",
        lines,
        by_form=by_form,
    )
