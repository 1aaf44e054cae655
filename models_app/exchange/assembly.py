"""A plain model from what a recogniser found: labels of levels in one order, required levels among them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from models_app.calculations.plain import (
    Frame,
    PlainCompetency,
    PlainFinding,
    PlainModel,
    PlainPart,
    PlainStandard,
    Unreadable,
    Unused,
    Words,
)
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.front import Front, parts_of
from models_app.exchange.heading_doubts import labels_as_names
from models_app.exchange.heading_numbers import named_anew, unnumbered
from models_app.exchange.labelled_cells import with_labelled_cells
from models_app.exchange.labels import (
    FIGURE,
    LEVEL_LABEL,
    Section,
    levels_in_sentence,
    listed_levels,
    section_of,
)
from models_app.exchange.lines import joined_lines
from models_app.exchange.packed_texts import with_packed_levels, with_required_at_end
from models_app.exchange.pieces import level_name
from models_app.exchange.stated_levels import with_required, without_dropped

NOT_FOR = r"not (?:to be )?(?:used )?(?:for|in) (?:selection|screening)"
NOT_FOR_SELECTION = re.compile(r"\s[(\[–—-]\s?not for selection[)\]]?", re.IGNORECASE)
# Behind the definition: in brackets, after a dash, or as a sentence of its own (`_stands_alone`).
AT_THE_END = re.compile(
    rf"(?:[(\[]{NOT_FOR}[.]?[)\]][.]?|(?:(?<=\s)[–—-]\s?)?{NOT_FOR}[.]?)\Z", re.IGNORECASE
)
VARIANT = re.compile(r"(?P<family>.+?) \((?P<variant>[^()]+)\)")
HIGHEST = re.compile(r"expert|master|mastery|advanced|superior|exemplary", re.IGNORECASE)
LOWEST = re.compile(
    r"novice|beginner|basic|awareness|entry|foundational?|contributing|developing", re.IGNORECASE
)


def assembled(
    front: Front,
    competencies: Iterable[PlainCompetency],
    *,
    groups: Iterable[Words] = (),
    tail: Iterable[Words] = (),
    level_labels: Iterable[Words] = (),
    frame: Iterable[Frame] = (),
    findings: Iterable[PlainFinding] = (),
    unused: Iterable[Unused] = (),
) -> PlainModel:
    """The model; `tail` are the lines after the last competency. Raises Unreadable where there is no competency."""
    found, marks = _marked_not_for_selection(list(competencies))
    if not found:
        raise Unreadable("There is no competency.")
    numbering = unnumbered(found)
    findings = named_anew(findings, found, numbering.competencies)
    found = numbering.competencies
    found, at_end = with_required_at_end(found)
    cells = with_labelled_cells(found)
    found = cells.competencies
    found, guessed = with_packed_levels(found)
    found, twice, doubled = _without_doubled_levels(found)
    frame = [*frame, *at_end, *cells.frame]
    parts = (*front.parts, *parts_of(list(tail)))
    labels = _labels(found, list(level_labels) or _listed(found, parts, frame))
    written = {folded(words.text): words.text for words in labels}
    found = [_with_labels(competency, written) for competency in found]
    stated = found
    found, doubts = with_required(found, [words.text for words in labels])
    frame, nowhere = without_dropped(frame, stated, found)
    labels, turned = lowest_first(labels)
    doubts += labels_as_names(found, labels)
    return PlainModel(
        title=front.title,
        job=front.job,
        parts=parts,
        groups=tuple(groups),
        level_labels=tuple(labels),
        competencies=tuple(found),
        findings=(
            *front.findings,
            *numbering.findings,
            *findings,
            *cells.findings,
            *doubled,
            *guessed,
            *doubts,
            *turned,
        ),
        unused=(*unused, *numbering.unused, *cells.unused, *twice, *nowhere),
        frame=(*front.frame, *numbering.frame, *frame, *marks),
    )


def _without_doubled_levels(
    competencies: list[PlainCompetency],
) -> tuple[list[PlainCompetency], list[Unused], list[PlainFinding]]:
    """A level that one competency describes twice: the first text counts, the second is listed, and both are named."""
    result, unused, findings = [], [], []
    for place, competency in enumerate(competencies):
        first: dict[str, PlainStandard] = {}
        for level in competency.levels:
            kept = first.setdefault(folded(level.label), level)
            if kept is not level:
                why = "A second text for the same level"
                unused += [Unused(level.lines, why, level.text), Unused(level.lines, why, level.label)]
                findings.append(_doubled_finding(competency, kept, level, place))
        result.append(replace(competency, levels=tuple(first.values())))
    return result, unused, findings


def _doubled_finding(
    competency: PlainCompetency, first: PlainStandard, second: PlainStandard, place: int
) -> PlainFinding:
    same = folded(first.text) == folded(second.text)
    return PlainFinding(
        FindingKind.TEXT,
        f"{level_name(first.label)} of {competency.name} stands twice",
        "Both texts are the same. The first was taken."
        if same
        else f"The texts differ; the first was taken. The second is '{second.text}'.",
        joined_lines(first.lines, second.lines),
        place,
    )


def _labels(competencies: list[PlainCompetency], given: list[Words]) -> list[Words]:
    """Labels in the order of the competency with most of them; those that only others have, after their neighbours."""
    longest = max(competencies, key=lambda c: len(c.levels))
    labels = given or [Words(level.label, level.lines) for level in longest.levels]
    labels = list({folded(words.text): words for words in reversed(labels)}.values())[::-1]
    keys = [folded(words.text) for words in labels]
    for competency in competencies:
        at = 0
        for level in competency.levels:
            key = folded(level.label)
            if key not in keys:
                keys.insert(at, key)
                labels.insert(at, Words(level.label, level.lines))
            at = keys.index(key) + 1
    return labels


def _listed(
    competencies: list[PlainCompetency], parts: tuple[PlainPart, ...], frame: list[Frame]
) -> list[Words]:
    """Levels that a line or a sentence lists by their labels, where nothing describes any."""
    if any(competency.levels for competency in competencies):
        return []
    listed = [
        Words(label, part.lines)
        for part in parts
        for label in (
            listed_levels(part.paragraphs[0])
            if section_of(part.heading) == Section.LEVELS and len(part.paragraphs) == 1
            else levels_in_sentence(" ".join(part.paragraphs))
        )
    ]
    return listed or [Words(item.text, item.lines) for item in frame if item.meaning == LEVEL_LABEL]


def _with_labels(competency: PlainCompetency, written: dict[str, str]) -> PlainCompetency:
    """Labels written as the scale writes them: 'LEVEL 1' is 'Level 1'."""
    levels = tuple(replace(level, label=written[folded(level.label)]) for level in competency.levels)
    return replace(competency, levels=levels)


def lowest_first(labels: list[Words]) -> tuple[list[Words], list[PlainFinding]]:
    """Numbered levels that begin with the highest are turned; the finding says so. Words alone are only asked about."""
    figures = [int(found[0][:4]) for words in labels if (found := FIGURE.findall(words.text))]
    lines = tuple(n for words in labels for n in words.lines)
    if len(labels) > 1 and len(figures) == len(labels) and figures == sorted(set(figures), reverse=True):
        detail = "The document begins with the highest number. The scale was put in the order of the numbers."
        return labels[::-1], [
            PlainFinding(FindingKind.LAYOUT, "The levels stand highest first", detail, lines)
        ]
    if len(labels) > 1 and HIGHEST.search(labels[0].text) and LOWEST.search(labels[-1].text):
        detail = (
            f"The document begins with '{labels[0].text}' and ends with '{labels[-1].text}'. The order of the document "
            "was kept: turn the scale if its first level is the highest."
        )
        return labels, [PlainFinding(FindingKind.LAYOUT, "The levels may stand highest first", detail, lines)]
    return labels, []


def _marked_not_for_selection(found: list[PlainCompetency]) -> tuple[list[PlainCompetency], list[Frame]]:
    """A mark 'not for selection' beside a name is a statement about its use, and no part of the name."""
    result, marks = [], []
    for competency in found:
        full = full_name(competency)
        match = NOT_FOR_SELECTION.search(full)
        if match and match.start() and match.end() == len(full):
            mark = match[0].strip(" ()[]–—-")
            family, variant = split_variant(full[: match.start()])
            marks.append(Frame(mark, competency.lines, "Mark of the selection use"))
            competency = replace(
                competency,
                family=family,
                variant=variant,
                selection_use="not_for_selection",
                selection_use_reason=f"The document marks it '{mark}'.",
                selection_use_evidence=f"Line {competency.lines[0]} of the document",
            )
        else:
            competency = _with_mark_at_end(competency, marks)
        result.append(competency)
    return result, marks


def _with_mark_at_end(competency: PlainCompetency, marks: list[Frame]) -> PlainCompetency:
    """The same mark at the end of the definition."""
    text = competency.definition or ""
    match = AT_THE_END.search(text)
    before = text[: match.start()] if match else ""
    if not match or not _stands_alone(before, match[0]) or competency.selection_use != "not_stated":
        return competency
    mark = match[0].strip(" ()[]–—-.\n")
    marks.append(Frame(mark, competency.definition_lines, "Mark of the selection use", anywhere=True))
    return replace(
        competency,
        definition=before.rstrip(),
        selection_use="not_for_selection",
        selection_use_reason=f"The document writes '{mark}' below its definition.",
        selection_use_evidence=f"Line {competency.definition_lines[-1]} of the document",
    )


def _stands_alone(before: str, mark: str) -> bool:
    """Whether something stands in front of the mark, and the mark is apart from it and no end of its sentence."""
    bracketed = mark[0] in "([–—-"
    below = before.endswith("\n") or (before[-1:].isspace() and before.rstrip().endswith((".", "!", "?")))
    return bool(before.strip()) and (bracketed or below)


def full_name(competency: PlainCompetency) -> str:
    """Name and variant, without the number."""
    return f"{competency.family} ({competency.variant})" if competency.variant else competency.family


def split_variant(name: str) -> tuple[str, str]:
    """'Problem Solving (Thinks Creatively)' as family and variant; the variant is empty where there is none."""
    match = VARIANT.fullmatch(name)
    return (match["family"], match["variant"]) if match else (name, "")
