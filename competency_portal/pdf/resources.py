"""The fixed table of files a printed document may use: our own fonts and style sheets, by name and nothing
else.
"""

from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static" / "portal"

FONTS = {
    "regular": "PublicSans-Regular.woff2",
    "italic": "PublicSans-Italic.woff2",
    "semibold": "PublicSans-SemiBold.woff2",
    "bold": "PublicSans-Bold.woff2",
    "bolditalic": "PublicSans-BoldItalic.woff2",
}

# name in a style sheet → file and its type
RESOURCES: dict[str, tuple[Path, str]] = {
    f"app:fonts/{name}": (STATIC / "fonts" / name, "font/woff2") for name in FONTS.values()
}

# Both papers carry the same text block, 486 pt wide; A4 is 49 pt higher.
STYLE_SHEETS: dict[str, tuple[str, ...]] = {
    "letter": ("fonts.css", "pages.css", "sections.css", "paper-letter.css"),
    "a4": ("fonts.css", "pages.css", "sections.css", "paper-a4.css"),
}
TEXT_WIDTH = 486.0
TEXT_HEIGHT = {"letter": 658.0, "a4": 707.0}


def style_sheet(name: str) -> str:
    """The text of one of our print style sheets."""
    return (STATIC / "print" / name).read_text(encoding="utf-8")
