"""A stored ranked list as rows for CSV and Excel: the same figures as the page and the PDF."""

from collections.abc import Iterator
from decimal import Decimal

from assessments.calculations.rounding import percent
from assessments.queries.results import StoredList
from competency_portal.exchange.writing import Cell, Sheet, about_sheet


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


def rows(shown: StoredList) -> Iterator[list[Cell]]:
    """Ranked candidates first, then the others with their reasons; agreed and initial ratings and the seal on each."""
    inputs = {c["id"]: _inputs(shown, c) for c in shown.inputs["candidates"]}
    for line in shown.outputs["ranked"]:
        yield [
            line["rank"],
            "yes" if line["shared_by"] > 1 else "no",
            line["number"],
            Decimal(line["shown"]),
            "Ranked",
            None,
            *inputs[line["id"]],
        ]
    for line in shown.outputs["not_ranked"]:
        reason = " ".join(line["reasons"]) or None
        yield [None, None, line["number"], None, line["status"], reason, *inputs[line["id"]]]


def _inputs(shown: StoredList, candidate: dict) -> list[Cell]:
    """What the line rests on: agreed ratings, each rater's initial ones, and the seal that covers them."""
    initial = [
        _level(candidate["initial"].get(item["id"], {}), rater["seat"])
        for item in shown.assessed
        for rater in shown.inputs["raters"]
    ]
    return [*_agreed(shown, candidate["agreed"]), *initial, shown.result.number, shown.result.content_hash]


def _level(given: dict, seat: str) -> Cell:
    if seat not in given:
        return "none"
    return "not observed" if given[seat] is None else given[seat]


def _agreed(shown: StoredList, agreed: dict) -> list[Cell]:
    cells: list[Cell] = []
    for item in shown.assessed:
        rating = agreed.get(item["id"])
        if rating is None:
            cells.append("none")
        else:
            cells.append("not observed" if rating["level"] is None else rating["level"])
    return cells


def sheets(shown: StoredList, *, computed_at: str) -> list[Sheet]:
    """The workbook: the list, and where it comes from."""
    result = shown.result
    lines: list[tuple[str, Cell]] = [
        ("Hiring action", str(result.action)),
        ("State", result.get_state_display()),
        ("Computed at", computed_at),
        ("Computed by", str(result.computed_by)),
        ("Rule", shown.outputs["rule"]),
        ("Rating scale", shown.inputs["scale"]["name"]),
        ("Discussion required above", f"{shown.inputs['rule_set']['discussion_threshold']} points apart"),
        ("Reason for unequal weights", shown.inputs["weights_reason"] or "Weights are equal"),
        ("SHA-256 of the stored result", result.content_hash),
        ("Stored inputs (canonical JSON, bytes)", len(result.inputs)),
    ]
    return [Sheet("Ranked list", columns(shown), rows(shown)), about_sheet(lines)]
