"""What columns, styles, labels and their uses are called where a person names them."""

from models_app.exchange.labels import Section
from models_app.exchange.line_styles import BOLD_WORDS, COLON, DASH, OF_DEPTH
from models_app.exchange.mapping import KEY, LEVEL, LEVEL_LABEL, LEVEL_TEXT, OUTSIDE, VARIANT

WORDS = {
    Section.NAME: "Name of the competency",
    Section.NUMBER: "Number",
    Section.GROUP: "Group of competencies",
    Section.DEFINITION: "Definition",
    KEY: "Number or ID that joins tables",
    LEVEL: "One level",
    LEVEL_LABEL: "Level of the row",
    LEVEL_TEXT: "Text of the row’s level",
    Section.REQUIRED: "Required level",
    Section.INDICATORS: "Behavioral indicators",
    Section.STANDARDS: "Performance standards",
    Section.AREAS: "Areas",
    Section.SELECTION: "Use in selection",
    Section.NOT_USED: "Not used",
}
ONCE = frozenset(
    {
        Section.NAME,
        Section.NUMBER,
        Section.GROUP,
        Section.REQUIRED,
        Section.SELECTION,
        KEY,
        LEVEL_LABEL,
        LEVEL_TEXT,
    }
)
LABELLED = frozenset({LEVEL, Section.STANDARDS})
COLUMN_CHOICES = [("", "Say what it holds"), *WORDS.items()]
OF_ROWS = {LEVEL_LABEL: LEVEL_TEXT, LEVEL_TEXT: LEVEL_LABEL}
STYLE_CHOICES = [
    ("", "As the lines around them"),
    *((use, words) for use, words in WORDS.items() if use not in OF_ROWS and use != KEY),
    (VARIANT, "Variant or subtitle of the name above"),
    (OUTSIDE, "Outside the competencies, up to the next name"),
]
LABEL_CHOICES = [
    *STYLE_CHOICES,
    (Section.LEVELS, "Heading above the levels"),
]
SPLIT_CHOICES = [
    ("", "As the lines around them"),
    (Section.NAME, "Name of the competency, its definition behind it"),
    (LEVEL, "One level, its text behind it"),
    (Section.STANDARDS, "Performance standard, its text behind it"),
    (Section.NOT_USED, "Not used"),
]
STYLES = {
    **{style: f"Headings of level {n}" for n, style in enumerate(OF_DEPTH, 1)},
    BOLD_WORDS: "Lines that begin with words in bold",
    "outline": "Lines numbered 1.1, 1.2",
    "heading": "Headings of the file",
    "bold": "Lines in bold",
    "italic": "Lines in italics",
    "capitals": "Lines in capitals",
    "numbered": "Numbered lines",
    "bullet": "Lines with a bullet",
    COLON: "Lines with words in front of a colon",
    DASH: "Lines with words in front of a dash",
}
