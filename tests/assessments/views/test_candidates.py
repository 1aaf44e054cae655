"""Candidates through the pages: added, edited, gone and come back."""

import re

import pytest
from django.urls import reverse

from competency_portal.accounts.choices import Role
from tests import factories as make
from tests import page_reading

pytestmark = pytest.mark.django_db


def url(name, thing=None):
    return reverse(f"assessments:{name}", args=[thing.public_id] if thing else [])


def test_adding_and_another(client, dana):
    action = make.make_action(candidates=1)

    answer = client.post(url("candidate-add", action), {"last_name": "Lee", "again": "1"})
    refused = client.post(url("candidate-add", action), {"last_name": "", "first_name": "Typed"})

    assert (answer.status_code, answer.url) == (302, url("candidate-add", action))
    assert (refused.status_code, 'value="Typed"' in refused.content.decode()) == (422, True)
    assert list(action.candidates.values_list("number", "last_name")) == [
        ("101", "Applicant101"),
        ("102", "Lee"),
    ]


def test_an_odd_number_typed_by_hand_is_taken_with_a_remark(client, dana):
    action = make.make_action(candidates=1)

    odd = client.post(url("candidate-add", action), {"number": "202.5", "last_name": "Lee"}, follow=True)
    zeros = client.post(url("candidate-add", action), {"number": "00101", "last_name": "Ma"}, follow=True)

    assert "Candidate number 202.5 is not a whole number. Is it meant?" in page_reading.words_of(odd)
    assert "Another candidate's number is 00101 but for leading zeros." in page_reading.words_of(zeros)
    assert action.candidates.count() == 3


def test_a_number_taken_names_its_field_once(client, dana):
    action = make.make_action(candidates=1)

    refused = client.post(url("candidate-add", action), {"last_name": "Lee", "number": "101"})

    said = re.findall(r"[^>]*101 is taken[^<]*", refused.content.decode())
    taken = "101 is taken by a candidate of this hiring action."
    assert (refused.status_code, [words.strip() for words in said]) == (
        422,
        [f"Candidate number: {taken}", taken],
    )


def test_editing_under_rating_offers_no_number(client, dana):
    candidate = make.make_action(candidates=1).candidates.get()

    page = client.get(url("candidate-edit", candidate)).content.decode()
    client.post(url("candidate-edit", candidate), {"last_name": "Ma", "number": "900"})

    candidate.refresh_from_db()
    assert 'name="number"' not in page
    assert (candidate.number, candidate.last_name) == ("101", "Ma")


def press_twice(client, name, thing, **typed):
    """Where both answers to the form of the page lead."""
    sent = page_reading.hidden(client.get(url(name, thing))) | typed
    return [client.post(url(name, thing), sent).url for _ in range(2)]


def test_leaving_and_coming_back(client, dana):
    candidate = make.make_action(candidates=1).candidates.get()

    blank = client.post(url("candidate-withdraw", candidate), {"state": "no_show", "reason": ""})
    leaving = press_twice(
        client, "candidate-withdraw", candidate, state="no_show", reason="Waited ten minutes."
    )
    candidate.refresh_from_db()
    left = str(candidate.state)
    coming = press_twice(client, "candidate-reinstate", candidate, reason="Wrong candidate.")

    candidate.refresh_from_db()
    assert (blank.status_code, left, str(candidate.state)) == (422, "no_show", "active")
    assert leaving + coming == [url("candidate-list", candidate.action)] * 4


def test_candidates_of_another_agency_look_missing(client, dana):
    other = make.make_action(
        make.make_agency("otherville"), chair="c2", raters=("r4", "r5")
    ).candidates.first()

    names = ("candidate-edit", "candidate-withdraw", "candidate-reinstate")
    assert [client.get(url(name, other)).status_code for name in names] == [404] * 3


def test_readers_can_not_change_candidates(client):
    client.force_login(
        make.make_person("hana", Role.HR_ADMIN), backend="django.contrib.auth.backends.ModelBackend"
    )
    action = make.make_action(candidates=1)

    names = ("candidate-add", "candidate-import")
    assert [client.get(url(name, action)).status_code for name in names] == [403, 403]
    page = client.get(url("candidate-list", action)).content.decode()
    assert ("Applicant101" in page, re.search("Withdraw<|Edit<", page)) == (True, None)
