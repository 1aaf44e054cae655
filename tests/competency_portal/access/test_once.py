"""A form sent twice is carried out once, and whoever sent it twice hears of the success, never of an error."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions.consensus import reopen_consensus
from assessments.models import Candidate, HiringAction
from competency_portal.accounts.models import SentForm, User
from tests import factories as make
from tests.page_reading import hidden, words_of
from tests.racing import at_once

BACKEND = "django.contrib.auth.backends.ModelBackend"


def url(name, *things):
    return reverse(f"assessments:{name}", args=[thing.public_id for thing in things])


def signed_in(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_four_times_at_once_gives_four_equal_answers():
    """Seen failing without the key: one success, three times 'number is taken'."""
    dana = make.make_person()
    version = make.make_model_version(dana.memberships.get().agency)
    sent = {
        "model_version": version.public_id,
        "number": "26-0413",
        "title": "IT Specialist",
        "opened_on": "2026-11-22",
        "scale": make.make_scale().public_id,
        "discussion_threshold": "1",
        "rule_set": make.make_rule_set().public_id,
        "once": "a" * 32,
    }
    clients = [signed_in(dana) for _ in range(4)]

    answers = at_once(*(lambda c=client: c.post(url("action-create"), sent) for client in clients))

    action = HiringAction.objects.get()
    assert [(a.status_code, a.url) for a in answers] == [(302, url("action-competencies", action))] * 4
    for client, answer in zip(clients, answers, strict=True):
        assert "Hiring action 26-0413 is open." in words_of(client.get(answer.url))


@pytest.mark.django_db
def test_back_and_again_ends_on_the_success(client):
    action = make.make_action(candidates=0)
    client.force_login(make.make_person(), backend=BACKEND)
    sent = hidden(client.get(url("candidate-add", action))) | {"number": "7", "last_name": "Lee"}

    first = client.post(url("candidate-add", action), sent, follow=True)
    again = client.post(url("candidate-add", action), sent, follow=True)
    drawn_anew = client.post(url("candidate-add", action), sent | {"once": "b" * 32}, follow=True)
    another = client.post(url("candidate-add", action), sent | {"once": "c" * 32, "last_name": "Ma"})

    answers = (first, again, drawn_anew)
    assert [a.redirect_chain for a in answers] == [[(url("candidate-list", action), 302)]] * 3
    assert ["Candidate 7 was added." in words_of(a) for a in answers] == [True] * 3
    assert (another.status_code, Candidate.objects.filter(action=action).count()) == (422, 1)


@pytest.mark.django_db
def test_only_success_takes_the_key_and_only_for_its_person_and_page(client):
    action, other = (
        make.make_action(candidates=0),
        make.make_action(candidates=0, chair="c", raters=("a", "b")),
    )
    client.force_login(make.make_person(), backend=BACKEND)
    sent = {"number": "7", "last_name": "Lee", "once": "a" * 32}
    add = url("candidate-add", action)

    refused = client.post(add, sent | {"last_name": ""})
    mended = client.post(add, sent)
    elsewhere = client.post(url("candidate-add", other), sent)
    colleague = signed_in(make.make_person("otto")).post(add, sent)
    no_key = client.post(add, sent | {"once": "a\x00"})

    answers = (refused, mended, elsewhere, colleague, no_key)
    assert [answer.status_code for answer in answers] == [422, 302, 302, 422, 422]
    assert (Candidate.objects.count(), SentForm.objects.count()) == (2, 2)


@pytest.mark.django_db
def test_a_redirect_that_tells_of_an_error_leaves_the_key_free(client):
    candidate = make.make_action().candidates.first()
    client.force_login(User.objects.get(username="chair"), backend=BACKEND)

    answer = client.post(url("consensus-open", candidate), {"once": "a" * 32})

    assert (answer.status_code, SentForm.objects.count()) == (302, 0)


@pytest.mark.django_db
def test_a_step_that_can_be_taken_again_is_never_answered_from_memory(client):
    """Closed, opened again, and now something is missing: pressing Close anew says so."""
    action = make.make_action(candidates=1)
    rates = dict.fromkeys(("rater1", "rater2", "rater3"), (3, 3, 3))
    consensus = make.rate_candidate(action.candidates.get(), rates, (3, 3, 3))
    chair = User.objects.get(username="chair")
    client.force_login(chair, backend=BACKEND)
    close, dana = url("consensus-close", consensus), make.make_person()
    reopen_consensus(consensus=consensus, actor=dana, reason="A note came late.")

    first = client.post(close, {"once": "a" * 32})
    reopen_consensus(consensus=consensus, actor=dana, reason="Another one.")
    consensus.items.update(current=None)
    anew = client.post(close, {"once": "b" * 32})

    assert (first.status_code, anew.status_code) == (302, 422)
