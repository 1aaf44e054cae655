"""Documents of headed paragraphs: groups, each with names on a line of their own and a paragraph below.

    Core Competencies
    Problem Solving (Thinks Creatively)
    Determines the critical issues, …

A line that reads as prose is a definition; the line above it is the name; a line above a name is a group. Titles
stand before the first group, labelled notes too; a line that ends in a colon opens the closing links.
"""

import re

from models_app.choices import FindingKind, PartKind
from models_app.exchange.lines import EMPHASIS, LABELED, LINK, covered, is_paragraph
from models_app.exchange.plain import (
    PlainCompetency,
    PlainFinding,
    PlainJob,
    PlainModel,
    PlainPart,
    Unreadable,
    Words,
)

code = "headed_paragraphs"
label = "names with a paragraph below, in groups"

GRADE = re.compile(r"(?P<title>.+?) (?P<grade>[A-Z]{2}-\d{1,2})")
VARIANT = re.compile(r"(?P<family>.+?) \((?P<variant>[^()]+)\)")
GLUED = re.compile(r"(?P<group>[^*]+)\*\*(?P<name>[^*]+)\*\*")


def read(lines: list[Words]) -> PlainModel:
    """The model in such a document. Raises Unreadable without a group, or where there are tables."""
    if any("\t" in line.text for line in lines):
        raise Unreadable("Headed paragraphs have no tables.")
    lines, glued = _unglued(lines)
    groups = _groups(lines)
    if not groups:
        raise Unreadable("There is no heading of a group with a name and a paragraph below it.")
    front, rest = lines[: groups[0]], lines[groups[0] :]
    body, links = _split_links(rest)
    titles = [line for line in front if not is_paragraph(line.text)]
    if len(titles) < 2:
        raise Unreadable("Headed paragraphs need a title and a job class above the first group.")
    competencies, names = _competencies(body)
    parts = [_note(line) for line in front if is_paragraph(line.text)]
    findings = [_glued_finding(line) for line in glued]
    if links:
        parts.append(_link_part(links))
        findings += _dead_links(links)
    return PlainModel(titles[0], _job(titles), tuple(parts), names, (), competencies, tuple(findings))


def _unglued(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """Lines with 'Group**Name**' taken apart, and the lines that were so."""
    result, glued = [], []
    for line in lines:
        match = GLUED.fullmatch(line.text)
        if match:
            result += [Words(match["group"].strip(), line.lines), Words(match["name"].strip(), line.lines)]
            glued.append(line)
        else:
            result.append(Words(EMPHASIS.sub("", line.text), line.lines))
    return result, glued


def _groups(lines: list[Words]) -> list[int]:
    """Places of group headings: a short line, then a short line, then prose."""
    prose = [is_paragraph(line.text) for line in lines]
    return [
        n
        for n in range(len(lines) - 2)
        if not prose[n] and not prose[n + 1] and prose[n + 2] and not LABELED.fullmatch(lines[n + 2].text)
    ]


def _split_links(lines: list[Words]) -> tuple[list[Words], list[Words]]:
    """The competencies, and the closing links with the heading that ends in a colon."""
    for n, line in enumerate(lines):
        if line.text.endswith(":") and n + 1 < len(lines) and LINK.fullmatch(lines[n + 1].text):
            return lines[:n], lines[n:]
    return lines, []


def _job(titles: list[Words]) -> PlainJob:
    """The last title names the class; what stands between it and the first is the organization."""
    last, between = titles[-1], titles[1:-1]
    match = GRADE.fullmatch(last.text)
    return PlainJob(
        title=match["title"] if match else last.text,
        grade=match["grade"] if match else "",
        organization=" ".join(line.text for line in between),
        lines=tuple(n for line in (*between, last) for n in line.lines),
    )


def _note(line: Words) -> PlainPart:
    match = LABELED.fullmatch(line.text)
    if match:
        return PlainPart(PartKind.NOTE, match["label"], (match["text"],), line.lines)
    return PlainPart(PartKind.PREFACE, "", (line.text,), line.lines)


def _competencies(lines: list[Words]) -> tuple[tuple[PlainCompetency, ...], tuple[Words, ...]]:
    """Competencies with the place of their group, and the groups."""
    groups: list[Words] = []
    found: list[PlainCompetency] = []
    heads = set(_groups(lines))
    for n, line in enumerate(lines):
        if n in heads:
            groups.append(line)
        elif not is_paragraph(line.text):
            definition = lines[n + 1] if n + 1 < len(lines) and is_paragraph(lines[n + 1].text) else None
            found.append(_competency(line, definition, len(groups) - 1 if groups else None))
    return tuple(found), tuple(groups)


def _competency(name: Words, definition: Words | None, group: int | None) -> PlainCompetency:
    match = VARIANT.fullmatch(name.text)
    lines = (*name.lines, *(definition.lines if definition else ()))
    return PlainCompetency(
        family=match["family"] if match else name.text,
        variant=match["variant"] if match else "",
        group=group,
        definition=definition.text if definition else None,
        definition_lines=lines,
        lines=covered(min(lines), max(lines)),
    )


def _link_part(links: list[Words]) -> PlainPart:
    head, *items = links
    texts = tuple(match["text"] for item in items if (match := LINK.fullmatch(item.text)))
    last = items[-1].lines[-1]
    return PlainPart(
        PartKind.LINKED_ASSESSMENTS, head.text.removesuffix(":"), texts, covered(head.lines[0], last)
    )


def _glued_finding(line: Words) -> PlainFinding:
    match = GLUED.fullmatch(line.text)
    group, name = (match["group"], match["name"]) if match else ("", "")
    return PlainFinding(
        FindingKind.LAYOUT,
        f"Heading '{group}' runs into the first name",
        f"The document has '{line.text}' on one line. It was read as the group '{group}' and its first "
        f"competency '{name}', because the name is in bold. No word was changed.",
        line.lines,
    )


def _dead_links(links: list[Words]) -> list[PlainFinding]:
    """One finding for each link that leads nowhere."""
    matches = [(item, LINK.fullmatch(item.text)) for item in links[1:]]
    return [
        PlainFinding(
            FindingKind.LINK,
            f"Link '{match['text']}' leads nowhere",
            f"The document names '{match['text']}' as a linked assessment, but the link has no target "
            f"('{match['target']}'). The name was kept; the assessment itself is not on file.",
            item.lines,
        )
        for item, match in matches
        if match and match["target"] in ("", "#")
    ]
