"""Builds the printed results from a stored list."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from assessments.calculations.listing import agreements_of
from assessments.calculations.rounding import percent, round_half_up
from assessments.documents.results_sheet import (
    Column,
    Count,
    InitialRatings,
    Note,
    NotRanked,
    RankedCategory,
    RankedRow,
    ResultsSheet,
)
from assessments.queries.results import StoredList, absence_of
from assessments.queries.since import changes_are_stored, changes_of


def results_sheet(shown: StoredList, *, computed_at: str, since: str = "") -> ResultsSheet:
    """The sheet of a stored result; `computed_at` and `since` (what came after) are words, in the agency's zone."""
    result, inputs, outputs = shown.result, shown.inputs, shown.outputs
    action = result.action
    return ResultsSheet(
        agency=action.agency.name,
        position=action.title,
        class_code=action.model_version.job.code or None,
        hiring_action=f"{action.number}, {action.location}" if action.location else action.number,
        state="Final" if result.state == "final" else "Interim, not final",
        computed_at=computed_at,
        since=since,
        rule_set=f"{inputs['rule_set']['name']}, version {inputs['rule_set']['version']}",
        rule=_rule(shown),
        columns=(*_columns(shown), Column("Score", "Score", "total")),
        categories=(RankedCategory(None, "", tuple(_rows(shown))),),
        content_hash=result.content_hash,
        counts=_counts(shown),
        ties=tuple(_ties(shown)),
        notes=tuple(_notes(shown)),
        not_ranked=tuple(
            NotRanked(line["number"], line["status"], " ".join(line["reasons"]) or "No reason on record.")
            for line in outputs["not_ranked"]
        ),
        initial=_initial(shown),
        paper=action.agency.paper_size,
    )


def _rule(shown: StoredList) -> tuple[str, ...]:
    weights = (
        shown.shares_in_words
        if shown.equal_weights
        else f"Weights are unequal: {shown.inputs['weights_reason']} {shown.shares_in_words}".strip()
    )
    return (
        shown.outputs["rule"],
        weights,
        f"Each rater rated alone. The panel discussed {_discussed(shown.inputs)}, and agreed on one rating for each "
        "competency, or that it was not observed; initial ratings stay on record.",
        "Candidates with the same exact score share a rank. A missing rating is not zero: such a candidate has no "
        "score and no rank.",
    )


def _discussed(inputs: Mapping[str, Any]) -> str:
    """What the rules flag, as `calculations.agreement` finds it: the same inputs, the same three reasons."""
    points = inputs["rule_set"]["discussion_threshold"]
    apart = f"ratings more than {points} point{'s' if points != 1 else ''} apart"
    required = any(item["pass_line"] is not None for item in inputs["assessed"])
    sides = ", ratings on both sides of the required level" if required else ""
    return f"{apart}{sides} and competencies that somebody did not observe"


def _columns(shown: StoredList) -> tuple[Column, ...]:
    share = shown.share_of
    return tuple(
        Column(f"No. {n}", item["name"], "rating", f"weight {percent(share[item['id']])}")
        for n, item in enumerate(shown.assessed, 1)
    )


def _rows(shown: StoredList) -> list[RankedRow]:
    candidates = {c["id"]: c for c in shown.inputs["candidates"]}
    return [
        RankedRow(
            rank=str(line["rank"]),
            candidate=line["number"],
            cells=(*(_whole(part["value"]) for part in line["parts"]), line["shown"]),
            raters=_raters(candidates[line["id"]]),
            tied=line["shared_by"] > 1,
            note="a" if line["looks_equal"] else "",
        )
        for line in shown.outputs["ranked"]
    ]


def _raters(candidate: dict) -> str:
    """'2 of 3, 1 recused': fewest raters with a rating on any competency, of those who submitted or recused."""
    counts = [sum(level is not None for level in given.values()) for given in candidate["initial"].values()]
    seats = {seat for given in candidate["initial"].values() for seat in given}
    recused = sum(why == "recused" for why in candidate.get("absent", {}).values())
    words = f"{min(counts, default=0)} of {len(seats) + recused}"
    return f"{words}, {recused} recused" if recused else words


