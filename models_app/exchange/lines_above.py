"""What is asked of the line right above names: a label that may make them its levels, a title that may be a group."""

import re

from models_app.calculations.plain import PlainFinding, PlainModel, Words
from models_app.choices import FindingKind
from models_app.exchange.front_titles import WHICH_TITLE
from models_app.exchange.group_headings import may_be_title
from models_app.exchange.labels import section_of
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.tables import is_row

LABEL = re.compile(r"(?:[^\W\d_]+ ){0,2}(?:levels|standards|scale)", re.IGNORECASE)


def of_lines_above(model: PlainModel, words: list[Words]) -> list[PlainFinding]:
    """The findings; none where the competencies have levels or standards of their own."""
    return [*_of_label(model, words), *_of_title(model, words)]


def _of_label(model: PlainModel, words: list[Words]) -> list[PlainFinding]:
    """'Levels' as the last line above names that stand below nothing else: they may be the levels of one competency."""
    described = any(one.levels or one.standards for one in model.competencies)
    for place, one in enumerate([] if described or len(model.competencies) < 2 else model.competencies):
        above = next((line for line in reversed(words) if one.lines and line.lines < one.lines[:1]), None)
        if above and _is_label(above):
            return [_asked_of_label(without_typeface(above.text), above, one.name, place)]
    return []


def _is_label(line: Words) -> bool:
    text = without_typeface(line.text).strip().rstrip(":")
    return bool(LABEL.fullmatch(text)) and section_of(text) is not None and not is_row(line)


def _asked_of_label(label: str, line: Words, name: str, place: int) -> PlainFinding:
    return PlainFinding(
        FindingKind.LAYOUT,
        f"'{label}' stands above '{name}' and was taken as no label"[:200],
        f"'{name}' and what follows were taken as competencies. If they are levels or performance standards of one "
        f"competency, whose name stands above '{label}', say so by hand.",
        line.lines,
        place,
    )


def _of_title(model: PlainModel, words: list[Words]) -> list[PlainFinding]:
    """A title right above the first table where a group stands so above another one: it may be the first group."""
    first = model.competencies[0]
    places = {line.lines: n for n, line in enumerate(words)}
    heads = [model.title, *model.groups]
    over = [n for head in heads if (n := places.get(head.lines)) is not None and n + 1 < len(words)]
    beside = len(over) == len(heads) > 1 and all(is_row(words[n + 1]) for n in over)
    if first.group is not None or not beside or may_be_title(model.title):
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            WHICH_TITLE,
            f"'{model.title.text}' was taken. It stands right above the first table as '{model.groups[0].text}' does "
            "above another one, and may be the heading of a group. Say which line is the title, or mend it in the "
            "draft.",
            joined_lines(*(head.lines for head in heads)),
        )
    ]
