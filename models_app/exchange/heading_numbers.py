"""Numbers around names that are none of a bank: '2.1 Zoning', 'B. Zoning', 'Competency 3: Zoning'."""

import re
from dataclasses import replace

from models_app.calculations.plain import PlainCompetency, PlainFinding, Unused
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines

OUTLINE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?P<text>[^\W\d_].*)")
LETTERED = re.compile(r"(?P<number>[A-Z]|[IVX]{1,5})[.)]\s+(?P<text>[^\W\d_].*)")
NO_NUMBER = "Number in front of the name, and no whole one"
COUNT = "Count in the label of a name"


def without_outline(
    competencies: list[PlainCompetency],
) -> tuple[list[PlainCompetency], list[Unused], list[PlainFinding]]:
    """Names without such numbers, which are not used and named. Letters count where most names have one."""
    lettered = [match for row in competencies if (match := LETTERED.fullmatch(row.family))]
    by_letters = len(lettered) > 1 and len(lettered) * 2 > len(competencies)
    result, unused, named = [], [], []
    for row in competencies:
        match = OUTLINE.fullmatch(row.family) or (LETTERED.fullmatch(row.family) if by_letters else None)
        if match:
            unused.append(Unused(row.lines[:1], NO_NUMBER, match["number"]))
            named.append(f"'{match['number']}' of {match['text']}")
            row = replace(row, family=match["text"])
        result.append(row)
    return result, unused, _finding(named, unused)


def counts_named(unused: list[Unused]) -> list[PlainFinding]:
    """That labels such as 'Competency 3' count the names: nothing says that these are numbers of a bank."""
    counts = [item for item in unused if item.reason == COUNT]
    if not counts:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Counts in the labels of names were not taken over",
            f"The labels count the names: {', '.join(item.text for item in counts)}. Whether these are numbers of a "
            "bank is not said; none was taken as such.",
            joined_lines(*(item.lines for item in counts)),
        )
    ]


def _finding(named: list[str], unused: list[Unused]) -> list[PlainFinding]:
    if not named:
        return []
    return [
        PlainFinding(
            FindingKind.LAYOUT,
            "Numbers of names were not taken over",
            f"The number of a competency is a whole one. These are not, and were left out: {'; '.join(named)}.",
            joined_lines(*(item.lines for item in unused)),
        )
    ]
