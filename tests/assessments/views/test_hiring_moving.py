"""The page that moves a hiring action to the newer version of its model."""

import pytest
from django.urls import reverse

from assessments.choices import ActionState
from assessments.models import AssessedCompetency, HiringAction
from tests import factories as make
from tests.page_reading import hidden, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(client):
    client.force_login(make.make_person("specialist"), backend="django.contrib.auth.backends.ModelBackend")
    return make.make_action(
        state=ActionState.SETUP,
        raters=(),
        candidates=0,
        rating_started_at=None,
        weights={"Communication": 10},
    )


def url(name, action):
    return reverse(f"assessments:{name}", args=[action.public_id])


def newer_than(action):
    return make.make_next_model_version(
        action.model_version, changed=("Communication",), gone=("Customer Service",), new=("Initiative",)
    )


def test_the_hub_leads_to_a_page_that_says_what_moving_changes_until_ratings_begin(client, action):
    before = words_of(client.get(url("action-detail", action)))
    nothing = words_of(client.get(url("action-model", action)))
    newer_than(action)

    hub = client.get(url("action-detail", action))
    page = words_of(client.get(url("action-model", action)))
    HiringAction.objects.filter(pk=action.pk).update(state=ActionState.RATING)

    assert "was published since" not in before
    assert "No newer version is published" in nothing
    assert url("action-model", action) in hub.content.decode()
    for said in (
        "Communication , weight 10 The model says something else now: Definition",
        "Problem Solving , weight 1 The model says the same",
        "Customer Service : version 2 of the model does not have it.",
        "New in the model Initiative. Not assessed before you choose it",
        "was written for version 1 of the model and is taken off.",
    ):
        assert said.replace(" ,", ",").replace(" :", ":") in page.replace(" ,", ",").replace(" :", ":")
    assert "was published since" not in words_of(client.get(url("action-detail", action)))
    assert client.get(url("action-model", action)).status_code == 403


def test_it_moves_once_and_asks_for_the_guide_next(client, action):
    newer = newer_than(action)
    sent = hidden(client.get(url("action-model", action)))

    first = client.post(url("action-model", action), sent, follow=True)

    action.refresh_from_db()
    assert (action.model_version, action.guide_version) == (newer, None)
    assert f"Moved to {newer}. Choose the guide of the interviews next." in words_of(first)


def test_what_was_changed_meanwhile_or_is_not_there_moves_nothing(client, action):
    newer_than(action)
    old, sent = action.model_version, hidden(client.get(url("action-model", action)))
    AssessedCompetency.objects.filter(action=action, position=1).delete()

    answers = [
        client.post(url("action-model", action), sent),
        client.post(url("action-model", action), sent | {"on": "a\x00b"}),
        client.post(url("action-model", action), {}),
    ]

    action.refresh_from_db()
    assert [answer.status_code for answer in answers] == [409, 404, 422]
    assert "The set-up was changed since this page was drawn" in words_of(answers[0])
    assert action.model_version == old
