"""Lists of names beside the competencies: a summary of required levels, a list of contents. What differs is named."""

import re
from collections.abc import Iterator

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import Section, asks_level, section_of
from models_app.exchange.lines import NUMBERED, is_short, joined_lines, without_typeface
from models_app.exchange.stated_levels import same_level

LEADERS = re.compile(r"(?P<name>[^.·_…\t]{2,100}?)\s*(?:[.·_…]\s?){3,}\s*\d{1,4}")
LEAST = 3  # entries of a list of contents
MOST_NAMED = 5
LONGEST = 200  # characters of a line that may be such an entry


def of_outside_lists(model: PlainModel, words: list[Words]) -> list[PlainFinding]:
    """What differs between such lists and the competencies."""
    own = {n for one in model.competencies for n in one.lines}
    apart = [line for line in words if not own & set(line.lines)]
    return [*_of_levels(model, apart), *_of_contents(model, apart, words)]


def _of_levels(model: PlainModel, apart: list[Words]) -> Iterator[PlainFinding]:
    """Rows `Zoning | Expert` below the head of required levels, where Zoning itself says otherwise, or nothing."""
    places = {_key(one.family): n for n, one in enumerate(model.competencies)}
    labels = [words.text for words in model.level_labels]
    column, left = 0, []
    for line in (line for line in apart if "\t" in line.text):
        cells = [without_typeface(cell).strip() for cell in line.text.split("\t")]
        heads = [
            n
            for n, cell in enumerate(cells)
            if n and (section_of(cell) == Section.REQUIRED or asks_level(cell))
        ]
        if heads:
            column = heads[0]
            continue
        place = places.get(_key(cells[0]))
        if not column or place is None or column >= len(cells) or not cells[column]:
            continue
        one, stated = model.competencies[place], cells[column]
        if one.required_level is None:
            left.append((one.name, stated, line))
        elif same_level(stated, labels) not in (None, one.required_level.label) or _other_figure(stated, one):
            yield _differs(one, place, stated, line)
    if left:
        yield _not_taken(left)


def _other_figure(stated: str, one: PlainCompetency) -> bool:
    """Whether '3' stands in the table and 'Level 4' at the competency."""
    figures = re.findall(r"\d+", one.required_level.label if one.required_level else "")
    return stated.isdecimal() and len(figures) == 1 and int(figures[0]) != int(stated)


def _differs(one: PlainCompetency, place: int, stated: str, line: Words) -> PlainFinding:
    label = one.required_level.label if one.required_level else ""
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Required level of {one.name} differs in a table"[:200],
        f"The table states '{stated[:60]}' (line {line.lines[0]}); the competency itself states '{label}' (line "
        f"{one.lines[0]} and below), which was taken. Look which one is meant.",
        joined_lines(line.lines, one.lines[:1]),
        place,
    )


def _not_taken(left: list[tuple[str, str, Words]]) -> PlainFinding:
    named = "; ".join(f"{name}: '{stated[:60]}' (line {line.lines[0]})" for name, stated, line in left)
    return PlainFinding(
        FindingKind.LAYOUT,
        "A table states required levels that were not taken",
        f"{named}. The table stands apart from the competencies. If these are their required levels, settle them so.",
        joined_lines(*(line.lines for _, _, line in left)),
    )


def _of_contents(model: PlainModel, apart: list[Words], words: list[Words]) -> Iterator[PlainFinding]:
    """Names with dots and a page that stand nowhere else, and competencies that no such line names."""
    entries = {
        line.lines: _key(match["name"])
        for line in apart
        if len(line.text) <= LONGEST and (match := LEADERS.fullmatch(without_typeface(line.text)))
    }
    names = {_key(one.family): one for one in model.competencies}
    listed = set(entries.values())
    if len(entries) < LEAST or len(listed & set(names)) * 2 < max(len(entries), len(names)):
        return
    elsewhere = {_key(line.text) for line in words if line.lines not in entries and is_short(line.text)}
    nowhere = [
        line for line in apart if line.lines in entries and entries[line.lines] not in elsewhere | set(names)
    ]
    not_listed = [one for key, one in names.items() if key not in listed]
    if nowhere or not_listed:
        gone = [f"{_quoted(nowhere)} in the list of contents names nothing below it"] if nowhere else []
        more = [f"{_unlisted(not_listed)} not in the list"] if not_listed else []
        yield PlainFinding(
            FindingKind.TEXT,
            "The list of contents and the competencies differ",
            f"{'; '.join([*gone, *more])}. Look whether a competency is missing, or was given another name.",
            joined_lines(*(line.lines for line in nowhere), *(one.lines[:1] for one in not_listed)),
        )


def _key(text: str) -> str:
    text = without_typeface(text).strip(" :")
    numbered = NUMBERED.fullmatch(text)
    return folded(numbered["text"] if numbered else text)


def _quoted(lines: list[Words]) -> str:
    return ", ".join(
        f"'{line.text[:60].split('..')[0].strip()}' (line {line.lines[0]})" for line in lines[:MOST_NAMED]
    )


def _unlisted(rows: list[PlainCompetency]) -> str:
    named = ", ".join(f"'{one.name}' (line {one.lines[0]})" for one in rows[:MOST_NAMED])
    return f"{named} {'is' if len(rows) == 1 else 'are'}"
