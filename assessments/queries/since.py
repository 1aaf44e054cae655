"""What a stored list says of ratings that changed after a worksheet was opened again, and what came after the list."""

import datetime as dt
from typing import Any

from assessments.choices import ResultState
from assessments.models import Result
from assessments.queries.reopened import ChangedAgain
from assessments.queries.results import StoredList, changed_since
from competency_portal.accounts.models import User
from competency_portal.components.wording import moment

NOT_STORED = "not stored with this result"


def changes_are_stored(shown: StoredList) -> bool:
    """Whether the list was computed when such changes were stored with it already."""
    return shown.inputs.get("format", 1) >= 3


def changes_of(given: dict[str, Any], shown: StoredList) -> list[str]:
    """What changed of a candidate's initial ratings, a sentence each, in guide order; `given` as it is sealed."""
    zone, again = shown.result.action.agency.time_zone, given.get("again", {})
    raters = {rater["seat"]: rater["name"] for rater in shown.inputs["raters"]}
    return [
        f"{item['name']}, {raters.get(seat, 'a rater')}: {change_in_words(_read(change), zone)}"
        for item in shown.assessed
        for seat, change in again.get(item["id"], {}).items()
    ]


def change_in_words(change: ChangedAgain, zone: str) -> str:
    """'rated 2 when first handed in; opened again on May 4, 2026, 9:00 a.m. CDT by Dana Tester because: ...'."""
    at = moment(change.at, zone, named=True)
    return (
        f"{change.before} when first handed in; opened again on {at} by {change.by} because: {change.reason}"
    )


def _read(change: dict[str, str]) -> ChangedAgain:
    return ChangedAgain(
        dt.datetime.fromisoformat(change["at"]), change["by"], change["reason"], change["before"]
    )


def since_then(result: Result, user: User) -> str:
    """What a file says of a list that no longer stands as it was computed; empty where it does."""
    newer = Result.objects.visible_to(user).filter(action=result.action_id, number__gt=result.number)
    latest = newer.order_by("-number").values_list("number", "computed_at").first()
    if latest:
        number, at = latest
        when = moment(at, result.action.agency.time_zone, named=True)
        return f"Overtaken by the computation of {when}, result number {number}."
    if result.state != ResultState.FINAL and changed_since(result):
        return "Something that this list rests on changed after it was computed."
    return ""
