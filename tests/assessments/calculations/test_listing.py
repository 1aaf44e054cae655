"""The list of a fixed panel, byte for byte: however computing is made quicker, what was sealed computes to the same."""

from assessments.calculations.listing import compute_list, without_candidates
from assessments.calculations.sealing import canonical_json, seal

LEVELS = ("1", "2", "3.5", "4", "5")
WEIGHTS = {"comp1": "1", "comp2": "2.50", "comp3": "3"}
STATES = {7: "withdrawn", 13: "no_show"}
SEALED = {
    "transmuted": "1228e3b8549c7da11d009f86e90615b3303a7fe1e3375e1f14b774c04861a1ba",
    "percent": "408623034b86c613e6b885560874871a5c17417176427f891fc7be687cf6d6c5",
    "mean": "4563bb98b7cda98a9a4c8f0f5b80a73135f18cadd5640c7e9c16900fc922c977",
}  # as computed before anything was remembered from candidate to candidate


def level_of(candidate: int, place: int, rater: int = 0) -> int | None:
    """A level from 1 to 5 by plain arithmetic; None where it was not observed."""
    drawn = (candidate * 7 + place * 5 + rater * 3 + candidate * place) % 11
    return None if drawn == 10 and candidate % 3 else drawn % 5 + 1


def candidate(n: int) -> dict:
    """One of forty: most complete, some not observed, two gone, one whose panel has not begun."""
    keys = list(WEIGHTS)
    return {
        "id": f"cand{n}",
        "number": f"C-{n}",
        "state": STATES.get(n, "active"),
        "state_reason": "Took another job." if n in STATES else "",
        "waiting": "2 of 3 worksheets are in." if n == 20 else "",
        "initial": {
            key: {f"seat{r}": level_of(n, place, r) for r in range(3)} for place, key in enumerate(keys)
        },
        "agreed": {
            key: {"rating": f"r{n}-{place}", "level": level_of(n, place)} for place, key in enumerate(keys)
        },
    }


def inputs(form: str) -> dict:
    """A panel of three with unequal weights on a scale whose levels are not evenly apart."""
    return {
        "scale": {
            "id": "scale",
            "name": "Five",
            "levels": [{"ordinal": n, "label": f"Level {n}", "value": v} for n, v in enumerate(LEVELS, 1)],
        },
        "rule_set": {
            "name": "Panel rules",
            "version": 2,
            "score_form": form,
            "decimals": 2,
            "discussion_threshold": 1,
            "flag_straddle": True,
            "minimum_raters": 2,
        },
        "weights_reason": "Said by the job analysis.",
        "assessed": [
            {"id": key, "name": f"Competency {key}", "weight": weight, "pass_line": "3.5"}
            for key, weight in WEIGHTS.items()
        ],
        "raters": [{"seat": f"seat{r}", "name": f"Rater {r}", "role": "rater"} for r in range(3)],
        "candidates": [candidate(n) for n in range(1, 41)],
    }


def test_the_list_of_a_fixed_panel_is_the_same_bytes_as_ever():
    assert {form: seal(compute_list(inputs(form))) for form in SEALED} == SEALED


def test_one_list_after_another_gives_the_same_as_alone():
    first = canonical_json(compute_list(inputs("mean")))
    compute_list(inputs("percent"))

    assert canonical_json(compute_list(inputs("mean"))) == first


def test_a_discussed_set_agreed_as_not_observed_is_counted_of_those_who_still_count():
    def one(n, *, agreed=None, levels=(3, None, 3), state="active", waiting=""):
        only = {"comp1": {"seat0": levels[0], "seat1": levels[1], "seat2": levels[2]}}
        found = {"comp1": {"rating": f"r{n}", "level": agreed}}
        return candidate(n) | {"state": state, "waiting": waiting, "initial": only, "agreed": found}

    given = inputs("mean") | {
        "candidates": [
            one(1),
            one(2, levels=(None, None, None)),
            one(3, agreed=3),
            one(4, levels=(4, 4, 4)),  # agreed as not observed although nothing was flagged
            one(5, state="withdrawn"),
            one(6, waiting="The panel's consensus is not closed yet."),
        ]
    }
    outputs = compute_list(given)

    found = without_candidates(given, outputs)["discussed_not_observed"]

    assert (found, outputs["agreement"]["discussed"]) == (2, 3)
