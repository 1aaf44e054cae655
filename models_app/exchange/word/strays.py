"""What stands below the heading of a competency and fits no part of the layout, or fits only another competency."""

from collections.abc import Iterator, Mapping, Sequence

from competency_portal.exchange.document import Passage
from models_app.exchange.word import layout
from models_app.exchange.word.block import Block
from models_app.exchange.word.notes import Numbered

UNDER_NONE = "It stands under no competency"
MOST_QUOTED = 5
LONGEST_QUOTE = 60

Doubt = tuple[str, str, list[int]]


def doubts(name: str, block: Block, body: Mapping[int, Passage]) -> Iterator[Doubt]:
    """Title, detail and lines of what a person should look at. `body`: the passages by their lines."""
    if block.foreign:
        yield _foreign(name, block.foreign, body)
    if block.strays:
        detail = (
            f"The portal's Word layout has no place for them here: {_quoted(block.strays, body)}. A heading or label "
            f"may have been renamed. The parts are called: {', '.join((layout.DEFINITION, *layout.BLOCKS))}."
        )
        yield f"{name} has lines that were not taken over", detail, block.strays
    if block.bare:
        detail = f"Each paragraph below the heading of a list was taken as an item of it: {_quoted(block.bare, body)}."
        yield f"{name} has items without bullets", detail, block.bare


def doubts_of_none(passages: Sequence[Numbered]) -> Iterator[Doubt]:
    """What stands above the first competency, or between the heading of a group and the next competency."""
    if passages:
        lines = [line for line, _ in passages]
        detail = (
            f"{_quoted(lines, dict(passages))}. Nothing of it was taken over. The heading of a competency may have "
            "lost its style, or have become the one of a group."
        )
        yield "Lines stand under no competency", detail, lines


def _foreign(name: str, lines: list[int], body: Mapping[int, Passage]) -> Doubt:
    detail = (
        f"From {_quoted(lines[:1], body)} on nothing was taken over: {name} has such a part already, or it stands "
        "below its last one. The heading of another competency may have lost its style."
    )
    return f"Below {name} the parts of another competency may begin", detail, lines


def _quoted(lines: list[int], body: Mapping[int, Passage]) -> str:
    named = "; ".join(f"'{_short(body[line].text)}'" for line in lines[:MOST_QUOTED])
    return f"{named} and {len(lines) - MOST_QUOTED} more" if len(lines) > MOST_QUOTED else named


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
