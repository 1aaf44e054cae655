"""Whoever still rates is a rater first, whatever other role they hold; and access ends with the role."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from assessments.choices import ActionState
from assessments.models import Consensus, HiringAction, PanelSeat, Result, Worksheet
from assessments.queries.seats import seat_roles
from competency_portal.accounts.actions.people import remove_membership
from competency_portal.accounts.choices import Role
from competency_portal.audit.queries import entries_visible_to, history_of
from competency_portal.audit.recording import record
from tests import factories as make

pytestmark = pytest.mark.django_db

NOTE = "Only for those who rated."


def rating_specialist(role=Role.SPECIALIST):
    """A hiring action under rating where this person of the agency holds a seat and has not handed in."""
    action = make.make_action(candidates=1)
    person = make.make_person("sam", role)
    make.make_seat(action, "sam")
    for name in ("rater1", "rater2", "rater3"):
        make.fill_worksheet(make.worksheet_of(action, name), (5, 5, 5), note=NOTE)
    make.open_consensus(action.candidates.get())
    return action, person, make.make_result(action, make.make_person("boss"))


def again(person):
    """The person as the next request loads them."""
    return get_user_model().objects.get(pk=person.pk)


@pytest.mark.parametrize("role", [Role.SPECIALIST, Role.HR_ADMIN])
def test_results_are_shut_until_the_own_worksheets_are_in(client, role):
    action, person, result = rating_specialist(role)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("assessments:results", args=[action.public_id])
    others = [
        reverse(f"assessments:results-{kind}", args=[result.public_id]) for kind in ("csv", "xlsx", "pdf")
    ]
    others.append(
        reverse("assessments:results-candidate", args=[result.public_id, action.candidates.get().public_id])
    )

    before = client.get(page)
    shut = [client.get(address).status_code for address in others]
    seen_before = list(Result.objects.visible_to(person))
    make.fill_worksheet(make.worksheet_of(action, "sam"), (3, 3, 3))

    assert (before.status_code, shut, seen_before) == (403, [404] * 4, [])
    assert b"Its results are shown once your own worksheets are in." in before.content
    assert client.get(page).status_code == 200
    assert NOTE in client.get(others[-1]).content.decode()


def test_a_specialist_whose_seat_ended_before_handing_in_reads_no_list_before_it_is_final(client):
    action, person, result = rating_specialist()
    action.seats.filter(user=person).update(active=False)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    address = reverse(
        "assessments:results-candidate", args=[result.public_id, action.candidates.get().public_id]
    )
    before = client.get(address)
    HiringAction.objects.update(state=ActionState.FINAL)
    after = client.get(address)

    assert (before.status_code, after.status_code, NOTE in after.content.decode()) == (404, 200, False)


@pytest.mark.parametrize("role", [Role.HR_ADMIN, Role.AUDITOR])
def test_the_audit_trail_does_not_tell_who_still_rates_how_far_the_others_are(role):
    action, person, result = rating_specialist(role)
    sheet, other = make.worksheet_of(action, "rater1"), make.make_action(candidates=1)
    elsewhere = make.worksheet_of(other, "rater1")
    for obj in (sheet, action.consensuses.get(), elsewhere):
        record(agency=action.agency, actor=sheet.seat.user, action="worksheet.submit", obj=obj)

    def told():
        ids = {sheet.public_id, action.consensuses.get().public_id, elsewhere.public_id, result.public_id}
        return set(entries_visible_to(person).filter(object_id__in=ids).values_list("object_id", flat=True))

    before, history_before = told(), history_of(sheet, person)
    make.fill_worksheet(make.worksheet_of(action, "sam"), (3, 3, 3))

    assert (before, history_before) == ({elsewhere.public_id}, [])
    assert len(told()) == 4
    assert len(history_of(sheet, person)) == 1


def test_access_to_the_panel_ends_with_the_last_role_in_the_agency(client):
    action = make.make_action(candidates=1)
    rater = action.seats.get(user__username="rater1").user
    sheet = make.worksheet_of(action, "rater1")
    for name in ("rater1", "rater2", "rater3"):
        make.fill_worksheet(make.worksheet_of(action, name), (3, 3, 3))
    consensus = make.open_consensus(action.candidates.get())
    addresses = [
        reverse("assessments:worksheet", args=[sheet.public_id]),
        reverse("assessments:consensus", args=[consensus.public_id]),
    ]
    client.force_login(rater, backend="django.contrib.auth.backends.ModelBackend")
    before = [client.get(address).status_code for address in addresses]

    remove_membership(
        actor=make.make_person("hr", Role.HR_ADMIN),
        person=rater,
        agency=action.agency,
        role=Role.PANEL_MEMBER,
    )

    rater = again(rater)
    assert before == [200, 200]
    assert {client.get(address).status_code for address in addresses} <= {403, 404}
    assert list(Worksheet.objects.of_rater(rater)) == list(Worksheet.objects.opened_to(rater)) == []
    assert list(Consensus.objects.visible_to(rater)) == []
    assert seat_roles(rater) == set()


@pytest.mark.parametrize("change", [{"active": False}, {"user__is_active": False}])
def test_an_ended_seat_and_a_closed_account_open_nothing(change):
    action = make.make_action(candidates=1)
    seat = action.seats.get(user__username="rater1")
    before = list(PanelSeat.objects.sitting(seat.user))

    if "active" in change:
        action.seats.filter(pk=seat.pk).update(active=False)
    else:
        get_user_model().objects.filter(pk=seat.user_id).update(is_active=False)

    assert before == [seat]
    assert list(PanelSeat.objects.sitting(again(seat.user))) == []
    assert list(Worksheet.objects.opened_to(again(seat.user))) == []
