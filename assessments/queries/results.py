"""What the results pages show of a stored result."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from assessments.calculations.agreement import FlagKind, spread_in_words
from assessments.calculations.listing import agreements_of, compute_list
from assessments.calculations.rounding import shares_in_words
from assessments.choices import ResultState
from assessments.models import HiringAction, Result, ResultRow
from assessments.queries.result_inputs import result_inputs
from competency_portal.accounts.models import User

WHOLE_TEXTS = ("inputs", "outputs")  # everybody's; a page that shows a few leaves them unread


ABSENT_WORDS = {
    "recused": "recused",
    "not_in": "not rated",  # the worksheet was not handed in
    "not_opened": "not opened",  # handed in; the panel had not begun its discussion
    "not_counted": "not counted",  # the seat had ended when the panel began its discussion
}
GONE_WORDS = {"withdrawn": "withdrawn", "no_show": "no-show"}


def absence_of(given: dict[str, Any], seat: str) -> str:
    """Why a candidate has no counted rating by the rater in this seat; `given` is the candidate in the inputs."""
    absent = given.get("absent", {}).get(seat, "")
    if absent != "recused" and given["state"] in GONE_WORDS:
        return GONE_WORDS[given["state"]]
    return ABSENT_WORDS.get(absent) or ("no worksheet" if "absent" in given else "none")


@dataclass(frozen=True)
class StoredList:
    """A stored result with its inputs and outputs read back; every page and file draws this and computes nothing."""

    result: Result
    inputs: dict[str, Any]
    outputs: dict[str, Any]

    @cached_property
    def assessed(self) -> list[dict[str, Any]]:
        """Assessed competencies in guide order: id, name, weight, pass_line."""
        return self.inputs["assessed"]

    @cached_property
    def share_of(self) -> dict[str, Fraction]:
        """Each competency's part of all weight, by its id."""
        weights = {a["id"]: Fraction(a["weight"]) for a in self.assessed}
        total = sum(weights.values(), Fraction(0))
        return {key: weight / total for key, weight in weights.items()}

    @cached_property
    def low(self) -> int:
        """Where score bars start: the smallest score of the rule."""
        return {"transmuted": 70, "percent": 0}.get(self.inputs["rule_set"]["score_form"], self.levels[0])

    @cached_property
    def high(self) -> int:
        """Where score bars end: the largest score of the rule."""
        return {"transmuted": 100, "percent": 100}.get(self.inputs["rule_set"]["score_form"], self.levels[1])

    @cached_property
    def levels(self) -> tuple[int, int]:
        """Place of the lowest and of the highest level."""
        ordinals = [level["ordinal"] for level in self.inputs["scale"]["levels"]]
        return min(ordinals), max(ordinals)

    @cached_property
    def label_of(self) -> dict[str, str]:
        """Name of the level by its value, written as lines of the list write it: '4/1'."""
        valued = [level for level in self.inputs["scale"]["levels"] if level["value"] is not None]
        return {
            "{}/{}".format(*Fraction(level["value"]).as_integer_ratio()): level["label"] for level in valued
        }

    @cached_property
    def equal_weights(self) -> bool:
        """Whether all competencies weigh the same."""
        return len({Fraction(a["weight"]) for a in self.assessed}) == 1

    @property
    def shares_in_words(self) -> str:
        """What is said beside the shares of all weight."""
        return shares_in_words(self.share_of.values())

    @property
    def seal(self) -> str:
        """The whole hash in groups of eight."""
        digits = self.result.content_hash
        return " ".join(digits[i : i + 8] for i in range(0, len(digits), 8))


def stored_head(result: Result) -> StoredList:
    """The result without its candidates: what stands around a page of rows. Doesn't read inputs and outputs."""
    return StoredList(result, result.summary["inputs"], result.summary["outputs"])


def stored_list(result: Result) -> StoredList:
    """The result with its JSON read."""
    return StoredList(result, json.loads(result.inputs), json.loads(result.outputs))


