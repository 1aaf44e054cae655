"""Documents with a table of levels: names down, levels across, cells apart by tabs.

    Functional Competencies <tab> Contributing <tab> Journey <tab> Advanced
    Planning and Organizing <tab> …        <tab> …     <tab> …

A page break repeats title, note and header, and may tear a row: the rest of its cells then stands in a row without a
name, and is joined to the row above with one space.
"""

import re
from dataclasses import replace

from models_app.choices import FindingKind, PartKind
from models_app.exchange.lines import covered
from models_app.exchange.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainModel,
    PlainPart,
    PlainStandard,
    Unreadable,
    Words,
)

code = "level_table"
label = "a table with names down and levels across"

LABELED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{0,60}):(?: (?P<text>.+))?")
TITLE = re.compile(
    r"(?P<organization>[A-Z][A-Z&,. ]*[A-Z]) (?P<family>[A-Z][a-z].*) Job Family (?P<title>.+) Competencies"
)
KINDS = {
    "description of work": PartKind.DESCRIPTION_OF_WORK,
    "minimum training and experience": PartKind.MINIMUM_TRAINING,
    "note": PartKind.GENERAL_NOTE,
}


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable without a head of two levels and a row with as many cells."""
    widths = [line.text.count("\t") for line in lines if "\t" in line.text]
    if len(widths) < 2 or widths[0] < 2 or widths[0] not in widths[1:]:
        raise Unreadable("There is no table with a head of at least two levels and a row with as many cells.")
    once, repeats = _without_repeats(lines)
    table = [line for line in once if "\t" in line.text]
    header, *rows = table
    group, *labels = header.text.split("\t")
    competencies, torn = _competencies(rows, labels)
    title = once[0]
    return PlainModel(
        title=title,
        job=_job(title),
        parts=_parts([line for line in once[1:] if "\t" not in line.text]),
        groups=(Words(group, header.lines),),
        level_labels=tuple(Words(label, header.lines) for label in labels),
        competencies=competencies,
        findings=(*torn, *(_repeat_finding(line) for line in repeats)),
    )


def _without_repeats(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """Each line once, with all the places where it stands; and those that stand more than once."""
    places: dict[str, list[int]] = {}
    for line in lines:
        places.setdefault(line.text, []).extend(line.lines)
    once = [Words(text, tuple(numbers)) for text, numbers in places.items()]
    return once, [line for line in once if len(line.lines) > 1]


def _competencies(
    rows: list[Words], labels: list[str]
) -> tuple[tuple[PlainCompetency, ...], list[PlainFinding]]:
    found: list[PlainCompetency] = []
    torn: list[PlainFinding] = []
    for row in rows:
        name, *cells = row.text.split("\t")
        if len(cells) > len(labels):
            raise Unreadable(f"Line {row.lines[0]} has more cells than the table has levels.")
        if name:
            found.append(_competency(name, cells, labels, row))
        elif found:
            torn.append(_torn_finding(found[-1], len(found) - 1, row))
            found[-1] = _joined(found[-1], cells, labels, row)
        else:
            raise Unreadable(f"Line {row.lines[0]} is a row without a name, and there is none above it.")
    return tuple(found), torn


def _competency(name: str, cells: list[str], labels: list[str], row: Words) -> PlainCompetency:
    levels = [
        PlainStandard(label, cell, row.lines) for label, cell in zip(labels, cells, strict=False) if cell
    ]
    return PlainCompetency(
        family=name,
        group=0,
        definition=None,
        definition_lines=row.lines,
        lines=row.lines,
        levels=tuple(levels),
    )


def _joined(above: PlainCompetency, cells: list[str], labels: list[str], row: Words) -> PlainCompetency:
    """The competency with the rest of its torn cells."""
    rest = dict(zip(labels, cells, strict=False))
    levels = tuple(
        replace(level, text=f"{level.text} {rest[level.label]}", lines=level.lines + row.lines)
        if rest.get(level.label)
        else level
        for level in above.levels
    )
    return replace(above, levels=levels, lines=above.lines + row.lines)


def _torn_finding(above: PlainCompetency, place: int, row: Words) -> PlainFinding:
    words = row.text.strip()
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Row of '{above.family}' broken over the page",
        f"A page break tears the row: '{words}' stands by itself at the top of the next page. It was joined to the "
        "cell above with one space, and nothing else was changed.",
        above.lines + row.lines,
        place,
    )


def _repeat_finding(line: Words) -> PlainFinding:
    what = "Table head" if "\t" in line.text else "Page title" if line.lines[0] == 1 else "Paragraph"
    short = line.text.replace("\t", " / ")
    short = short if len(short) <= 90 else f"{short[:90].rsplit(' ', 1)[0]} …"
    return PlainFinding(
        FindingKind.LAYOUT,
        f"{what} stands {'twice' if len(line.lines) == 2 else f'{len(line.lines)} times'}",
        f"'{short}' stands on more than one page, word for word the same. It was taken once, with all its places.",
        line.lines,
    )


def _job(title: Words) -> PlainJob:
    match = TITLE.fullmatch(title.text)
    if not match:
        raise Unreadable("The first line must name the organization, the job family and the class.")
    return PlainJob(
        title=match["title"],
        lines=title.lines,
        organization=match["organization"],
        job_family=match["family"],
    )


def _parts(lines: list[Words]) -> tuple[PlainPart, ...]:
    """Labelled texts; paragraphs without a label go on with the one before, degrees apart."""
    parts: list[PlainPart] = []
    for line in lines:
        match = LABELED.fullmatch(line.text)
        if match:
            kind = KINDS.get(match["label"].lower(), PartKind.NOTE)
            parts.append(
                PlainPart(kind, match["label"], (match["text"],) if match["text"] else (), line.lines)
            )
        elif parts and not _is_degree_note(parts[-1], line):
            parts[-1] = _continued(parts[-1], line)
        else:
            kind = PartKind.DEGREE_NOTE if parts else PartKind.PREFACE
            parts.append(PlainPart(kind, "", (line.text,), line.lines))
    return tuple(sorted(parts, key=lambda part: part.lines))


def _is_degree_note(above: PlainPart, line: Words) -> bool:
    return bool(
        above.kind == PartKind.MINIMUM_TRAINING and above.paragraphs and line.text.startswith("Degree")
    )


def _continued(above: PlainPart, line: Words) -> PlainPart:
    lines = covered(above.lines[0], line.lines[-1])
    return replace(above, paragraphs=(*above.paragraphs, line.text), lines=lines)
