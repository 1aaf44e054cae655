"""Cells beside the levels of one competency that say which is the required one: 'Yes' or a mark, or its label."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, Unused, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.block_competency import with_stated_level
from models_app.exchange.labels import TWO_LEVELS, Section, section_of
from models_app.exchange.lines import joined_lines, without_typeface
from models_app.exchange.row_parts import MARK
from models_app.exchange.stated_levels import REQUIRED_LEVEL
from models_app.exchange.tables import one_line

HEAD = re.compile(
    r"(?:required|needed|target|expected|minimum)(?: level)?"
    r"(?: (?:for|in|at|upon|on|by) (?:the |this )?(?:job )?(?:class|job|position|role|entry|hire|hiring|appointment))?"
    r"|(?:is (?:it|this) )?(?:the )?required(?: level)?",
    re.IGNORECASE,
)
YES = re.compile(r"(?:yes|y|true|required)[.!]?", re.IGNORECASE)
NO = re.compile(r"(?:no|n|n/?a|false|not required|[–—-]+)[.!]?", re.IGNORECASE)
NOT_REQUIRED = "Not the required level"
NO_SINGLE_LEVEL = "It names no single level as the required one"


@dataclass(frozen=True)
class RequiredCell:
    """What stands beside one level; `text` is empty where nothing does."""

    level: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """The level with the words that say so. `doubt`: why none is set though something is said."""

    stated: Words | None = None
    reason: str = ""
    frame: tuple[Frame, ...] = ()
    unused: tuple[Unused, ...] = ()
    doubt: str = ""


def heads_required(head: str) -> bool:
    """Whether a head asks for the required level: 'Required level', 'Required?', 'Needed at entry'."""
    bare = head.strip(" ?:*")
    return section_of(bare) == Section.REQUIRED or bool(HEAD.fullmatch(bare))


def answer_of(cells: Sequence[RequiredCell], head: str, may_be_merged: bool = False) -> Answer:
    """Which level the cells below this head say to be the required one.

    `may_be_merged`: the first row alone may speak for all, so that 'Yes' there names no level.
    """
    said = [cell for cell in cells if cell.text]
    if all(_is_yes(cell) or _is_no(cell) for cell in said):
        return _by_answers(cells, said, head, may_be_merged)
    texts = {folded(cell.text): cell for cell in said}
    if len(texts) > 1:
        return Answer(unused=_unused(said, TWO_LEVELS))
    frame = tuple(Frame(cell.text, cell.lines, REQUIRED_LEVEL) for cell in said)
    return Answer(Words(said[0].text, joined_lines(*(cell.lines for cell in said))), frame=frame)


def in_first_rows_only(found: Sequence[Sequence[RequiredCell]]) -> bool:
    """Whether several competencies have a cell beside their first level alone, as merged cells have."""
    said = [cells for cells in found if any(cell.text for cell in cells)]
    return len(said) > 1 and all(len(cells) > 1 and _first_alone(cells) for cells in said)


def _first_alone(cells: Sequence[RequiredCell]) -> bool:
    return bool(cells[0].text) and not any(cell.text for cell in cells[1:])


def _by_answers(
    cells: Sequence[RequiredCell], said: list[RequiredCell], head: str, may_be_merged: bool
) -> Answer:
    chosen = [cell for cell in said if _is_yes(cell)]
    denied = [cell for cell in said if not _is_yes(cell)]
    if chosen and (len(chosen) > 1 or len(cells) == 1 or may_be_merged or not chosen[0].level):
        named = " and ".join(f"'{cell.level}'" for cell in chosen)
        why = f"'{chosen[0].text}' stands below '{head}' beside {named}"
        merged = ", and may be meant for the whole competency" if len(chosen) == 1 else ""
        return Answer(unused=_unused(said, NO_SINGLE_LEVEL), doubt=f"{why}{merged}. None was set.")
    frame = [Frame(cell.text, cell.lines, REQUIRED_LEVEL) for cell in chosen]
    frame += [Frame(cell.text, cell.lines, NOT_REQUIRED) for cell in denied]
    if not chosen:
        return Answer(frame=tuple(frame))
    one = chosen[0]
    reason = f"The document states '{one.text}' below '{head}' beside this level."
    return Answer(Words(one.level, one.lines), reason, tuple(frame))


def with_answer(
    competency: PlainCompetency, answer: Answer, place: int
) -> tuple[PlainCompetency, list[PlainFinding]]:
    """The competency with the level that the cells state, unless its text states another one; and what is asked."""
    if answer.doubt:
        title = f"It can't be told which level of {competency.name} is required"
        return competency, [_finding(title, answer.doubt, answer.unused, place)]
    if answer.stated is None:
        return competency, []
    stated = with_stated_level(competency, answer.stated)
    if competency.required_level and competency.required_level != stated.required_level:
        title = f"Two required levels of {competency.name} contradict each other"
        said = (
            f"{competency.required_level_reason} A column beside its levels states another one. None was set."
        )
        none = replace(competency, required_level=None, required_level_reason="", required_level_evidence="")
        return none, [_finding(title, said, answer.frame, place)]
    return replace(stated, required_level_reason=answer.reason or stated.required_level_reason), []


def _finding(title: str, said: str, where: Sequence[Frame | Unused], place: int) -> PlainFinding:
    lines = joined_lines(*(item.lines for item in where))
    return PlainFinding(FindingKind.LAYOUT, title, said, lines, place)


def _unused(said: list[RequiredCell], reason: str) -> tuple[Unused, ...]:
    return tuple(Unused(cell.lines, reason, cell.text) for cell in said)


def _is_yes(cell: RequiredCell) -> bool:
    plain = one_line(without_typeface(cell.text)) or cell.text.strip()
    return bool(YES.fullmatch(plain) or MARK.fullmatch(plain))


def _is_no(cell: RequiredCell) -> bool:
    return bool(NO.fullmatch(one_line(cell.text)))
