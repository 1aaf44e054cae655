"""A variant in brackets on a line of its own, right below the name: one name on two lines.

Decision Making
(Decides Under Pressure)
Takes the safe decision within seconds.
"""

import re
from dataclasses import replace

from competency_portal.exchange.document import Mark
from models_app.calculations.plain import Words
from models_app.exchange.front import is_title
from models_app.exchange.front_titles import NAMES_A_DOCUMENT
from models_app.exchange.labels import names_level, rank_alone, section_alone, section_of, split_label
from models_app.exchange.lines import BULLET, is_paragraph, is_short, without_typeface

IN_BRACKETS = re.compile(r"\([^()]{2,100}\)")
GOES_ON = re.compile(r"\((?:cont(?:inued|['’]?d)?|see|page|draft|revised|version)\b.*", re.IGNORECASE)

FARTHEST = 2  # lines: one blank may stand between


def brackets_joined(lines: list[Words]) -> list[Words]:
    """The lines with each such variant behind its name. What stands in brackets below other lines stays there."""
    result: list[Words] = []
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        below_name = len(result) > 1 and _is_variant(line) and _may_be_name(result[-1], line)
        if below_name and following and _opens_text(following):
            result[-1] = _together(result[-1], line)
        else:
            result.append(line)
    return result


def _is_variant(line: Words) -> bool:
    text = without_typeface(line.text)
    return bool(IN_BRACKETS.fullmatch(text)) and not GOES_ON.match(text) and line.kind != "row"


def _may_be_name(above: Words, line: Words) -> bool:
    """Whether the line right above may be a name: no label, no item, and no title of a document."""
    text = without_typeface(above.text)
    labelled = names_level(text) or rank_alone(text) or section_alone(text) or text.endswith((":", ")"))
    stands = above.kind != "row" and above.page == line.page and line.lines[0] - above.lines[-1] <= FARTHEST
    whole = is_short(f"{text} {without_typeface(line.text)}")
    return stands and whole and is_title(above) and not labelled and not NAMES_A_DOCUMENT.search(text)


def _opens_text(line: Words) -> bool:
    """Whether a paragraph, a list or a label that belongs to a competency follows right away."""
    if line.kind == "row":
        return False
    labelled = split_label(line.text)
    label = labelled.label if labelled else line.text
    announced = section_of(label) if labelled else section_alone(line.text)
    return is_paragraph(line.text) or bool(BULLET.fullmatch(line.text) or announced or names_level(label))


def _together(above: Words, line: Words) -> Words:
    """One line in the typeface of the name, by which readers know it."""
    end = len(above.text)
    text = f"{above.text} {line.text}"
    marks = (Mark(m.start, len(text) if m.end >= end else m.end, m.typeface) for m in above.marks)
    return replace(above, text=text, lines=above.lines + line.lines, marks=tuple(marks))
