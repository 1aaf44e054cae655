"""Remarks about one competency: a short line right below its text, or words in brackets behind its last sentence."""

import re
from collections.abc import Iterator

from models_app.calculations.plain import PlainFinding, PlainModel, Words
from models_app.choices import FindingKind
from models_app.exchange.block_doubts import selection_in
from models_app.exchange.front import is_title
from models_app.exchange.labels import rank_alone
from models_app.exchange.lines import ENDS_SENTENCE, is_paragraph, joined_lines
from models_app.exchange.names import is_heading

REMARK = "A short line below the text of a competency that carries no label"
IN_BRACKETS = re.compile(r"\([^()]{1,80}\)\.?\Z")
SAYS_LEVEL = re.compile(
    r"(?:(?:required|proficiency) )?(?:level|proficiency|lvl\.?|required):? ?\w[\w -]{0,30}|\w+ level(?: required)?",
    re.IGNORECASE,
)
LONGEST = 83  # characters of it


def closes_text(lines: list[Words], n: int) -> bool:
    """Whether a short line stands right below a sentence, and a blank line parts it from what follows."""
    line, above = lines[n], lines[n - 1]
    close = line.lines[0] - above.lines[-1] == 1 and is_paragraph(above.text)
    apart = n + 1 == len(lines) or lines[n + 1].lines[0] - line.lines[-1] > 1
    plain = is_title(line) and not is_heading(line) and selection_in(line.text) is None
    return plain and close and apart and bool(line.text.strip())


def of_remarks(name: str, remarks: list[Words], place: int) -> list[PlainFinding]:
    """What is asked about such lines."""
    if not remarks:
        return []
    said = "; ".join(f"'{line.text[:100]}'" for line in remarks)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"{name} has a remark below its text",
            f"{said} stands there without a label. It was not used: if it says how the competency is used or which "
            "level the job needs, settle that; if it is a group's name, name the group in the draft.",
            joined_lines(*(line.lines for line in remarks)),
            place,
        )
    ]


def remarks_in_brackets(model: PlainModel) -> Iterator[PlainFinding]:
    """Definitions with a few words in brackets behind the last sentence, where others have none: one finding."""
    found = [(one, said) for one in model.competencies if (said := _in_brackets(one.definition or ""))]
    if not found or len(found) == len(model.competencies) > 1:
        return
    listed = "; ".join(f"'{said}' of {one.name}" for one, said in found)
    yield PlainFinding(
        FindingKind.TEXT,
        "Words in brackets stand behind definitions",
        f"{listed}. They were kept as part of the definition. If they say how the competency is used, settle that.",
        joined_lines(*(one.definition_lines for one, _ in found)),
    )


def levels_in_brackets(model: PlainModel) -> Iterator[PlainFinding]:
    """Names with 'level 3' in brackets behind them: most likely the required level, read as part of the name."""
    found = [one for one in model.competencies if one.variant and says_level(one.variant)]
    if not found:
        return
    listed = "; ".join(f"'{one.variant}' behind {one.family}" for one in found)
    yield PlainFinding(
        FindingKind.REQUIRED_LEVEL,
        "Brackets behind names may state required levels",
        f"{listed}. They were kept as part of the name and no level was set: if they say which level the job needs, "
        "settle it and take them out of the name.",
        joined_lines(*(one.lines[:1] for one in found)),
    )


def says_level(variant: str) -> bool:
    """Whether what stands in brackets names a level: 'level 3', 'Required: Expert', 'Advanced'."""
    return bool(SAYS_LEVEL.fullmatch(variant)) or rank_alone(variant)


def _in_brackets(text: str) -> str:
    match = IN_BRACKETS.search(text[-LONGEST:])
    before = text[-LONGEST:][: match.start()].rstrip() if match else ""
    return match[0] if match and before.endswith(ENDS_SENTENCE) else ""
