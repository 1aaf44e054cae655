"""What may be the name of a competency, told by its words, and what the file prints as a heading."""

from models_app.calculations.plain import Words
from models_app.exchange.front import PART_KINDS
from models_app.exchange.front_facts import FACT_OF
from models_app.exchange.labels import names_level, section_of
from models_app.exchange.lines import has_letter, is_paragraph, is_short, without_typeface

LONGEST_NAME = 80
LONGEST_HEADING = 160  # characters of what the file itself marks as a heading


def is_heading(line: Words) -> bool:
    """Whether the file marks the line as a heading, or prints all of it in bold."""
    text = without_typeface(line.text)
    if not is_short(text):
        return line.kind == "heading" and len(text) <= LONGEST_HEADING and not is_paragraph(text)
    starred = line.text.startswith("**") and line.text.endswith("**") and line.text.count("**") == 2
    bold = sum(mark.end - mark.start for mark in line.marks if mark.typeface == "bold")
    return line.kind == "heading" or starred or bold >= len(line.text) > 0


def may_be_name(name: str) -> bool:
    """A name is short, and no label in common use."""
    known = section_of(name) or names_level(name) or name.lower() in (*PART_KINDS, *FACT_OF)
    return (
        not known and len(name) <= LONGEST_NAME and is_short(name) and name[:1].isalnum() and has_letter(name)
    )
