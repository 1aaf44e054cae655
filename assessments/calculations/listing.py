"""The ranked list of a hiring action, computed from sealed inputs alone.

`compute_list` takes the plain dictionary that is stored with a result and gives the dictionary that is stored beside
it. Whoever holds the stored inputs can run it again and must get the same outputs, byte for byte.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from typing import Any

from assessments.calculations.agreement import Agreement, agreement
from assessments.calculations.ranking import Entrant, Place, rank
from assessments.calculations.ratings import Absence, Rating
from assessments.calculations.reliability import (
    PairAgreement,
    counted_rater_statistics,
    pair_agreement,
)
from assessments.calculations.rounding import round_half_up
from assessments.calculations.scoring import (
    AgreedRating,
    Departure,
    Incomplete,
    Outcome,
    Part,
    ScoreForm,
    ScoreRule,
    outcome,
)

# Raised when the shape of inputs or outputs changes. 2: inputs name their format, and say in `absent` of each
# candidate why a rater has no rating that counts; nothing is computed from it. 3: they say in `again` which ratings
# changed after a worksheet was opened again; nothing is computed from that either.
FORMAT = 3

Plain = dict[str, Any]
InitialSets = Counter[tuple[str, tuple[tuple[str, int | None], ...]]]  # competency, and level by seat
AgreedRatings = Callable[[Mapping[str, Any]], list[AgreedRating]]


def rule_from(inputs: Mapping[str, Any]) -> ScoreRule:
    """The score rule of stored inputs; the scale's ends are the values of its lowest and highest level."""
    values = [Decimal(level["value"]) for level in inputs["scale"]["levels"] if level["value"] is not None]
    rules = inputs["rule_set"]
    return ScoreRule(
        name=rules["name"],
        version=rules["version"],
        form=ScoreForm(rules["score_form"]),
        scale_min=min(values),
        scale_max=max(values),
        decimals=rules["decimals"],
    )


def compute_list(inputs: Mapping[str, Any]) -> Plain:
    """Outputs of a result: ranked candidates with their parts, candidates without a rank, plain agreement statistics.

    `inputs` holds `scale.levels` (ordinal, label, value), `rule_set`, `assessed` (id, name, weight, pass_line),
    `candidates` (id, number, state, state_reason, waiting, agreed by assessed id, initial by assessed id and seat) and
    `raters` (seat, name). Numbers are texts or whole numbers. Fractions come out as 'a/b', shown figures as decimals.
    """
    rule = rule_from(inputs)
    values = {level["ordinal"]: level["value"] for level in inputs["scale"]["levels"]}
    agreed = _agreed_ratings(inputs["assessed"], values)
    ranking = rank(Entrant(c["id"], c["number"], _outcome(c, agreed, rule)) for c in inputs["candidates"])
    plain_part = cache(partial(_plain_part, decimals=rule.decimals))
    return {
        "format": inputs.get("format", 1),
        "rule": rule.in_words,
        "ranked": [_place(place, plain_part) for place in ranking.ranked],
        "not_ranked": [
            {"id": n.key, "number": n.number, "status": n.status, "reasons": list(n.reasons)}
            for n in ranking.not_ranked
        ],
        "agreement": _agreement(inputs, values),
    }


def without_candidates(inputs: Mapping[str, Any], outputs: Mapping[str, Any]) -> Plain:
    """The part of inputs and outputs that does not grow with the candidates, and what is counted over all of them."""
    return {
        "inputs": {key: value for key, value in inputs.items() if key != "candidates"},
        "outputs": {key: value for key, value in outputs.items() if key not in ("ranked", "not_ranked")},
        "ranked": len(outputs["ranked"]),
        "not_ranked": len(outputs["not_ranked"]),
        "discussed_not_observed": _discussed_not_observed(inputs),
    }


def _discussed_not_observed(inputs: Mapping[str, Any]) -> int:
    """How many of the sets that the rules send into discussion the panel agreed on as not observed."""
    found = 0
    for candidate in inputs["candidates"]:
        unseen = [key for key, agreed in candidate["agreed"].items() if agreed["level"] is None]
        if unseen and candidate["state"] == "active" and not candidate["waiting"]:
            apart = agreements_of(candidate, inputs)
            found += sum(key in apart and apart[key].needs_discussion for key in unseen)
    return found


def _outcome(candidate: Mapping[str, Any], agreed_ratings: AgreedRatings, rule: ScoreRule) -> Outcome:
    departure = {"withdrawn": Departure.WITHDRAWN, "no_show": Departure.NO_SHOW}.get(candidate["state"])
    if departure is None and candidate["waiting"]:
        return Incomplete((candidate["waiting"],))
    agreed = agreed_ratings(candidate["agreed"])
    return outcome(agreed, rule, departure=departure, reason=candidate["state_reason"])


def _agreed_ratings(assessed: list[Plain], values: Mapping[int, Any]) -> AgreedRatings:
    """Reads a candidate's agreed ratings in guide order; each competency at each level is worked out once."""
    items = {item["id"]: item for item in assessed}

    @cache
    def agreed(key: str, is_rated: bool, level: int | None) -> AgreedRating:
        return _agreed(items[key], {"level": level} if is_rated else None, values)

    def of_candidate(ratings: Mapping[str, Any]) -> list[AgreedRating]:
        found = ((key, ratings.get(key)) for key in items)
        return [agreed(key, rating is not None, rating and rating["level"]) for key, rating in found]

    return of_candidate


