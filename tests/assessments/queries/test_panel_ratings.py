"""The sentence about discussion is true of the hiring action it is shown on."""

import pytest

from assessments.queries.panel_ratings import discussion_rule
from tests import factories as make

pytestmark = pytest.mark.django_db
START = "Discussion is required when ratings lie more than 1 point apart"
BOTH = ", lie on both sides of the required level or somebody did not observe the competency."
ELSEWHERE = "are on the model's own scale, not on the scale rated here, so they ask for no discussion."
APART = " or somebody did not observe the competency."


def rule_of(action):
    return discussion_rule(action, action.assessed.select_related("use__required_level"))


def require(action, *levels):
    for row, level in zip(action.assessed.all(), levels, strict=True):
        row.use.required_level = level
        row.use.save()


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        (3, 0, f"{START}{BOTH}"),
        (0, 0, f"{START}{APART}"),
        (
            0,
            3,
            f"{START}{APART} Required levels {ELSEWHERE}",
        ),
        (
            1,
            1,
            f"{START}{BOTH} Some required levels {ELSEWHERE}",
        ),
    ],
)
def test_the_rule_in_words_follows_the_scales_of_the_required_levels(here, there, words):
    action = make.make_action(candidates=0)
    own, other = make.level(action.scale, 3), make.level(make.make_scale(code="three", labels="ABC"), 2)
    require(action, *[own] * here, *[other] * there, *[None] * (3 - here - there))

    assert rule_of(action) == words


def test_rules_that_do_not_ask_about_the_required_level_do_not_speak_of_it():
    action = make.make_action(candidates=0, discussion_threshold=2)
    action.rule_set.flag_straddle = False

    assert rule_of(action) == f"{START.replace('1 point', '2 points')}{APART}"
