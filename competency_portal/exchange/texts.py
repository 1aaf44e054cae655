"""Text from files made fit to be stored: one Unicode form, no blanks around it, no invisible control
characters.
"""

import unicodedata

_JOINERS = "\u200c\u200d"  # needed to write Persian, Hindi and emoji
_LINE_BREAKS = "\t\n\r"


def one_line(text: str) -> str:
    """Composed (NFC), with every run of white space as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def several_lines(text: str) -> str:
    """The same for a longer text: line breaks stay, as '\\n'; blanks at the ends of lines go."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def forbidden_character(text: str) -> str | None:
    """The first character that may not be stored, as 'U+202E RIGHT-TO-LEFT OVERRIDE'; None when there is
    none.

    Forbidden are control characters other than tab and line breaks, characters that turn the direction of
    text or have no width (they make two texts look alike), halves of characters, and the mark of a broken
    encoding.
    """
    return next((_named(character) for character in text if _is_forbidden(character)), None)


def _is_forbidden(character: str) -> bool:
    category = unicodedata.category(character)
    if category in ("Cf", "Cc"):
        return character not in _JOINERS + _LINE_BREAKS
    return category == "Cs" or character in "\ufffd\ufffe\uffff"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"
