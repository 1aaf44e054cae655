"""Names behind bullets with the text on the next line: the bullets are no list, where every one of them is a name.

• Cash Accuracy
  Counts money without errors.
"""

from dataclasses import replace
from itertools import pairwise

from models_app.calculations.plain import PlainFinding, Words
from models_app.choices import FindingKind
from models_app.exchange.front import is_title
from models_app.exchange.labels import ranks
from models_app.exchange.lines import BULLET, is_paragraph, joined_lines, without_typeface
from models_app.exchange.names import may_be_name

LEAST = 3  # names


def without_name_bullets(lines: list[Words]) -> tuple[list[Words], list[PlainFinding]]:
    """The lines with such names as lines of their own, and what is asked; all as it was where a bullet is no name."""
    bulleted = [n for n, line in enumerate(lines) if BULLET.fullmatch(without_typeface(line.text))]
    if len(bulleted) < LEAST or any("\t" in line.text for line in lines) or not _are_names(lines, bulleted):
        return lines, []
    if not all(_may_stand(lines, n) for n in range(bulleted[0], len(lines)) if n not in bulleted):
        return lines, []
    above = any(is_paragraph(line.text) for line in lines[: bulleted[0]])
    plain = {n: _without_bullet(lines[n]) for n in bulleted}
    found = [plain.get(n, line) for n, line in enumerate(lines)]
    return found, [_finding([lines[n] for n in bulleted])] if above else []


def _are_names(lines: list[Words], bulleted: list[int]) -> bool:
    """Whether each is short, comes once and has a text right below it, and not all rank."""
    names = [_without_bullet(lines[n]).text for n in bulleted]
    once = len({name.casefold() for name in names}) == len(names) and not all(map(ranks, names))
    below = all(m - n > 1 for n, m in pairwise([*bulleted, len(lines)]))
    texts = below and all(is_paragraph(lines[n + 1].text) for n in bulleted)
    return once and texts and all(may_be_name(name) and ":" not in name for name in names)


def _may_stand(lines: list[Words], n: int) -> bool:
    """Whether a line below the first name is a text, or heads a group right above the next name."""
    following = lines[n + 1].text if n + 1 < len(lines) else ""
    return not is_title(lines[n]) or bool(BULLET.fullmatch(without_typeface(following)))


def _without_bullet(line: Words) -> Words:
    match = BULLET.fullmatch(without_typeface(line.text))
    return replace(line, text=match["text"], marks=()) if match else line


def _finding(names: list[Words]) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        "Nothing but their form tells that the lines with bullets are names",
        "Each stands above a text, and a text stands above them all. If they are parts of one competency, say by hand "
        "what the names are.",
        joined_lines(*(line.lines for line in names)),
        by_form=True,
    )
