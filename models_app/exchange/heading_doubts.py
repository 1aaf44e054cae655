"""What headings above paragraphs leave open: names that may be groups, and names that may be labels."""

from collections import Counter
from collections.abc import Iterable

from models_app.calculations.plain import PlainCompetency, PlainFinding, Unreadable, Words
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind
from models_app.exchange.labels import names_level, rank_alone
from models_app.exchange.lines import joined_lines
from models_app.exchange.names import LONGEST_NAME

LEAST_BACK = 2  # names that come back


def names_that_come_back(names: list[Words]) -> list[PlainFinding]:
    """What is asked where several names stand more than once: they may be labels of levels below the others."""
    counts = Counter(name.text.casefold() for name in names)
    back = [name for name in names if counts[name.text.casefold()] > 1]
    if len({name.text.casefold() for name in back}) < LEAST_BACK:
        return []
    quoted = ", ".join(dict.fromkeys(f"'{name.text}'" for name in back))
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Nothing but their form tells that {quoted} are names"[:200],
            "They stand more than once, each above a text. If they are labels of levels, say so by hand.",
            joined_lines(*(name.lines for name in back)),
            by_form=True,
        )
    ]


def refuse_labels_as_names(heads: list[Words], lines: list[Words]) -> None:
    """Raises Unreadable where names are nothing but ranking words that stand on several lines: labels of levels."""
    alone = Counter(folded(line.text.strip(" :")) for line in lines if len(line.text) <= LONGEST_NAME)
    back = {folded(head.text): head.text for head in heads if _names_level(head.text)}
    labels = [text for label, text in back.items() if alone[label] >= LEAST_BACK]
    if len(labels) >= LEAST_BACK:
        quoted = ", ".join(f"'{label}'" for label in labels)
        raise Unreadable(f"{quoted} are labels of levels and no names of competencies.")


def _names_level(text: str) -> bool:
    return rank_alone(text) or names_level(text)


def labels_as_names(competencies: Iterable[PlainCompetency], labels: list[Words]) -> list[PlainFinding]:
    """What is asked where a competency is named like a level of the document."""
    levels = {folded(label.text) for label in labels}
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            f"Nothing but its form tells that '{competency.name}' is a name"[:200],
            "The document names a level so too. If it is the label of a level, say so by hand, or leave it out.",
            competency.lines,
            place,
            by_form=True,
        )
        for place, competency in enumerate(competencies)
        if folded(competency.family) in levels
    ]


def lone_groups(groups: list[Words], names: list[Words], places: list[int | None]) -> list[PlainFinding]:
    """One finding where each group has one competency: the lines may be names, and what stands below them subtitles."""
    if len(groups) < 2 or places != list(range(len(groups))):
        return []
    group, name = groups[0], names[0]
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Each group has just one competency",
            f"'{group.text}' was read as a group and '{name.text}', below it, as its competency, and so on. "
            "If the upper lines are the names, say so by hand, or mend the names in the draft.",
            joined_lines(*(line.lines for line in groups), *(name.lines for name in names)),
        )
    ]
