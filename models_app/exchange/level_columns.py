"""Which column of a table with one level a row holds the levels: its head says so, or the form of its cells."""

from models_app.calculations.plain import PlainFinding
from models_app.choices import FindingKind
from models_app.exchange.labels import Section, holds_levels, ranks, section_of
from models_app.exchange.lines import is_paragraph, without_typeface
from models_app.exchange.tables import Table, one_line

LONGEST = 3  # words of a label
MOST = 9  # labels of a scale
LEAST = 2  # rows of a name, and names that have so many


def heads_of(table: Table) -> list[str]:
    """The heads in one line each, without typeface and colon."""
    return [one_line(without_typeface(cell)).rstrip(":") for cell in table.head.cells]


def level_place(table: Table) -> int | None:
    """The column of the levels. Without a head that says so a few labels must come back beside each repeated name."""
    heads = heads_of(table)
    said = next((n for n, text in enumerate(heads) if holds_levels(text)), None)
    return said if said is not None else by_form(table)


def by_form(table: Table) -> int | None:
    """The first column behind one with repeated names whose few labels come back: they rank, or are always alike."""
    heads = heads_of(table)
    for name in range(len(heads)):
        if section_of(heads[name]) not in (None, Section.NAME):
            continue
        for place in range(name + 1, len(heads) - 1):
            labels = _labels_by_name(table, name, place)
            if labels and _come_back(labels) and (_rank(heads[place], labels) or _always_alike(labels)):
                return place
    return None


def _labels_by_name(table: Table, name: int, place: int) -> list[list[str]]:
    """The cells beside each name, which stands on each of its rows or on the first; empty where one is no label."""
    found: dict[str, list[str]] = {}
    current = ""
    for row in table.rows:
        current = one_line(row.cell(name)).casefold() or current
        label = one_line(without_typeface(row.cell(place))).casefold()
        if not current or not label or len(label.split()) > LONGEST or is_paragraph(label):
            return []
        found.setdefault(current, []).append(label)
    return list(found.values())


def _come_back(labels: list[list[str]]) -> bool:
    """Whether names have several rows each, never the same label twice, and the same few labels stand beside most."""
    several = [own for own in labels if len(own) >= LEAST]
    each = {label for own in labels for label in own}
    once = all(len(set(own)) == len(own) for own in labels)
    shared = all(sum(label in own for own in labels) * 2 >= len(labels) for label in each)
    return once and shared and len(each) <= MOST and len(several) >= LEAST and len(several) * 2 > len(labels)


def _always_alike(labels: list[list[str]]) -> bool:
    """Whether the same labels stand beside each name, in the same order."""
    return all(own == labels[0] for own in labels)


def _rank(head: str, labels: list[list[str]]) -> bool:
    each = {label for own in labels for label in own}
    return section_of(head) == Section.LEVELS or sum(map(ranks, each)) * 2 >= len(each)


def of_form(table: Table, place: int) -> list[PlainFinding]:
    """What is asked where only the form of the cells tells that they are levels."""
    head = one_line(table.head.cell(place))
    if holds_levels(heads_of(table)[place]):
        return []
    labels = dict.fromkeys(one_line(without_typeface(row.cell(place))) for row in table.rows)
    quoted = ", ".join(f"'{label}'" for label in labels)
    ranked = _rank(head, [[label.casefold() for label in labels]])
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"The cells below '{head}' were taken as levels"
            if ranked
            else f"Nothing but their form tells that the cells below '{head}' are levels",
            f"Each competency stands on several rows, and {quoted} come back beside them. The text of "
            "each row was taken as the one of that level. Say otherwise by hand.",
            table.head.lines,
            by_form=not ranked,
        )
    ]
