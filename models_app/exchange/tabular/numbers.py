"""Whole numbers in cells."""

from models_app.exchange.tabular.rows import Notes, Row


def whole_number(row: Row, column: str, notes: Notes, least: int = 0) -> int | None:
    """The number in a cell; None and a problem for anything else."""
    text = row[column].strip()
    if not text:
        notes.wrong(row, column, "a number is needed here.")
    elif not (text.isascii() and text.isdecimal() and len(text) < 10):
        notes.wrong(row, column, f"'{text[:40]}' must be a whole number.")
    elif int(text) < least:
        notes.wrong(row, column, f"'{text[:40]}' must be {least} at least.")
    else:
        return int(text)
    return None