def _agreed(
    item: Mapping[str, Any], rating: Mapping[str, Any] | None, values: Mapping[int, Any]
) -> AgreedRating:
    key, name, weight = item["id"], item["name"], Decimal(item["weight"])
    if rating is None:
        return AgreedRating(key, name, weight, absence=Absence.NOT_RATED)
    if rating["level"] is None:
        return AgreedRating(key, name, weight, absence=Absence.NOT_OBSERVED)
    value = values[rating["level"]]
    if value is None:
        return AgreedRating(key, name, weight, absence=Absence.LEVEL_WITHOUT_VALUE)
    return AgreedRating(key, name, weight, value=Decimal(value))


def _place(place: Place, plain_part: Callable[[Part], Plain]) -> Plain:
    return {
        "rank": place.rank,
        "shared_by": place.shared_by,
        "looks_equal": place.looks_equal,
        "id": place.key,
        "number": place.number,
        "exact": _text(place.score.exact),
        "shown": str(place.score.shown),
        "mean": _text(place.score.mean),
        "parts": [plain_part(part) for part in place.score.parts],
    }


def _plain_part(part: Part, *, decimals: int) -> Plain:
    return {
        "assessed": part.competency,
        "value": _text(part.value),
        "weight": _plain(part.weight),
        "share": _text(part.share),
        "points": _text(part.points),
        "points_shown": str(round_half_up(part.points, decimals)),
    }


def _agreement(inputs: Mapping[str, Any], values: Mapping[int, Any]) -> Plain:
    """Plain statistics over the initial ratings of candidates that still count."""
    sets = _initial_sets(inputs)
    pairs, given = _pairs_and_ratings(sets, values)
    statistics = {s.rater: s for s in counted_rater_statistics(given)}
    return {
        "sets": sets.total(),
        "discussed": _flagged(inputs, sets, values),
        "pairs": pairs.pairs,
        "equal": pairs.equal,
        "within_one": pairs.within,
        "raters": [
            {
                "seat": rater["seat"],
                "name": rater["name"],
                "n": found.n if (found := statistics.get(rater["seat"])) else 0,
                "mean": _shown(found.mean_shown()) if found else None,
                "sd": _shown(found.sd_shown()) if found else None,
            }
            for rater in inputs["raters"]
        ],
    }


def _initial_sets(inputs: Mapping[str, Any]) -> InitialSets:
    """How often each set of initial ratings was given: the same few come again and again in a long list."""
    return Counter(
        (assessed, tuple(given.items()))
        for candidate in inputs["candidates"]
        if candidate["state"] == "active" and not candidate["waiting"]
        for assessed, given in candidate["initial"].items()
    )


def _pairs_and_ratings(sets: InitialSets, values: Mapping[int, Any]) -> tuple[PairAgreement, Counter[Rating]]:
    pairs, given = PairAgreement(0, 0, 0), Counter[Rating]()
    for (_, levels), times in sets.items():
        ratings = [_rating(seat, level, values) for seat, level in levels]
        pairs += pair_agreement([ratings]) * times
        for rating in ratings:
            given[rating] += times
    return pairs, given


def _flagged(inputs: Mapping[str, Any], sets: InitialSets, values: Mapping[int, Any]) -> int:
    """How many sets the rules send into discussion."""
    threshold = inputs["rule_set"]["discussion_threshold"]
    lines = {a["id"]: Decimal(a["pass_line"]) if a["pass_line"] else None for a in inputs["assessed"]}

    def is_flagged(assessed: str, levels: tuple[tuple[str, int | None], ...]) -> bool:
        ratings = [_rating(seat, level, values) for seat, level in levels]
        return agreement(ratings, threshold=threshold, pass_line=lines[assessed]).needs_discussion

    return sum(times for given, times in sets.items() if is_flagged(*given))


def agreements_of(candidate: Mapping[str, Any], inputs: Mapping[str, Any]) -> dict[str, Agreement]:
    """How far a candidate's initial ratings lie apart, by assessed id in guide order, by the stored rules.

    Empty where no rating is open; `inputs` may lack its candidates.
    """
    values = {level["ordinal"]: level["value"] for level in inputs["scale"]["levels"]}
    threshold = inputs["rule_set"]["discussion_threshold"]
    return {
        item["id"]: agreement(
            [_rating(seat, level, values) for seat, level in candidate["initial"][item["id"]].items()],
            threshold=threshold,
            pass_line=Decimal(item["pass_line"]) if item["pass_line"] else None,
        )
        for item in inputs["assessed"]
        if item["id"] in candidate["initial"]
    }


def _rating(seat: str, level: int | None, values: Mapping[int, Any]) -> Rating:
    if level is None:
        return Rating(seat, absence=Absence.NOT_OBSERVED)
    if values[level] is None:
        return Rating(seat, absence=Absence.LEVEL_WITHOUT_VALUE)
    return Rating(seat, value=Decimal(values[level]))


def _text(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _shown(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
