"""A form sent twice is carried out once, and whoever sent it twice hears of the success, never of an error."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.actions.candidates import reinstate_candidate, withdraw_candidate
from assessments.actions.guide_review import mark_of, send_for_review
from assessments.actions.start import cancel_action
from assessments.choices import CandidateState, GuideState
from assessments.models import Candidate, HiringAction
from assessments.views import candidates
from competency_portal.access import once as module
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import SentForm, User
from competency_portal.accounts.queries import form_sent_before
from competency_portal.audit.models import AuditEntry
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


def facts_of(dana):
    """What a form says that opens a hiring action in the agency of this person."""
    return {
        "model_version": make.make_model_version(dana.memberships.get().agency).public_id,
        "number": "26-0413",
        "title": "IT Specialist",
        "opened_on": "2026-11-22",
        "scale": make.make_scale().public_id,
        "discussion_threshold": "1",
        "rule_set": make.make_rule_set().public_id,
    }


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_four_times_at_once_gives_four_equal_answers():
    """Seen failing without the key: one success, three times 'number is taken'."""
    dana = make.make_person()
    sent = facts_of(dana) | {"once": "a" * 32}
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
    another = client.post(url("candidate-add", action), sent | {"once": "b" * 32})
    other_words = client.post(url("candidate-add", action), sent | {"last_name": "Ma"})

    assert other_words.status_code == 422
    assert [a.redirect_chain for a in (first, again)] == [[(url("candidate-list", action), 302)]] * 2
    assert ["Candidate 7 was added." in words_of(a) for a in (first, again)] == [True] * 2
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
def test_a_candidate_added_withdrawn_and_added_again_is_refused_as_taken(client):
    """The same words from a page drawn anew are another sending: what stands in the way now is said."""
    action, dana = make.make_action(candidates=0), make.make_person()
    client.force_login(dana, backend=BACKEND)
    add, sent = url("candidate-add", action), {"number": "7", "last_name": "Lee"}

    first = client.post(add, hidden(client.get(add)) | sent)
    withdraw_candidate(candidate=Candidate.objects.get(), actor=dana, reason="Took another post.")
    again = client.post(add, hidden(client.get(add)) | sent)

    assert (first.status_code, again.status_code) == (302, 422)
    assert "was added" not in words_of(again)
    assert "taken" in words_of(again)


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["dana", "otto"])
def test_a_form_whose_act_was_undone_does_it_again(client, by):
    candidate = make.make_action(candidates=1).candidates.get()
    dana, otto = make.make_person(), make.make_person("otto")
    undoing = {"dana": dana, "otto": otto}[by]
    client.force_login(dana, backend=BACKEND)
    withdraw = url("candidate-withdraw", candidate)
    sent = {"state": CandidateState.WITHDRAWN, "reason": "Took another post.", "once": "a" * 32}

    answers = [client.post(withdraw, sent) for _ in range(2)]
    reinstate_candidate(candidate=candidate, actor=undoing, reason="Called again and wants the post.")
    answers.append(client.post(withdraw, sent))

    candidate.refresh_from_db()
    states = [answer.status_code for answer in answers]
    assert (states, candidate.state) == ([302] * 3, CandidateState.WITHDRAWN)
    done = AuditEntry.objects.filter(object_id=candidate.public_id).order_by("seq")
    assert [entry.action for entry in done] == [
        "candidate.withdraw",
        "candidate.reinstate",
        "candidate.withdraw",
    ]


@pytest.mark.django_db
def test_who_returns_a_guide_from_the_form_of_an_earlier_return_hears_that_it_is_another_one(client):
    version, alice = make.make_guide_version(state=GuideState.DRAFT), make.make_person("alice")
    rev = make.make_person("rev", Role.MANAGER)
    sending = {"version": version, "actor": alice, "reviewer": rev, "print_check": lambda version: ()}
    client.force_login(rev, backend=BACKEND)
    back = url("guide-return", version)

    version = send_for_review(**sending)
    sent = {"text": "Say what B3 asks for.", "seen": mark_of(version), "once": "a" * 32}
    first = client.post(back, sent)
    send_for_review(**sending)
    again = client.post(back, sent)

    version.refresh_from_db()
    assert (first.status_code, again.status_code, version.state) == (302, 409, GuideState.IN_REVIEW)


@pytest.mark.django_db
def test_a_form_is_answered_as_before_for_two_minutes_and_while_its_person_does_nothing_else(client):
    action = make.make_action(candidates=0)
    client.force_login(make.make_person(), backend=BACKEND)
    add = url("candidate-add", action)
    seven, eight = ({"number": n, "last_name": "Lee", "once": "a" * 32} for n in "78")

    answers = [client.post(add, sent).status_code for sent in (seven, seven, eight, eight, seven)]
    SentForm.objects.update(sent_at=timezone.now() - timedelta(seconds=121))
    late = client.post(add, eight)

    assert answers == [302, 302, 302, 302, 422]
    assert (late.status_code, "taken" in words_of(late)) == (422, True)


@pytest.mark.django_db
def test_a_hiring_action_opened_cancelled_and_opened_again_is_refused_as_taken(client):
    dana = make.make_person()
    client.force_login(dana, backend=BACKEND)
    create, sent = url("action-create"), facts_of(dana)

    first = client.post(create, sent | {"once": "a" * 32})
    client.get(first.url)
    cancel_action(action=HiringAction.objects.get(), actor=dana, reason="No budget.")
    again = client.post(create, sent | {"once": "b" * 32})

    assert (first.status_code, again.status_code, HiringAction.objects.count()) == (302, 422, 1)
    assert "is open" not in words_of(again)


@pytest.mark.django_db
def test_who_is_late_to_a_door_that_their_own_form_closed_gets_its_answer(client, monkeypatch):
    """The first sending ends between the question whether it was sent before and the question who may."""
    action = make.make_action(candidates=0)
    client.force_login(make.make_person(), backend=BACKEND)
    cancel, sent = url("action-cancel", action), {"reason": "No budget.", "once": "a" * 32}
    first = client.post(cancel, sent)
    asked = iter([lambda **form: None])
    monkeypatch.setattr(module, "form_sent_before", lambda **form: next(asked, form_sent_before)(**form))

    again = client.post(cancel, sent)

    assert (first.status_code, again.status_code, again.url) == (302, 302, first.url)


@pytest.mark.django_db
def test_the_key_goes_with_the_work_that_fails(client, monkeypatch):
    """What breaks after the action takes the candidate and the key back together."""
    action = make.make_action(candidates=0)
    client.force_login(make.make_person(), backend=BACKEND)
    monkeypatch.setattr(module, "form_done", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        client.post(url("candidate-add", action), {"number": "7", "last_name": "Lee", "once": "a" * 32})

    assert (Candidate.objects.count(), SentForm.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_pages_are_drawn_outside_of_the_transaction_of_the_work(client, monkeypatch):
    action = make.make_action(candidates=0)
    client.force_login(make.make_person(), backend=BACKEND)
    depth = len(connection.savepoint_ids)
    seen = []
    drawing = candidates.render
    monkeypatch.setattr(
        candidates, "render", lambda *a, **k: seen.append(len(connection.savepoint_ids)) or drawing(*a, **k)
    )

    refused = client.post(url("candidate-add", action), {"number": "", "once": "a" * 32})

    assert (refused.status_code, seen, SentForm.objects.count()) == (422, [depth], 0)


@pytest.mark.django_db
def test_forms_of_everybody_go_after_a_day(client):
    action, dana, otto = make.make_action(candidates=0), make.make_person(), make.make_person("otto")
    now = timezone.now()
    for person, mark, age in ((dana, "a", 25), (otto, "b", 25), (otto, "c", 23)):
        form = SentForm.objects.create(user=person, mark=mark)
        SentForm.objects.filter(pk=form.pk).update(sent_at=now - timedelta(hours=age))
    client.force_login(dana, backend=BACKEND)

    client.post(url("candidate-add", action), {"number": "", "once": "a" * 32})

    assert list(SentForm.objects.values_list("mark", flat=True)) == ["c"]


@pytest.mark.django_db
def test_pages_that_change_a_thing_draw_no_key_and_look_at_none(client):
    action = make.make_action(candidates=1)
    client.force_login(make.make_person(), backend=BACKEND)
    edit = url("candidate-edit", action.candidates.get())
    sent = {"number": "1", "last_name": "Lee", "once": "a" * 32}

    answers = [client.post(edit, sent) for _ in range(2)]

    assert "once" not in hidden(client.get(edit))
    assert ([answer.status_code for answer in answers], SentForm.objects.count()) == ([302, 302], 0)


def test_a_file_too_large_for_any_form_is_not_read_for_the_fingerprint(rf, monkeypatch):
    read = []
    monkeypatch.setattr(module, "UPLOAD_BYTES", 3)
    monkeypatch.setattr(InMemoryUploadedFile, "chunks", lambda file: read.append(file.name) or [file.read()])
    files = {"fits": ContentFile(b"123", "fits.csv"), "large": ContentFile(b"1234", "large.csv")}

    mark = module._content_of(rf.post("/", files))

    assert (read, len(mark)) == (["fits.csv"], 64)
