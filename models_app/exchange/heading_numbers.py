"""Numbers around names: whole ones in front are kept as numbers, others are named as not used; none stays in a name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from models_app.calculations.plain import Frame, PlainCompetency, PlainFinding, Unused
from models_app.choices import FindingKind
from models_app.exchange.lines import joined_lines

APART = r"(?:[.):]+\s*|\s+[–—-]\s+|\s+)"  # what parts a number from the name
OUTLINE = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?P<text>[^\W\d_].*)")
WHOLE = re.compile(
    rf"[(#]?\s?(?P<word>(?:no|nr)\.?\s?)?(?P<number>\d{{1,3}}){APART}(?P<text>[^\W\d_].*)", re.IGNORECASE
)
CODED = re.compile(
    rf"(?P<number>[A-Z]{{1,3}}-?\d{{1,3}}(?={APART}[^\W\d_])|(?:[A-Za-z]|[IVX]{{1,5}})(?=[.)]\s)){APART}(?P<text>[^\W\d_].*)"
)
NO_NUMBER = "Number in front of the name, and no whole one"
NO_WHOLE = "No whole number"
COUNT = "Count in the label of a name"


@dataclass
class Unnumbered:
    """Competencies whose names carry no numbers, and what became of the numbers."""

    competencies: list[PlainCompetency]
    frame: list[Frame] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    findings: list[PlainFinding] = field(default_factory=list)


def unnumbered(competencies: list[PlainCompetency]) -> Unnumbered:
    """Outlines such as '2.1' go from every name; whole numbers and codes where most names have one, no two the same."""
    patterns = [OUTLINE, *(pattern for pattern in (WHOLE, CODED) if _most(pattern, competencies))]
    found = Unnumbered([])
    named = []
    for row in competencies:
        match = next((m for pattern in patterns if (m := pattern.fullmatch(row.family))), None)
        if match is None or row.number is not None:
            found.competencies.append(row)
        elif match.re is WHOLE:
            found.competencies.append(replace(row, family=match["text"], number=int(match["number"])))
            found.frame += (
                [Frame(match["word"], row.lines[:1], "Label of the number")] if match["word"] else []
            )
        else:
            found.competencies.append(replace(row, family=match["text"]))
            found.unused.append(Unused(row.lines[:1], NO_NUMBER, match["number"]))
            named.append(f"'{match['number']}' of {match['text']}")
    if named:
        found.findings.append(not_taken(named, found.unused))
    return found


def _most(pattern: re.Pattern[str], competencies: list[PlainCompetency]) -> bool:
    """Whether more than half of the names, and more than one, have such a number, each another one."""
    rows = [row for row in competencies if row.number is None]
    numbers = [match["number"] for row in rows if (match := pattern.fullmatch(row.family))]
    return len(numbers) > 1 and len(numbers) * 2 > len(rows) and len(set(numbers)) == len(numbers)


def named_anew(
    findings: Iterable[PlainFinding], before: list[PlainCompetency], after: list[PlainCompetency]
) -> list[PlainFinding]:
    """The findings with the names that the competencies have now."""
    return [
        finding
        if finding.competency is None
        else replace(
            finding,
            title=finding.title.replace(before[finding.competency].name, after[finding.competency].name, 1),
        )
        for finding in findings
    ]


def counts_named(unused: list[Unused]) -> list[PlainFinding]:
    """That labels such as 'Competency 3' count the names: nothing says that these are numbers of a bank."""
    return _named(
        unused,
        COUNT,
        "Counts in the labels of names were not taken over",
        "The labels count the names: {}. Whether these are numbers of a bank is not said; none was taken as such.",
    )


def no_whole_named(unused: list[Unused]) -> list[PlainFinding]:
    """That the document states numbers that are no whole ones."""
    return _named(
        unused,
        NO_WHOLE,
        "Numbers that are no whole ones were not taken over",
        "The number of a competency is a whole one. These are not, and were left out: {}.",
    )


def _named(unused: list[Unused], reason: str, title: str, detail: str) -> list[PlainFinding]:
    found = [item for item in unused if item.reason == reason]
    if not found:
        return []
    listed = ", ".join(item.text for item in found)
    lines = joined_lines(*(item.lines for item in found))
    return [PlainFinding(FindingKind.LAYOUT, title, detail.format(listed), lines)]


def not_taken(named: list[str], unused: list[Unused]) -> PlainFinding:
    """That numbers such as '2.1' in front of names were left out. `named`: "'2.1' of Zoning"."""
    return PlainFinding(
        FindingKind.LAYOUT,
        "Numbers of names were not taken over",
        f"The number of a competency is a whole one. These are not, and were left out: {'; '.join(named)}.",
        joined_lines(*(item.lines for item in unused)),
    )
