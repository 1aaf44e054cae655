"""Headings that name groups, and such as do not.

Where each of several tables has one right above it, they name groups, and none is the title. One that stands above all
competencies and right below the title belongs to the head of the document.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from models_app.calculations.plain import Frame, PlainModel, Words
from models_app.exchange.front import front_of, is_title
from models_app.exchange.front_facts import FACT_OF, LABELED
from models_app.exchange.front_job import class_in
from models_app.exchange.front_titles import A_KIND_OF_COMPETENCY, JOB, MODEL, names_a_kind_below, rank_of
from models_app.exchange.labels import Section, section_of
from models_app.exchange.lines import has_letter, is_paragraph, without_typeface
from models_app.exchange.organizations import is_organization
from models_app.exchange.tables import is_row

Pair = tuple[Words, Words]


def headings_above_tables(lines: list[Words], rows: Container[tuple[int, ...]] | None = None) -> list[Words]:
    """The headings, in order; empty where they may be anything else. `rows`: lines of the rows that count.

    One sentence may stand between each and its table.
    """
    return _right_above(lines, rows) or _over_sentences(lines, rows)


def _over_sentences(lines: list[Words], rows: Container[tuple[int, ...]] | None) -> list[Words]:
    between = {
        text.lines
        for above, text, below in zip(lines, lines[1:], lines[2:], strict=False)
        if _may_head(above) and not is_row(above) and is_row(below) and _is_sentence(text)
    }
    found = _right_above([line for line in lines if line.lines not in between], rows) if between else []
    return [] if any(map(may_be_title, found[:1])) else found


def _is_sentence(line: Words) -> bool:
    return is_paragraph(line.text) and not is_row(line) and line.kind != "heading"


def may_be_title(line: Words) -> bool:
    """Whether the line may name the document all the same."""
    text = without_typeface(line.text)
    kind = A_KIND_OF_COMPETENCY.fullmatch(text)
    return is_organization(text) or (not kind and rank_of(Words(text, line.lines)) in (MODEL, JOB))


def _right_above(lines: list[Words], rows: Container[tuple[int, ...]] | None) -> list[Words]:
    first = next((line for line in lines if is_row(line) and (rows is None or line.lines in rows)), None)
    pairs = [
        (line, below)
        for line, below in pairwise(lines)
        if is_row(below) and not is_row(line) and (rows is None or below.lines in rows) and _may_head(line)
    ]
    texts = {line.text.casefold() for line, _ in pairs}
    if len(pairs) < 2 or len(texts) < len(pairs) or pairs[0][1] is not first:
        return []
    alone = pairs[0][0] is lines[0]
    told = _are_sheets(pairs) or _end_alike(pairs) or _of_one_depth(pairs, lines)
    return [] if alone and not told else [line for line, _ in pairs]


def _of_one_depth(pairs: list[Pair], lines: list[Words]) -> bool:
    """Whether the file has these headings on one level and none above it, and the first names no model."""
    depths = {line.depth for line, _ in pairs if line.kind == "heading"}
    headed = all(line.kind == "heading" for line, _ in pairs) and len(depths) == 1 and None not in depths
    others = [line.depth or 0 for line in lines if line.kind == "heading"]
    return headed and min(others) in depths and not may_be_title(pairs[0][0])


def _may_head(line: Words) -> bool:
    text = without_typeface(line.text)
    return has_letter(text) and is_title(Words(text, line.lines))


def _are_sheets(pairs: list[Pair]) -> bool:
    """Whether each stands on a page of its own: names of sheets."""
    pages = [line.page for line, _ in pairs]
    return (
        None not in pages
        and len(set(pages)) == len(pages)
        and all(line.kind == "heading" for line, _ in pairs)
    )


def _end_alike(pairs: list[Pair]) -> bool:
    """'Core Competencies', 'Technical Competencies'."""
    words = [without_typeface(line.text).split() for line, _ in pairs]
    return len({parts[-1].casefold() for parts in words}) == 1 and all(len(parts) > 1 for parts in words)


def group_above(headings: list[Words], lines: tuple[int, ...]) -> int | None:
    """The place of the last heading above these lines."""
    above = [n for n, heading in enumerate(headings) if heading.lines[0] < lines[0]]
    return above[-1] if above else None


def without_lone_group(model: PlainModel, lines: list[Words]) -> PlainModel:
    """The model; its only group, where it is a line of the document's head above all competencies, is in front."""
    head = _head_with_group(model, lines)
    before = front_of(head[:-1])
    if not head or before.title != model.title or names_a_kind_below(model.title, head[-1]):
        return _without_label(model)
    front = front_of(head)
    return replace(
        model,
        title=front.title,
        job=front.job,
        parts=(*front.parts, *_others(model.parts, before.parts)),
        frame=(*front.frame, *_others(model.frame, before.frame)),
        findings=(
            *front.findings,
            *(one for one in _others(model.findings, before.findings) if one.lines != head[-1].lines),
        ),
        groups=(),
        competencies=tuple(replace(one, group=None) for one in model.competencies),
    )


def _without_label(model: PlainModel) -> PlainModel:
    """The model; 'Competencies' above all of them says what the names are, and is no group."""
    if len(model.groups) != 1 or any(one.group is None for one in model.competencies):
        return model
    (group,) = model.groups
    above = bool(group.lines) and all(group.lines < one.lines[:1] for one in model.competencies)
    if not above or section_of(group.text) != Section.NAME:
        return model
    return replace(
        model,
        frame=(*model.frame, Frame(group.text, group.lines, "Heading above the competencies")),
        findings=tuple(one for one in model.findings if one.lines != group.lines),
        groups=(),
        competencies=tuple(replace(one, group=None) for one in model.competencies),
    )


def _head_with_group(model: PlainModel, lines: list[Words]) -> list[Words]:
    """The lines down to the only group, all of which may be titles; empty where it is a group all the same."""
    if len(model.groups) != 1 or any(one.group is None for one in model.competencies):
        return []
    (group,) = model.groups
    head = [line for line in lines if line.lines <= group.lines]
    whole = len(head) > 1 and without_typeface(head[-1].text).rstrip(":") == group.text
    first = bool(head) and not is_paragraph(head[0].text) and not is_row(head[0])
    return head if whole and first and is_title(head[-1]) and all(map(_is_of_a_head, head[1:])) else []


def _is_of_a_head(line: Words) -> bool:
    """A title, or a fact about the job class."""
    labelled = LABELED.fullmatch(line.text)
    fact = labelled is not None and labelled["label"].strip().lower() in FACT_OF
    return is_title(line) or class_in(line) is not None or fact


def _others(all_of: Sequence[Any], some: Sequence[Any]) -> list[Any]:
    return [one for one in all_of if one not in some]
