"""Headings that run into the first name below: 'Further Skills**Leading**', told by the bold that begins in a word."""

import re
from dataclasses import replace

from models_app.calculations.plain import Frame, PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front import looks_like_prose
from models_app.exchange.lines import without_typeface

GLUED = re.compile(r"(?P<group>[^*]+)\*\*(?P<name>[^*]+)\*\*")


def unglued(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """Lines with 'Group**Name**' taken apart, and the lines that were so."""
    result, glued = [], []
    for line in lines:
        match = GLUED.fullmatch(line.text) or _bold_end(line)
        if match:
            result += [replace(line, text=text.strip(), marks=()) for text in (match["group"], match["name"])]
            glued.append(line)
        else:
            result.append(replace(line, text=without_typeface(line.text)))
    return result, glued


def _bold_end(line: Words) -> dict[str, str] | None:
    """The same where the file tells the typeface: a line without a blank where bold begins, bold up to its end."""
    bold = [mark for mark in line.marks if mark.typeface == "bold"]
    if len(bold) != 1 or not bold[0].start > 0 or bold[0].end != len(line.text) or looks_like_prose(line):
        return None
    group, name = line.text[: bold[0].start], line.text[bold[0].start :]
    return None if group[-1].isspace() or name[0].isspace() else {"group": group, "name": name}


def glued_frame(glued: list[Words]) -> list[Frame]:
    """What became of such lines whose typeface the file tells."""
    return [Frame(line.text, line.lines, "Group that runs into a name") for line in glued if line.marks]


def glued_findings(glued: list[Words]) -> list[PlainFinding]:
    """That such lines were taken apart."""
    return [_finding(line) for line in glued]


def _finding(line: Words) -> PlainFinding:
    match = GLUED.fullmatch(line.text) or _bold_end(line)
    group, name = (match["group"], match["name"]) if match else ("", "")
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Heading '{group}' runs into the first name",
        f"The document has '{line.text}' on one line. It was read as the group '{group}' and its first "
        f"competency '{name}', because the name is in bold. No word was changed.",
        line.lines,
    )
