"""Headings with a text beside names that run into theirs: sections of the job or the document, or the names."""

from collections.abc import Container
from dataclasses import replace

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front import PART_KINDS, is_title
from models_app.exchange.front_titles import in_the_head, is_top_heading
from models_app.exchange.labels import rank_alone, section_alone, split_label
from models_app.exchange.lines import is_paragraph, joined_lines, without_typeface
from models_app.exchange.names import is_heading
from models_app.exchange.section_words import is_about_document
from models_app.exchange.tables import is_row


def is_plain_title(line: Words) -> bool:
    """Whether a line may be a title and is no label, whatever its typeface."""
    text = without_typeface(line.text)
    label = split_label(text) is not None or section_alone(text) is not None or rank_alone(text)
    return is_title(replace(line, text=text)) and not is_row(line) and not label


def sections_beside(lines: list[Words], names: set[int]) -> list[int]:
    """Lines of sections with a heading and a text and no name: of the job, or of the document itself."""
    first = next((n for n, line in enumerate(lines[: min(names)]) if is_heading(line)), None)
    found: list[int] = []
    for n in range(len(lines) - 1):
        about = _is_known(lines[n].text)
        if n in names or not opens_text(lines, n, names) or not (about or is_heading(lines[n])):
            continue
        if not about and (n == first or in_the_head(lines, n) or is_top_heading(lines, n)):
            continue
        end = next((m for m in range(n + 1, len(lines)) if m in names or _ends_section(lines[m])), len(lines))
        if end not in names and not any(is_row(line) for line in lines[n:end]):
            found += range(n, end)
    return found


def _is_known(text: str) -> bool:
    """Whether a heading in common use opens a section of the job, or of the document itself."""
    return is_about_document(text) or without_typeface(text).strip(" :").lower() in PART_KINDS


def _ends_section(line: Words) -> bool:
    return is_heading(line) or (is_plain_title(line) and not line.marks)


def opens_text(lines: list[Words], n: int, names: Container[int]) -> bool:
    """Whether a title stands right above a paragraph without a name."""
    if n + 1 >= len(lines) or n + 1 in names or not is_plain_title(lines[n]):
        return False
    return is_paragraph(without_typeface(lines[n + 1].text)) and not is_row(lines[n + 1])


def headings_with_texts(
    lines: list[Words], found: Container[int], first: int, beside: list[int]
) -> list[Words]:
    """Headings below the first name, with a text of their own, that are no section beside the names."""
    places = range(first + 1, len(lines))
    return [lines[n] for n in places if n not in beside and opens_text(lines, n, found)]


def kept_as_notes(lines: list[Words], beside: list[int]) -> list[PlainFinding]:
    """What is said of sections beside the names whose headings nobody knows."""
    heads = [lines[n] for n in beside if is_plain_title(lines[n]) and not _is_known(lines[n].text)]
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"'{without_typeface(line.text)}' was kept as a note",
            "It is a heading with a text, and the names of the competencies run into their texts. If it is a "
            "competency, add it in the draft.",
            line.lines,
        )
        for line in heads
    ]


def with_texts_too(others: list[Words]) -> list[PlainFinding]:
    """What is asked where headings above the names have texts as well: they may be the names."""
    if not others:
        return []
    quoted = ", ".join(f"'{without_typeface(line.text)}'" for line in others[:5])
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Names run into their texts, and {quoted} above them have a text too"[:200],
            "Words set apart by their typeface at the beginning of paragraphs were read as names. If the headings are "
            "the names, say so by hand, or choose another reader.",
            joined_lines(*(line.lines for line in others)),
            by_form=True,
        )
    ]
