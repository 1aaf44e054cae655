"""Keeps text in an export from being taken for a formula, and gives it back on import.

Spreadsheet programs evaluate cells that begin with one of a few marks. An apostrophe in front stops that.
Text that already has apostrophes before such a mark gets one more, so that taking one away always gives the
text back.
"""

import re

_TRIGGER = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_NEUTRALIZED = re.compile(r"''*\s*[=+\-@\t\r\n＝＋－＠]")


def neutralize(text: str) -> str:
    """`text` with an apostrophe in front when a spreadsheet program might evaluate it."""
    return f"'{text}" if _TRIGGER.match(text) else text


def restore(text: str) -> str:
    """What `neutralize` was given."""
    return text[1:] if _NEUTRALIZED.match(text) else text