FLAGGED = "flagged by the rules: the panel had to discuss it"
MARKS = {
    "recused": "R",
    "not observed": "NO",
    "not rated": "NR",
    "not opened": "NY",
    "not counted": "NC",
    "withdrawn": "W",
    "no-show": "NS",
    "no worksheet": "–",
    FLAGGED: "(F)",
}


def _initial(shown: StoredList) -> InitialRatings:
    """What each rater gave alone, in the order of the list."""
    given = {candidate["id"]: candidate for candidate in shown.inputs["candidates"]}
    seats = [rater["seat"] for rater in shown.inputs["raters"]]
    used: dict[str, str] = {}
    flagged = _finder_of_flags(shown.inputs)
    rows, changes = [], []
    for line in (*shown.outputs["ranked"], *shown.outputs["not_ranked"]):
        candidate, cells = given[line["id"]], []
        for item in shown.assessed:
            marks = [_given(candidate, item["id"], seat) for seat in seats]
            again = candidate.get("again", {}).get(item["id"], {})
            texts = [
                f"{MARKS.get(mark, mark)}{'*' * (seat in again)}"
                for seat, mark in zip(seats, marks, strict=True)
            ]
            if flagged(item, candidate["initial"].get(item["id"], {})):
                marks.append(FLAGGED)
                texts.append(MARKS[FLAGGED])
            used |= {mark: MARKS[mark] for mark in marks if mark in MARKS}
            cells.append(" ".join(texts))
        rows.append((line["number"], tuple(cells)))
        changes += [f"Candidate {line['number']}, {said}" for said in changes_of(candidate, shown)]
    return InitialRatings(
        raters=tuple(rater["name"] for rater in shown.inputs["raters"]),
        marks=tuple(f"{mark} {words}" for words, mark in used.items()),
        rows=tuple(rows),
        changed=tuple(changes) if changes_are_stored(shown) else None,
    )


def _finder_of_flags(inputs: Mapping[str, Any]) -> Callable[[Mapping[str, Any], Mapping[str, Any]], bool]:
    """Whether the rules flag what was given on a competency; the same few sets come again and again."""
    known: dict[tuple[str, tuple[Any, ...]], bool] = {}

    def flagged(item: Mapping[str, Any], levels: Mapping[str, Any]) -> bool:
        key = (item["id"], tuple(levels.values()))
        if key not in known:
            alone = agreements_of({"initial": {item["id"]: levels}}, {**inputs, "assessed": [item]})
            known[key] = bool(levels) and alone[item["id"]].needs_discussion
        return known[key]

    return flagged


def _given(candidate: dict, assessed: str, seat: str) -> str:
    """A rater's level, or why there is none, in words."""
    levels = candidate["initial"].get(assessed, {})
    if seat not in levels:
        return absence_of(candidate, seat)
    return "not observed" if levels[seat] is None else str(levels[seat])


def _whole(value: str) -> str:
    number = Fraction(value)
    return str(number.numerator) if number.denominator == 1 else str(round_half_up(number, 2))


def _counts(shown: StoredList) -> tuple[Count, ...]:
    states = [line["status"] for line in shown.outputs["not_ranked"]]
    return (
        Count(len(shown.inputs["candidates"]), "candidates"),
        Count(len(shown.outputs["ranked"]), "ranked"),
        *(Count(states.count(state), state.lower()) for state in sorted(set(states))),
    )


def _ties(shown: StoredList) -> list[str]:
    by_rank: dict[int, list[str]] = {}
    for line in shown.outputs["ranked"]:
        by_rank.setdefault(line["rank"], []).append(line["number"])
    return [
        f"Rank {rank} is shared by candidates {', '.join(numbers)}: their exact scores are equal."
        for rank, numbers in by_rank.items()
        if len(numbers) > 1
    ]


def _notes(shown: StoredList) -> list[Note]:
    if any(line["looks_equal"] for line in shown.outputs["ranked"]):
        return [
            Note("a", "Shows the same rounded score as a candidate of another rank; the exact scores differ.")
        ]
    return []