def latest_result(results: Any, action: HiringAction) -> Result | None:
    """The newest result of the action among those visible (`results` is narrowed by `visible_to`)."""
    return results.filter(action=action).select_related("computed_by", "rule_set").first()


@dataclass(frozen=True, slots=True)
class ExportedLine:
    """One candidate's line as files draw it; `given` is what stands of the candidate in the sealed inputs."""

    rank: int | None
    tied: bool
    shown: Decimal | None
    standing: str
    reason: str
    given: dict[str, Any]


def exported_lines(result: Result) -> Iterator[ExportedLine]:
    """Every line of the list in its order, in one query; one candidate's inputs are parsed at a time."""
    columns = ("rank", "tied", "shown", "standing", "reason", "sealed_inputs")
    for *figures, given in list(result.rows.order_by("order").values_list(*columns)):
        yield ExportedLine(*figures, json.loads(given))


def lines_with_candidate(result: Result) -> QuerySet[ResultRow]:
    """Lines as a page of the list draws them: with number and name of the candidate."""
    candidate = ("public_id", "number", "first_name", "last_name")
    return (
        result.rows.select_related("candidate")
        .only(
            "result",
            "rank",
            "tied",
            "shown",
            "standing",
            "reason",
            "sealed_line",
            "sealed_inputs",
            *(f"candidate__{c}" for c in candidate),
        )
        .order_by("order")
    )


def figure_of(score: Decimal, shown: StoredList) -> str:
    """A stored score with the decimals of the rule set."""
    return f"{score:.{shown.inputs['rule_set']['decimals']}f}"


@dataclass(frozen=True)
class Apart:
    """How far a candidate's initial ratings lie apart, in words, and the kind of the tag; '' for no tag."""

    words: str
    kind: str


def apart_of(row: ResultRow, shown: StoredList) -> Apart:
    """The largest spread of a candidate's line and how many competencies the rules flag."""
    found = list(agreements_of(row.given, shown.inputs).values())
    widest = max(found, key=lambda one: -1 if one.spread is None else one.spread, default=None)
    words = spread_in_words(widest.spread, n=widest.n) if widest else "No rating"
    flagged = sum(one.needs_discussion for one in found)
    if not flagged:
        return Apart(words, "")
    kinds = {flag.kind for one in found for flag in one.flags}
    return Apart(f"{words}, {flagged} of {len(found)} flagged", "bad" if FlagKind.SPREAD in kinds else "warn")


def lines_without_rank(result: Result) -> list[dict[str, Any]]:
    """Candidates who have no rank, as stored: number, status, reasons."""
    return [json.loads(line) for line in result.rows.filter(rank=None).values_list("sealed_line", flat=True)]


def to_stand_without_rank(results: Any, action: HiringAction, user: User) -> list[dict[str, Any]]:
    """Candidates whom a list made final now would leave without a rank; nobody where lists are shut to the person."""
    latest = latest_result(results, action)
    if latest and latest.evidence_version == action.evidence_version:
        return lines_without_rank(latest)
    if action.list_shut_to(user) or action.scale.levels.filter(value=None).exists():
        return []
    return compute_list(result_inputs(action))["not_ranked"]


def changed_since(result: Result) -> bool:
    """Whether something a list rests on changed after it was computed, so that it should be computed again.

    Every action that changes such a thing counts it on the hiring action, under the lock that computing takes too.
    """
    return result.evidence_version != result.action.evidence_version


def made_final_by(person: User, action: HiringAction, seen: str | None) -> bool:
    """Whether this person made the list final already of the evidence that their page showed, by its version."""
    made = Result.objects.filter(action=action, state=ResultState.FINAL, computed_by=person)
    return seen is not None and seen in map(str, made.values_list("evidence_version", flat=True))


def earlier_results(results: Any, latest: Result) -> Any:
    """Computations before this one among those visible, newest first, with who computed them."""
    earlier = results.filter(action=latest.action_id, number__lt=latest.number)
    return earlier.select_related("computed_by").defer(*WHOLE_TEXTS)
