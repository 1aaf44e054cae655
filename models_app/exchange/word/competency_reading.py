"""The section of the competencies: cut into groups and competencies by the depth of the headings."""

from collections import Counter
from dataclasses import dataclass

from models_app.calculations.plain import PlainCompetency, Words
from models_app.calculations.same_words import folded
from models_app.exchange.word import layout
from models_app.exchange.word.block import Block, opens_definition, part_of
from models_app.exchange.word.headings import parsed
from models_app.exchange.word.notes import Notes, Numbered, Stated, head_of
from models_app.exchange.word.strays import UNDER_NONE, doubts, doubts_of_none
from models_app.exchange.word.texts import restored


@dataclass(frozen=True)
class Read:
    """A competency as far as its own passages tell, and what its table of facts states."""

    competency: PlainCompetency
    facts: dict[str, Stated]


def read_competencies(body: list[Numbered], notes: Notes) -> tuple[list[Words], list[Read]]:
    """Groups in the order in which they first stand, and the competencies."""
    depth = _depth(body)
    groups: dict[str, Words] = {}
    group: int | None = None
    found: list[tuple[Numbered, list[Numbered], int | None]] = []
    nobodys: list[Numbered] = []
    opened = False
    for place, numbered in enumerate(body):
        number, passage = numbered
        if passage.kind == "heading" and not _is_part(body, place) and (passage.depth or 0) < depth:
            group, opened = _group(numbered, groups, notes), False
        elif passage.kind == "heading" and not _is_part(body, place) and passage.depth == depth:
            found.append((numbered, [], group))
            opened = True
        elif opened:
            found[-1][1].append(numbered)
        elif passage.kind != "blank":
            notes.left(number, UNDER_NONE)
            nobodys.append(numbered)
    for doubt in doubts_of_none(nobodys):
        notes.doubt(*doubt)
    return list(groups.values()), [_read(*one, notes, place) for place, one in enumerate(found)]


def _is_part(body: list[Numbered], place: int) -> bool:
    """Whether a heading opens a part of a competency, and is not a competency of that name."""
    if part_of(body[place][1].text) is None:
        return False
    following = next((passage for _, passage in body[place + 1 :] if passage.kind != "blank"), None)
    return following is None or not opens_definition(following)


def _depth(body: list[Numbered]) -> int:
    """How deep the headings of competencies are: right above definitions, else above the parts of competencies."""
    above: Counter[int] = Counter()
    parents: Counter[int] = Counter()
    heading: int | None = None
    fresh = False
    for place, (_, passage) in enumerate(body):
        if passage.kind == "heading" and not _is_part(body, place):
            heading, fresh = passage.depth, True
        elif passage.kind != "blank" and heading is not None:
            if fresh and opens_definition(passage):
                above[heading] += 1
            if fresh and (passage.kind == "heading" or head_of(passage)):
                parents[heading] += 1
            fresh = False
    counted = above or parents
    return counted.most_common(1)[0][0] if counted else 3


def _group(numbered: Numbered, groups: dict[str, Words], notes: Notes) -> int | None:
    """The place of the group that a heading names; the same name is the same group."""
    number, passage = numbered
    key = folded(passage.text)
    if key == folded(layout.WITHOUT_GROUP):
        notes.understood(passage.text, number, "Heading above competencies without a group")
        return None
    known = groups.get(key)
    groups[key] = (
        Words(known.text, (*known.lines, number)) if known else Words(restored(passage.text), (number,))
    )
    return list(groups).index(key)


def _read(head: Numbered, body: list[Numbered], group: int | None, notes: Notes, place: int) -> Read:
    block = Block(notes)
    for numbered in body:
        if numbered[1].kind != "blank":
            block.take(numbered)
    for doubt in doubts(restored(head[1].text), block, dict(body)):
        notes.doubt(*doubt, place)
    facts = block.facts
    number, family, variant = _names(restored(head[1].text), facts)
    definition = block.definition.words if block.definition and block.definition.paragraphs else None
    lines = [n for n, passage in (head, *body) if passage.kind != "blank" and n not in block.foreign]
    return Read(
        PlainCompetency(
            family=family,
            variant=variant,
            number=number,
            lines=tuple(lines),
            group=group,
            definition=definition.text if definition else None,
            definition_lines=definition.lines if definition else (),
            levels=tuple(block.levels),
            indicators=block.indicators,
            standards=tuple(block.standards),
            areas=block.areas,
        ),
        facts,
    )


def _names(heading: str, facts: dict[str, Stated]) -> tuple[int | None, str, str]:
    """As the heading says them; as the facts say them where these make up the very same heading."""
    texts = {
        name: facts[name].text if name in facts else ""
        for name in (layout.NUMBER, layout.NAME, layout.VARIANT)
    }
    figures = texts[layout.NUMBER]
    if texts[layout.NAME] and (
        not figures or (figures.isascii() and figures.isdecimal() and len(figures) < 10)
    ):
        stated = int(figures) if figures else None, texts[layout.NAME], texts[layout.VARIANT]
        named = PlainCompetency(stated[1], (), None, (), variant=stated[2], number=stated[0]).name
        if folded(named) == folded(heading):
            return stated
    return parsed(heading)
