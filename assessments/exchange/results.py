"""A stored ranked list as rows for CSV and Excel: the same figures as the page and the PDF."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from assessments.actions.results import STANDING
from assessments.calculations.rounding import percent
from assessments.calculations.sealing import canonical_json
from assessments.models import Result
from assessments.queries.results import (
    GONE_WORDS,
    ExportedLine,
    StoredList,
    absence_of,
    figure_of,
)
from assessments.queries.since import NOT_STORED, changes_are_stored, changes_of
from competency_portal.exchange.writing import Cell, Sheet, about_sheet

RULE_COLUMNS = [
    "State",
    "Computed at",
    "Rule",
    "Rating scale",
    "Discussion required above (points)",
    "Exact weights",
    "Reason for weights",
    "Interview guide",
    "Since then",
]  # of the CSV, which has no second sheet to say it on
PIECE = 32_000  # characters of the stored inputs in one cell of a workbook, which holds 32,767
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
        "Changed after a worksheet was opened again",
        "Result number",
        "SHA-256 of the stored result",
    ]


def rows(
    shown: StoredList, lines: Iterable[ExportedLine], *, rules: Iterable[Cell] = ()
) -> Iterator[list[Cell]]:
    """Ranked candidates first, then the others with their reasons; agreed and initial ratings and the seal on each.

    `rules` are cells that end every line.
    """
    assessed = [item["id"] for item in shown.assessed]
    seats = [rater["seat"] for rater in shown.inputs["raters"]]
    seal = (shown.result.number, shown.result.content_hash, *rules)
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
            _changed(line.given, shown),
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


def _changed(given: dict, shown: StoredList) -> Cell:
    if not changes_are_stored(shown):
        return NOT_STORED
    return "; ".join(changes_of(given, shown)) or None


def _level(level: int | None) -> Cell:
    return "not observed" if level is None else level


def sheets(
    shown: StoredList, lines: Iterable[ExportedLine], *, computed_at: str, since: str = ""
) -> list[Sheet]:
    """The workbook: the list, where it comes from, exact weights, and the inputs to compute it again from."""
    result = shown.result
    about: list[tuple[str, Cell]] = [
        ("Hiring action", str(result.action)),
        ("Result number", result.number),
        ("State", result.get_state_display()),
        ("Computed at", computed_at),
        *([("Since then", since)] if since else ()),
        ("Computed by", str(result.computed_by)),
        ("Rule", shown.outputs["rule"]),
        ("Rating scale", _scale(shown)),
        ("Interview guide", _guide(shown)),
        ("Discussion required above", f"{shown.inputs['rule_set']['discussion_threshold']} points apart"),
        ("Reason for weights", _weights_reason(shown)),
        ("SHA-256 of the stored result", result.content_hash),
        ("Stored inputs (canonical JSON, characters)", len(result.inputs)),
    ]
    return [
        Sheet("Ranked list", columns(shown), rows(shown, lines)),
        about_sheet(about),
        Sheet(
            "Weights",
            ("Competency", "Exact weight", "Share of all weight", "Required level that the rules use"),
            _weights(shown),
        ),
        Sheet(
            "Stored inputs", ("Piece", "Canonical JSON, to be joined in this order"), _pieces(result.inputs)
        ),
    ]


def _weights(shown: StoredList) -> list[list[Cell]]:
    """Weights and shares as exact texts; a required level that counts in the rules, else 'none'."""
    return [
        [item["name"], item["weight"], str(shown.share_of[item["id"]]), item["pass_line"] or "none"]
        for item in shown.assessed
    ]


def _pieces(inputs: str) -> list[list[Cell]]:
    """The stored inputs cut to fit cells, each at a letter or digit, so that nothing is put before it as before '='."""
    pieces, start = [], 0
    while start < len(inputs):
        end = cut = min(start + PIECE, len(inputs))
        while cut < len(inputs) and cut > start + 1 and not inputs[cut].isalnum():
            cut -= 1
        end = cut if cut > start + 1 else end
        pieces.append(inputs[start:end])
        start = end
    return [[number, piece] for number, piece in enumerate(pieces, 1)]


def rule_cells(shown: StoredList, computed_at: str, since: str = "") -> list[Cell]:
    """By what the list was computed, in the order of `RULE_COLUMNS`."""
    return [
        shown.result.get_state_display(),
        computed_at,
        shown.outputs["rule"],
        _scale(shown),
        shown.inputs["rule_set"]["discussion_threshold"],
        ", ".join(f"{item['name']} {item['weight']}" for item in shown.assessed),
        _weights_reason(shown),
        _guide(shown),
        since or None,
    ]


def _scale(shown: StoredList) -> str:
    scale = shown.inputs["scale"]
    levels = (f"{level['value']} {level['label']}" for level in scale["levels"])
    return f"{scale['name']}: {', '.join(levels)}"


def _guide(shown: StoredList) -> str:
    guide = shown.inputs["guide_version"]
    return f"version {guide['number']}" if guide else "not stated"


def _weights_reason(shown: StoredList) -> str:
    return "Weights are equal" if shown.equal_weights else shown.inputs["weights_reason"] or "not stated"


def sealed_file(result: Result) -> str:
    """What `recompute_list` reads: the sealed texts as they are stored, their hash, and which list it is."""
    about = canonical_json({"hiring_action": result.action.number, "result": result.number})
    sealed = f'{{"inputs":{result.inputs},"outputs":{result.outputs}}}'
    return f'{{"about":{about},"sealed":{sealed},"sha256":"{result.content_hash}"}}\n'
