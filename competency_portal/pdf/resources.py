"""The fixed table of files a printed document may use: our own fonts and style sheets, by name and nothing
else.
"""

from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static" / "portal"
FAMILY = "Public Sans"

# face → (file, weight, style)
FONTS: dict[str, tuple[str, int, str]] = {
    "regular": ("PublicSans-Regular.woff2", 400, "normal"),
    "italic": ("PublicSans-Italic.woff2", 400, "italic"),
    "semibold": ("PublicSans-SemiBold.woff2", 600, "normal"),
    "bold": ("PublicSans-Bold.woff2", 700, "normal"),
    "bolditalic": ("PublicSans-BoldItalic.woff2", 700, "italic"),
}

# name in a style sheet → file and its type
RESOURCES: dict[str, tuple[Path, str]] = {
    f"app:fonts/{name}": (STATIC / "fonts" / name, "font/woff2") for name, _, _ in FONTS.values()
}

# Both papers carry the same text block, 486 pt wide; A4 is 49 pt higher.
STYLE_SHEETS: dict[str, tuple[str, ...]] = {
    "letter": ("pages.css", "sections.css", "paper-letter.css"),
    "a4": ("pages.css", "sections.css", "paper-a4.css"),
}
TEXT_WIDTH = 486.0
TEXT_HEIGHT = {"letter": 658.0, "a4": 707.0}


def font_faces() -> str:
    """The rules that name our fonts to WeasyPrint."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: {style}; '
        f'src: url(app:fonts/{name}) format("woff2") }}'
        for name, weight, style in FONTS.values()
    )


def style_sheets(paper: str) -> tuple[str, ...]:
    """The texts of the style sheets of one paper, fonts first."""
    files = (STATIC / "print" / name for name in STYLE_SHEETS[paper])
    return (font_faces(), *(file.read_text(encoding="utf-8") for file in files))
