"""Readers of a draft: named, taken off, asked anew after a change, and through with what they read."""

import pytest

from competency_portal.accounts.choices import Role
from competency_portal.audit.models import AuditEntry
from competency_portal.errors import Refused, Stale
from models_app.actions.reviewing import ask_reviewer, say_read, take_off_reviewer
from models_app.actions.structure import SetTitle, change_draft
from models_app.choices import VersionState
from models_app.queries.reviewers import askable, own_reading
from tests.factories import make_agency, make_model_version, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_person("hr", Role.HR_ADMIN, make_agency())


@pytest.fixture
def reader(admin):
    return make_person("reader", Role.HR_ADMIN, make_agency())


@pytest.fixture
def draft(admin):
    return make_model_version(names=("Judgment",), state=VersionState.DRAFT)


def test_a_reader_is_asked_and_says_that_they_have_read_it(draft, admin, reader):
    row = ask_reviewer(version=draft, reviewer=reader, actor=admin)
    waits = own_reading(draft, reader)
    done = say_read(reviewer=row, actor=reader, expected_edit=0)

    assert (row.user, row.asked_by, waits) == (reader, admin, row)
    assert (done.done_edit, done.done_at is not None, own_reading(draft, reader)) == (0, True, None)
    actions = (
        AuditEntry.objects.filter(object_id=draft.public_id).order_by("seq").values_list("action", flat=True)
    )
    assert list(actions) == ["model_version.ask_reviewer", "model_version.read"]


def test_who_read_an_older_state_can_be_asked_anew(draft, admin, reader):
    row = ask_reviewer(version=draft, reviewer=reader, actor=admin)
    say_read(reviewer=row, actor=reader)
    with pytest.raises(Refused, match="has read this draft as it stands"):
        ask_reviewer(version=draft, reviewer=reader, actor=admin)
    nobody = list(askable(draft, admin))
    change_draft(version=draft, change=SetTitle("Another title"), actor=admin)

    again = ask_reviewer(version=draft, reviewer=reader, actor=admin)

    assert nobody == []
    assert (again.pk, again.done_at, again.done_edit) == (row.pk, None, None)
    with pytest.raises(Refused, match="is asked already"):
        ask_reviewer(version=draft, reviewer=reader, actor=admin)


def test_only_hr_admins_of_the_agency_and_not_oneself_are_asked(draft, admin):
    others = [
        make_person("m", Role.MANAGER, make_agency()),
        make_person("x", Role.HR_ADMIN, make_agency("else")),
    ]

    for person, said in [
        *((other, "HR admins of the agency") for other in others),
        (admin, "reading it already"),
    ]:
        with pytest.raises(Refused, match=said):
            ask_reviewer(version=draft, reviewer=person, actor=admin)

    assert list(askable(draft, admin)) == []


def test_only_who_was_asked_says_so_and_only_of_what_they_saw(draft, admin, reader):
    row = ask_reviewer(version=draft, reviewer=reader, actor=admin)
    change_draft(version=draft, change=SetTitle("Another title"), actor=admin)

    with pytest.raises(Refused, match="Only the person who was asked"):
        say_read(reviewer=row, actor=admin)
    with pytest.raises(Stale, match="changed since you opened"):
        say_read(reviewer=row, actor=reader, expected_edit=0)

    row.refresh_from_db()
    assert row.done_at is None


def test_a_reader_is_taken_off_unless_they_have_read_it(draft, admin, reader):
    row = ask_reviewer(version=draft, reviewer=reader, actor=admin)
    take_off_reviewer(reviewer=row, actor=admin)
    with pytest.raises(Refused, match="not asked any more"):
        take_off_reviewer(reviewer=row, actor=admin)
    with pytest.raises(Refused, match="not asked to read this draft any more"):
        say_read(reviewer=row, actor=reader)
    row = ask_reviewer(version=draft, reviewer=reader, actor=admin)
    say_read(reviewer=row, actor=reader)

    with pytest.raises(Refused, match="stays on record"):
        take_off_reviewer(reviewer=row, actor=admin)

    assert draft.reviewers.count() == 1
