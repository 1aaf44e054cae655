"""What does not fit together in one model: doubled groups and competencies, what is missing in one of many."""

from collections.abc import Callable, Iterator, Sequence

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.doubled_texts import doubled_texts
from models_app.exchange.lines import joined_lines
from models_app.exchange.pieces import level_name
from models_app.exchange.said_counts import said_counts
from models_app.exchange.undescribed_levels import undescribed_of_texts

MANY = 3  # with fewer competencies nobody can say what is usual
KINDS: tuple[tuple[str, Callable[[PlainCompetency], Sequence[object]]], ...] = (
    ("levels", lambda competency: competency.levels),
    ("behavioral indicators", lambda competency: competency.indicators),
    ("performance standards", lambda competency: competency.standards),
)


def inconsistencies(model: PlainModel) -> Iterator[PlainFinding]:
    """What is doubled, what one competency lacks while most have it, and counts that do not fit."""
    yield from _doubled_groups(model)
    yield from _doubled_names(model)
    yield from _doubled_numbers(model)
    yield from _missing_levels(model)
    yield from _missing_kinds(model)
    yield from doubled_texts(model)
    yield from said_counts(model)
    yield from undescribed_of_texts(model)


def _doubled_groups(model: PlainModel) -> Iterator[PlainFinding]:
    first: dict[str, Words] = {}
    for group in model.groups:
        earlier = first.setdefault(folded(group.text), group)
        if earlier is not group:
            yield PlainFinding(
                FindingKind.TEXT,
                f"Group {group.text[:120].strip()} stands more than once",
                f"The document has a group of this name in line {earlier.lines[0] if earlier.lines else '?'} too. "
                "Both were kept: rename one, or move its competencies to the other.",
                joined_lines(earlier.lines[:1], group.lines[:1]),
            )


def _doubled_names(model: PlainModel) -> Iterator[PlainFinding]:
    first: dict[str, PlainCompetency] = {}
    for place, competency in enumerate(model.competencies):
        name = folded(f"{competency.family} ({competency.variant})")
        earlier = first.setdefault(name, competency)
        if earlier is not competency:
            yield PlainFinding(
                FindingKind.TEXT,
                f"{competency.name} stands more than once",
                f"The document has the same name in line {earlier.lines[0] if earlier.lines else '?'} too, with "
                f"{_compared(earlier, competency)}. Both were kept: decide which one counts.",
                joined_lines(earlier.lines[:1], competency.lines[:1]),
                place,
            )


def _compared(first: PlainCompetency, second: PlainCompetency) -> str:
    if first.definition != second.definition:
        return "another definition"
    return f"the same definition{' and other texts below it' if _texts(first) != _texts(second) else ''}"


def _texts(one: PlainCompetency) -> list[str]:
    return [folded(item.text) for item in (*one.levels, *one.indicators, *one.standards, *one.areas)]


def _doubled_numbers(model: PlainModel) -> Iterator[PlainFinding]:
    first: dict[int, PlainCompetency] = {}
    for place, competency in enumerate(model.competencies):
        if competency.number is None:
            continue
        earlier = first.setdefault(competency.number, competency)
        if folded(earlier.name) != folded(competency.name):
            yield PlainFinding(
                FindingKind.TEXT,
                f"Number {competency.number} stands for two competencies",
                f"The document gives it to '{earlier.family}' and to '{competency.family}'. Both were kept with it.",
                joined_lines(earlier.lines[:1], competency.lines[:1]),
                place,
            )


def _missing_levels(model: PlainModel) -> Iterator[PlainFinding]:
    """Levels that this competency does not describe, while at least half of those with levels do."""
    described = [{level.label for level in competency.levels} for competency in model.competencies]
    with_levels = [labels for labels in described if labels]
    usual = [
        words.text
        for words in model.level_labels
        if sum(words.text in labels for labels in with_levels) * 2 >= len(with_levels) > 1
    ]
    for place, (competency, labels) in enumerate(zip(model.competencies, described, strict=True)):
        missing = [label for label in usual if label not in labels]
        if labels and missing:
            named = ", ".join(level_name(label) for label in missing)
            yield PlainFinding(
                FindingKind.TEXT,
                f"{competency.name} has no text for {named}",
                "Other competencies of the document describe it, or the cell is empty. Nothing was put in its place.",
                competency.lines,
                place,
            )


def _missing_kinds(model: PlainModel) -> Iterator[PlainFinding]:
    """No levels, indicators or standards in one competency, while most have them."""
    if len(model.competencies) < MANY:
        return
    for what, of in KINDS:
        have = sum(bool(of(competency)) for competency in model.competencies)
        for place, competency in enumerate(model.competencies):
            if have * 2 > len(model.competencies) and not of(competency):
                yield PlainFinding(
                    FindingKind.TEXT,
                    f"{competency.name} has no {what}",
                    f"{have} of {len(model.competencies)} competencies of the document have them.",
                    competency.lines,
                    place,
                )
