"""Whole numbers in what a page sends: places in its lists, edit numbers."""


def whole(text: str, digits: int = 4) -> int | None:
    """The number that these figures write; None for anything else, and for more digits than it can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None
