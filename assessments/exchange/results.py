"""A stored ranked list as rows for CSV and Excel: the same figures as the page and the PDF."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from assessments.actions.results import STANDING
from assessments.calculations.rounding import percent
from assessments.queries.results import (
    GONE_WORDS,
    ExportedLine,
    StoredList,
    absence_of,
    figure_of,
)
from competency_portal.exchange.writing import Cell, Sheet, about_sheet

STANDING_WORDS = {"ranked": "Ranked", **{code: words for words, code in STANDING.items()}}


def columns(shown: StoredList) -> list[str]:
    """Heads of the table; one agreed rating a competency, with its share of the weight."""
    share = shown.share_of
    return [
        "Rank",
        "Rank shared",
        "Candidate",
        "Score",
        "Standing",
        "Reason",
        *(f"Agreed: {a['name']} (weight {percent(share[a['id']])})" for a in shown.assessed),
        *(
            f"Initial: {a['name']}, {rater['name']}"
            for a in shown.assessed
            for rater in shown.inputs["raters"]
        ),
        "Result number",
        "SHA-256 of the stored result",
    ]


def rows(shown: StoredList, lines: Iterable[ExportedLine]) -> Iterator[list[Cell]]:
    """Ranked candidates first, then the others with their reasons; agreed and initial ratings and the seal on each."""
    assessed = [item["id"] for item in shown.assessed]
    seats = [rater["seat"] for rater in shown.inputs["raters"]]
    seal = (shown.result.number, shown.result.content_hash)
    for line in lines:
        yield [
            line.rank,
            None if line.rank is None else "yes" if line.tied else "no",
            line.given["number"],
            None if line.shown is None else Decimal(figure_of(line.shown, shown)),
            STANDING_WORDS[line.standing],
            line.reason or None,
            *_agreed(line.given, assessed),
            *_initial(line.given, assessed, seats),
            *seal,
        ]


def _agreed(given: dict, assessed: list[str]) -> list[Cell]:
    """Agreed levels in guide order, or why there is none."""
    agreed, missing = given["agreed"], GONE_WORDS.get(given["state"], "not agreed")
    return [missing if (rating := agreed.get(key)) is None else _level(rating["level"]) for key in assessed]


def _initial(given: dict, assessed: list[str], seats: list[str]) -> list[Cell]:
    """Each rater's own levels before the discussion, or why there is none."""
    cells: list[Cell] = []
    for key in assessed:
        levels = given["initial"].get(key, {})
        cells += [_level(levels[seat]) if seat in levels else absence_of(given, seat) for seat in seats]
    return cells


def _level(level: int | None) -> Cell:
    return "not observed" if level is None else level


def sheets(shown: StoredList, lines: Iterable[ExportedLine], *, computed_at: str) -> list[Sheet]:
    """The workbook: the list, and where it comes from. The result comes with `inputs_length`."""
    result = shown.result
    about: list[tuple[str, Cell]] = [
        ("Hiring action", str(result.action)),
        ("State", result.get_state_display()),
        ("Computed at", computed_at),
        ("Computed by", str(result.computed_by)),
        ("Rule", shown.outputs["rule"]),
        ("Rating scale", shown.inputs["scale"]["name"]),
        ("Discussion required above", f"{shown.inputs['rule_set']['discussion_threshold']} points apart"),
        ("Reason for unequal weights", shown.inputs["weights_reason"] or "Weights are equal"),
        ("SHA-256 of the stored result", result.content_hash),
        ("Stored inputs (canonical JSON, bytes)", result.inputs_length),
    ]
    return [Sheet("Ranked list", columns(shown), rows(shown, lines)), about_sheet(about)]
