"""What is proposed of tables that are joined by a number or ID, where a person names their columns."""

from models_app.calculations.plain import Words
from models_app.exchange.keyed_rows import SideSheet, labels_of
from models_app.exchange.keyed_sheets import keyed_in
from models_app.exchange.labels import Section, names_level, ranks, section_of
from models_app.exchange.mapping import KEY, LEVEL, LEVEL_LABEL, LEVEL_TEXT


def joins_tables(lines: list[Words]) -> bool:
    """Whether tables are joined, so that each has to be named by itself."""
    return keyed_in(lines) is not None


def key_proposals(lines: list[Words]) -> dict[tuple[int, ...], dict[int, str]]:
    """The uses of columns, by the lines of the heads of such tables."""
    found = keyed_in(lines)
    if found is None:
        return {}
    _, named, sides = found
    own: dict[int, str] = {} if named.known else {named.key: KEY}
    return {named.head.lines: own, **{side.head.lines: _of_side(side) for side in sides}}


def _of_side(side: SideSheet) -> dict[int, str]:
    labels = labels_of(side.head)
    uses: dict[int, str] = {place: label_proposal(labels[place]) for place in side.places}
    if side.level is not None:
        text = next((n for n in side.places if n != side.level and uses[n] in ("", Section.DEFINITION)), None)
        uses |= {side.level: LEVEL_LABEL} if text is None else {side.level: LEVEL_LABEL, text: LEVEL_TEXT}
    again: dict[int, str] = {} if side.name is None else {side.name: Section.NOT_USED}
    return {**uses, **again, side.key: KEY}


def label_proposal(label: str) -> str:
    """What words that head something are taken for; empty where they say nothing."""
    if names_level(label) or (ranks(label) and not section_of(label) and len(label.split()) <= 3):
        return LEVEL
    return str(section_of(label) or "")
