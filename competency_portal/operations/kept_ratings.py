"""Stored ratings beside what the audit trail and final lists say of them: one changed by hand agrees with neither.

The trail holds a keyed fingerprint of each rating that was saved or agreed (`commitment`), a final list its inputs.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from assessments.actions.consensus import agreed_commitment
from assessments.actions.rating import rating_commitment
from assessments.calculations.sealing import canonical_json
from assessments.choices import ResultState
from assessments.models import ConsensusRating, Rating, Result
from assessments.queries.result_inputs import result_inputs
from competency_portal.audit.models import AuditEntry

Found = tuple[str, Model, str]  # the check's name, the object, what is wrong
CHUNK = 2000


def changed_by_hand() -> Iterator[Found]:
    """Ratings that are not as the trail has them, and final lists whose ratings changed since."""
    ratings = Rating.objects.select_related("level", "slot")
    yield from _beside_the_trail(ratings, "slot", "rating.save", "rating", rating_commitment)
    agreed = ConsensusRating.objects.select_related("level", "item")
    yield from _beside_the_trail(agreed, "item", "consensus.record", "agreed", agreed_commitment)
    for result in Result.objects.filter(state=ResultState.FINAL).select_related("action"):
        yield from _of_final(result)


def _beside_the_trail(
    ratings: QuerySet, place: str, action: str, name: str, fingerprint: Callable[[Any], str]
) -> Iterator[Found]:
    """Each rating beside its entry, also in a place that the trail never heard of; then entries without a rating."""
    trail = _trail(action, name)
    for rating in ratings.iterator(chunk_size=CHUNK):
        kept = trail.get(getattr(rating, place).public_id, {}).pop(rating.version, None)
        if kept is None:
            yield "rating_trail", rating, f"version {rating.version} was never recorded in the audit trail"
        elif kept != fingerprint(rating):
            yield "rating_trail", rating, "is not what the audit trail says was saved"
    places = ratings.model._meta.get_field(place).related_model.objects
    gone = {public_id: sorted(known) for public_id, known in trail.items() if known}
    for public_id, versions in gone.items():
        owner = places.filter(public_id=public_id).first() or places.model(public_id=public_id)
        for version in versions:
            yield "rating_trail", owner, f"version {version} is in the audit trail and is gone"


def _trail(action: str, name: str) -> dict[str, dict[int, str]]:
    """Fingerprints by place (public id of the slot or item) and version."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    entries = AuditEntry.objects.filter(action=action).values_list("object_id", "payload")
    for object_id, payload in entries.iterator(chunk_size=CHUNK):
        after = json.loads(payload)["after"]
        found[after.get("slot", object_id)][after["version"]] = after[name]
    return dict(found)


def _of_final(result: Result) -> Iterator[Found]:
    """The ratings that a final list was computed from, read again from the tables."""
    inputs = json.loads(result.inputs)
    stored = json.loads(canonical_json(result_inputs(result.action)))
    now = {candidate["id"]: candidate for candidate in stored["candidates"]}
    names = {one["id"]: one["name"] for one in inputs["assessed"]}
    yield from _weights(result, inputs, stored)
    for then in inputs["candidates"]:
        differs = sorted(
            f"{names.get(key, key)} ({words})"
            for part, words in (("initial", "initial ratings"), ("agreed", "agreed rating"))
            for key, value in then[part].items()
            if now.get(then["id"], {part: {}})[part].get(key) != value
        )
        if differs:
            yield (
                "result_ratings",
                result,
                f"stored ratings of candidate {then['number']} are not those it was computed from: "
                + ", ".join(differs),
            )


def _weights(result: Result, inputs: dict[str, Any], stored: dict[str, Any]) -> Iterator[Found]:
    """Weights and the threshold of discussion of the hiring action that are not the sealed ones."""
    then, now = ({one["id"]: one for one in given["assessed"]} for given in (inputs, stored))
    for key in [*then, *(key for key in now if key not in then)]:
        before, after = (side.get(key, {}).get("weight", "none") for side in (then, now))
        if before != after:
            name = (then.get(key) or now[key])["name"]
            yield "result_weights", result, f"{name} now weighs {after}, and {before} on the list"
    before, after = (given["rule_set"]["discussion_threshold"] for given in (inputs, stored))
    if before != after:
        wrong = f"the hiring action's discussion threshold is {after} now, and {before} on the list"
        yield "result_weights", result, wrong
