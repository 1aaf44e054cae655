"""What must always hold in the database, whoever wrote to it: every seal, every result, every rating again.

Each check yields its violations; a portal in order yields none. Nothing is written.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Model, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from assessments.actions.guide_review import content_of
from assessments.actions.results import STANDING
from assessments.calculations.listing import compute_list, without_candidates
from assessments.calculations.sealing import canonical_json, seal
from assessments.choices import GUIDE_FROZEN, WORKSHEET_OPEN, WorksheetState
from assessments.models import (
    ConsensusItem,
    ConsensusRating,
    GuideVersion,
    Rating,
    RatingSlot,
    Result,
    Worksheet,
)
from competency_portal.operations.kept_ratings import changed_by_hand
from models_app.actions.verifying import not_as_sealed


@dataclass(frozen=True)
class Violation:
    """One thing that is not as it must be: the check's name, the object (kind and public id), and what is wrong."""

    check: str
    object: str
    wrong: str


def violations() -> Iterator[Violation]:
    """Everything that is not as it must be."""
    for found in not_as_sealed():
        yield _violation("library_hash", found, "is not as it was published")
    for guide in GuideVersion.objects.filter(state__in=GUIDE_FROZEN).select_related("guide"):
        if seal(content_of(guide)) != guide.content_hash:
            yield _violation("guide_hash", guide, "is not as it was approved")
    for result in Result.objects.iterator(chunk_size=20):
        yield from _of_result(result)
    yield from _current_ratings()
    yield from _levels()
    yield from _worksheets()
    for check, obj, wrong in changed_by_hand():
        yield _violation(check, obj, wrong)


def _violation(check: str, obj: Model, wrong: str) -> Violation:
    return Violation(check, f"{obj._meta.model_name} {getattr(obj, 'public_id', obj.pk)}", wrong)


def _of_result(result: Result) -> Iterator[Violation]:
    """The list computed again from its own inputs, its hash, its summary and its lines."""
    inputs, outputs = json.loads(result.inputs), json.loads(result.outputs)
    if canonical_json(compute_list(inputs)) != result.outputs:
        yield _violation("result_outputs", result, "its inputs give another list")
    if seal({"inputs": inputs, "outputs": outputs}) != result.content_hash:
        yield _violation("result_hash", result, "inputs and outputs are not as they were sealed")
    if result.summary != _summary_of(result, inputs, outputs):
        yield _violation("result_summary", result, "its summary says something else than the sealed list")
    rows = {row["candidate__public_id"]: row for row in result.rows.values(*ROW)}
    expected = {line["candidate__public_id"]: line for line in _lines(inputs, outputs)}
    for candidate in sorted(rows.keys() | expected.keys()):
        if _plain(rows.get(candidate)) != expected.get(candidate):
            yield _violation("result_row", result, f"line of candidate {candidate} differs from the list")


def _summary_of(result: Result, inputs: dict[str, Any], outputs: dict[str, Any]) -> dict[str, Any]:
    """What the summary must say; a list stored before a thing was counted lacks its count."""
    expected = without_candidates(inputs, outputs)
    if "discussed_not_observed" not in result.summary:
        del expected["discussed_not_observed"]
    return expected


ROW = (
    "candidate__public_id", "order", "rank", "tied", "exact", "shown", "standing", "reason", "sealed_inputs",
    "sealed_line",
)  # fmt: skip


def _plain(row: dict[str, Any] | None) -> dict[str, Any] | None:
    """A stored line with its shown figure as text, whatever number of places the column holds."""
    return row and {**row, "shown": _figure(row["shown"])}


def _figure(shown: Any) -> str | None:
    return None if shown is None else f"{Decimal(shown):.4f}"


def _lines(inputs: dict[str, Any], outputs: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The lines that a list's inputs and outputs ask for, each with its own pieces of the sealed texts."""
    given = {candidate["id"]: canonical_json(candidate) for candidate in inputs["candidates"]}
    for order, line in enumerate([*outputs["ranked"], *outputs["not_ranked"]], 1):
        figures = _figures_ranked(line) if "rank" in line else _figures_without(line)
        pieces = (given.get(line["id"]), canonical_json(line))
        yield dict(zip(ROW, (line["id"], order, *figures, *pieces), strict=True))


def _figures_ranked(line: dict[str, Any]) -> tuple[Any, ...]:
    tied, shown = line["shared_by"] > 1, _figure(line["shown"])
    return line["rank"], tied, line["exact"], shown, "ranked", ""


def _figures_without(line: dict[str, Any]) -> tuple[Any, ...]:
    return None, False, "", None, STANDING[line["status"]], " ".join(line["reasons"])


def _current_ratings() -> Iterator[Violation]:
    """The rating in force is the last one of its own place, on worksheets and in the consensus."""
    for model, owner in ((RatingSlot, "slot"), (ConsensusItem, "item")):
        places = model.objects.annotate(last=Coalesce(Max("ratings__version"), 0))
        wrong = ~Q(version=F("last")) | (
            ~Q(last=0)
            & (Q(current=None) | ~Q(current__version=F("last")) | ~Q(**{f"current__{owner}": F("pk")}))
        )
        for place in places.filter(wrong | Q(last=0, current__isnull=False)):
            yield _violation("current_rating", place, "the rating in force is not its last version")


def _levels() -> Iterator[Violation]:
    """Levels belong to the scale that the hiring action rates on."""
    for model, action in ((Rating, "slot__worksheet__action"), (ConsensusRating, "item__consensus__action")):
        given = model.objects.filter(level__isnull=False)
        for rating in given.exclude(level__scale=F(f"{action}__scale")):
            yield _violation("rating_scale", rating, "its level is not of the hiring action's scale")


def _worksheets() -> Iterator[Violation]:
    """Answers are counted right, what was handed in has no blanks, what is discussed was handed in."""
    answer = Q(current__level__isnull=False) | Q(current__not_observed=True)
    slots = RatingSlot.objects.filter(worksheet=OuterRef("pk")).order_by().values("worksheet")
    sheets = Worksheet.objects.annotate(
        given=Coalesce(Subquery(slots.filter(answer).annotate(n=Count("pk")).values("n")), 0),
        asked=Coalesce(Subquery(slots.annotate(n=Count("pk")).values("n")), 0),
    )
    for sheet in sheets.exclude(answered=F("given")):
        yield _violation("worksheet_answered", sheet, f"says {sheet.answered} answers, has {sheet.given}")
    for sheet in sheets.filter(state=WorksheetState.SUBMITTED, given__lt=F("asked")):
        yield _violation("worksheet_blank", sheet, f"handed in with {sheet.asked - sheet.given} blank")
    for sheet in sheets.filter(discussed=True).exclude(state=WorksheetState.SUBMITTED):
        yield _violation("worksheet_discussed", sheet, "is discussed and was not handed in")
    still_open = sheets.filter(
        state__in=WORKSHEET_OPEN, candidate__consensus__isnull=False, seat__active=True
    )
    for sheet in still_open:
        yield _violation("worksheet_open", sheet, "is open while the panel discusses the candidate")
