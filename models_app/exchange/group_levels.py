"""Groups told by the levels of headings: what stands below the heading of a group is a note, not its definition.

Heading 1   Leading Self
            Leaders begin with themselves.
Heading 2   Integrity
            Acts as one speaks.
"""

from collections import Counter
from dataclasses import dataclass, field

from models_app.calculations.plain import PlainFinding, PlainPart, Words
from models_app.choices import FindingKind, PartKind
from models_app.exchange.front_titles import A_KIND_OF_COMPETENCY
from models_app.exchange.heading_forms import levels_by_form
from models_app.exchange.labels import names_level, section_of
from models_app.exchange.lines import BULLET, LABELED, joined_lines, without_typeface
from models_app.exchange.tables import is_row

LEAST_NAMES = 2  # below a heading, so that it surely heads a group


@dataclass
class Headed:
    """A heading of a known level, the lines right below it, and the headings of the next lower level below these."""

    line: Words
    level: int
    texts: list[Words] = field(default_factory=list)
    below: list["Headed"] = field(default_factory=list)


def groups_by_level(lines: list[Words]) -> tuple[list[Words], list[PlainPart], list[PlainFinding]]:
    """The lines without the texts of groups, these as notes, and what is asked about the groups."""
    headed = _headed(lines, levels_by_form(lines))
    counts = Counter(_name(one).casefold() for one in headed)
    groups = [one for one in headed if one.texts and _is_group(one, headed, counts)]
    taken = {line.lines for one in groups for line in one.texts}
    doubted = [one for one in groups if not _is_sure(one, headed)]
    kept = [line for line in lines if line.lines not in taken]
    return kept, [_note(one) for one in groups], _asked(doubted)


def _headed(lines: list[Words], forms: dict[int, int]) -> list[Headed]:
    """All headings in order, each with what belongs to it. `forms`: levels of headings that the file doesn't mark."""
    found: list[Headed] = []
    open_ones: list[Headed] = []
    for n, line in enumerate(lines):
        level = line.depth if line.kind == "heading" else forms.get(n)
        if level is not None:
            one = Headed(line, level)
            while open_ones and open_ones[-1].level >= one.level:
                open_ones.pop()
            if open_ones:
                open_ones[-1].below.append(one)
            open_ones.append(one)
            found.append(one)
        elif found:
            found[-1].texts.append(line)
    return found


def _name(one: Headed) -> str:
    return without_typeface(one.line.text).strip(" :")


def _is_group(one: Headed, headed: list[Headed], counts: Counter[str]) -> bool:
    """Whether names stand below it and only paragraphs between; a first heading alone on its level is the title."""
    title = one is headed[0] and not any(other.level <= one.level for other in headed[1:])
    names = [name for name in one.below if name.texts]
    return (
        not title
        and bool(names)
        and all(map(_is_plain, one.texts))
        and not any(_is_label(name) or counts[_name(name).casefold()] > 1 for name in one.below)
        and all(not any(map(is_row, name.texts)) for name in names)
    )


def _is_plain(line: Words) -> bool:
    text = without_typeface(line.text)
    return not (is_row(line) or BULLET.fullmatch(text) or LABELED.fullmatch(text))


def _is_label(one: Headed) -> bool:
    return section_of(_name(one)) is not None or names_level(_name(one))


def _is_sure(one: Headed, headed: list[Headed]) -> bool:
    """Whether several names stand below it, and below most headings of its level."""
    if A_KIND_OF_COMPETENCY.fullmatch(_name(one)):
        return True
    beside = [other for other in headed if other.level == one.level and (other.texts or other.below)]
    several = sum(bool(other.below) for other in beside) * 2 > len(beside)
    return len(one.below) >= LEAST_NAMES and several


def _note(one: Headed) -> PlainPart:
    paragraphs = tuple(without_typeface(line.text) for line in one.texts)
    return PlainPart(PartKind.NOTE, _name(one), paragraphs, joined_lines(*(line.lines for line in one.texts)))


def _asked(doubted: list[Headed]) -> list[PlainFinding]:
    if not doubted:
        return []
    quoted = ", ".join(f"'{_name(one)}'" for one in doubted)
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Nothing but the level of its heading tells that {quoted} is a group"[:200],
            "Headings of a lower level stand below it, so that they were read as the names and its text as a note. "
            "If it is a competency itself, say so by hand, or mend the draft.",
            joined_lines(*(one.line.lines for one in doubted)),
            by_form=True,
        )
    ]
