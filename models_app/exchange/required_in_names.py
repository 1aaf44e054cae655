"""The required level behind a name: 'Zoning – Required Level: Advanced', apart from it as a line of its own."""

import re
from dataclasses import replace

from models_app.calculations.plain import Words
from models_app.exchange.labels import Section, section_of, split_label
from models_app.exchange.lines import is_short
from models_app.exchange.names import may_be_name

STATED = re.compile(
    r"(?P<name>\S.*?)(?:\s+[–—-]\s+|\s*[|,;]\s+|\s+(?P<opens>[(\[]))"
    r"(?P<stated>[A-Za-z ]{4,40}: [^:]+?)(?P<closes>[)\]])?"
)
LEAST = 2  # names with such words behind them


def required_apart(lines: list[Words]) -> list[Words]:
    """The lines, each such name made two: the name, and the words that state the level."""
    apart = {n: parts for n, line in enumerate(lines) if (parts := _apart(line))}
    if len(apart) < LEAST:
        return lines
    return [part for n, line in enumerate(lines) for part in apart.get(n, [line])]


def _apart(line: Words) -> list[Words]:
    match = STATED.fullmatch(line.text) if is_short(line.text) else None
    if (
        match is None
        or bool(match["opens"]) != bool(match["closes"])
        or not may_be_name(_bare(match["name"]))
    ):
        return []
    labelled = split_label(match["stated"])
    if labelled is None or section_of(labelled.label) != Section.REQUIRED:
        return []
    end = match.end("name")
    marks = tuple(replace(mark, end=min(mark.end, end)) for mark in line.marks if mark.start < end)
    return [
        replace(line, text=match["name"], marks=marks),
        replace(line, text=match["stated"], marks=(), kind="paragraph" if line.kind else ""),
    ]


def _bare(name: str) -> str:
    """A name without the count in front of it."""
    return re.sub(r"^\d{1,3}[.)]\s+", "", name)
