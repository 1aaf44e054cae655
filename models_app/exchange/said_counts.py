"""How many competencies a document says it has, and the numbers that it gives them, beside what was read."""

import re
from collections import Counter
from collections.abc import Iterator

from models_app.calculations.plain import PlainCompetency, PlainFinding, PlainModel
from models_app.calculations.same_words import folded
from models_app.choices import FindingKind

COUNTED = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20,
}  # fmt: skip
COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(COUNTED)})"
# 'Two of the competencies', 'at least five competencies' and 'select three competencies' speak of a part of them.
SAYS = re.compile(
    rf"(?:\b(?:these|the following|all|the)|\b(?:profile|model|framework|list|document|standard|guide) "
    rf"(?:consists of|is made up of|comprises|contains|includes|lists|describes|has|covers|defines)) {COUNT} "
    r"(?:following )?competenc(?:ies|es)\b(?! (?:of|from|in) )",
    re.IGNORECASE,
)
LEAST_NUMBERED = 4


def said_counts(model: PlainModel) -> Iterator[PlainFinding]:
    """A count in a text that is neither that of all competencies nor of one group; a number left out in their row."""
    yield from _counts(model)
    yield from _left_out(model)


def _counts(model: PlainModel) -> Iterator[PlainFinding]:
    groups = Counter(one.group for one in model.competencies)
    names = {folded(one.name) for one in model.competencies}
    fits = {len(model.competencies), len(names), *groups.values()}
    for part in model.parts:
        for match in (match for text in part.paragraphs for match in SAYS.finditer(text)):
            said = COUNTED.get(match["count"].lower()) or int(match["count"])
            if said * 2 > len(names) and said not in fits:
                yield PlainFinding(
                    FindingKind.TEXT,
                    f"The document speaks of {match['count']} competencies, and {len(model.competencies)} were read",
                    f"It says '{match[0].strip(' .:!?')}' (line {part.lines[0] if part.lines else '?'}). Look whether "
                    "one is missing, was left out of the document, or was read as two.",
                    part.lines,
                )


def _left_out(model: PlainModel) -> Iterator[PlainFinding]:
    """Numbers from 1 on with one left out; those of a bank begin anywhere and leave out many."""
    numbers = [one.number for one in model.competencies if one.number is not None]
    if len(numbers) < LEAST_NUMBERED or numbers != sorted(numbers) or numbers[0] != 1:
        return
    missing = sorted(set(range(1, numbers[-1])) - set(numbers))
    if missing and len(missing) * 4 <= len(numbers):
        named = " and ".join(map(str, missing))
        after = [one for one in model.competencies if one.number is not None and one.number < missing[0]][-1]
        below = next(one for one in model.competencies if one.number and one.number > missing[0])
        yield PlainFinding(
            FindingKind.TEXT,
            f"No competency has the number {named}",
            f"The numbers run from 1 to {numbers[-1]}; {_placed(after)} is followed by {_placed(below)}. A competency "
            "may be missing.",
            (*after.lines[:1], *below.lines[:1]),
        )


def _placed(one: PlainCompetency) -> str:
    return f"'{one.name}' (line {one.lines[0] if one.lines else '?'})"
