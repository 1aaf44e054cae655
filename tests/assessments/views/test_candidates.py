"""Candidates through the pages, and their import: nothing written before it is confirmed, then all or none."""

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse

from assessments.exchange import pending
from assessments.models import Candidate, Worksheet
from competency_portal.accounts.choices import Role
from tests import factories as make
from tests import page_reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(tmp_path, monkeypatch):
    """Uploads of each test in a folder of its own."""
    monkeypatch.setattr(settings, "PORTAL_DATA", tmp_path)
    return tmp_path / "uploads" / "candidates"


@pytest.fixture
def dana(client):
    person = make.make_person()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def url(name, thing=None):
    return reverse(f"assessments:{name}", args=[thing.public_id] if thing else [])


def table(*lines):
    return SimpleUploadedFile("people.csv", "\n".join(("Number,Last name,E-mail", *lines)).encode())


def upload(client, action, *lines, **drawn):
    return client.post(url("candidate-import", action), {"file": table(*lines), **drawn})


def decide(client, action, name="candidate-import-confirm"):
    """Press the button of the preview as it is drawn now, and let come what comes after the commit."""
    page = client.get(url("candidate-import", action))
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(url(name, action), page_reading.hidden(page, url(name, action)))


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


def test_a_preview_writes_nothing_and_confirming_adds_all(client, dana, uploads):
    action = make.make_action(candidates=1)

    drawn = page_reading.hidden(client.get(url("candidate-import", action)))
    answer, again = (upload(client, action, "200,Lee,lee@example.org", ",Ma,", **drawn) for _ in range(2))
    preview = client.get(answer.url)
    page = preview.content.decode()
    before = Candidate.objects.count()
    kept = [oct(file.stat().st_mode & 0o777) for file in uploads.iterdir()]
    done = decide(client, action)

    assert (answer.url, done.url) == (url("candidate-import", action), url("candidate-list", action))
    assert again.url == answer.url
    assert [word in page for word in ("Import 2 candidates", "lee@example.org", "Given on import")] == [
        True
    ] * 3
    assert page_reading.table(preview, "rows") == [
        ["Row", "Number", "Name", "E-mail", "Application ID", "State"],
        ["2", "200", "Lee", "lee@example.org", "None given", "Fine"],
        ["3", "Given on import", "Ma", "None given", "None given", "Fine"],
    ]
    assert (before, kept) == (1, ["0o600"])
    assert sorted(action.candidates.values_list("number", "last_name")) == [
        ("101", "Applicant101"),
        ("200", "Lee"),
        ("201", "Ma"),
    ]
    assert list(uploads.iterdir()) == []
    assert Worksheet.objects.filter(action=action).count() == 9


def test_a_file_with_problems_shows_each_at_its_row_and_can_not_be_confirmed(client, dana):
    action = make.make_action(candidates=1)
    upload(client, action, "101,Lee,", "7,,x", "8,Wu,")

    drawn = client.get(url("candidate-import", action))
    file = page_reading.hidden(drawn, url("candidate-import-discard", action))
    page = drawn.content.decode()
    confirmed = client.post(url("candidate-import-confirm", action), file)

    assert "Row 2, Candidate number: 101 is taken by a candidate of this hiring action." in page
    assert "Row 3, Last name: is empty." in page
    assert "Import 3 candidates" not in page
    assert (confirmed.status_code, Candidate.objects.count()) == (422, 1)


def test_what_changed_since_the_preview_stops_the_import(client, dana):
    action = make.make_action(candidates=1)
    upload(client, action, "200,Lee,", "201,Ma,")
    drawn = page_reading.hidden(
        client.get(url("candidate-import", action)), url("candidate-import-confirm", action)
    )
    make.make_candidate(action, "201")

    confirmed = client.post(url("candidate-import-confirm", action), drawn)

    assert (confirmed.status_code, Candidate.objects.filter(last_name__in=["Lee", "Ma"]).count()) == (422, 0)
    assert "201 is taken by a candidate of this hiring action" in confirmed.content.decode()


def test_confirming_twice_imports_once_and_says_so_twice(client, dana, uploads):
    """The file is there until the commit, which does not come here."""
    action = make.make_action(candidates=0)
    upload(client, action, ",Lee,")
    confirm = url("candidate-import-confirm", action)
    drawn = page_reading.hidden(client.get(url("candidate-import", action)), confirm)

    first, again = (client.post(confirm, drawn, follow=True) for _ in range(2))
    late = client.post(confirm, drawn | {"once": "b" * 32})

    assert [answer.redirect_chain for answer in (first, again)] == [
        [(url("candidate-list", action), 302)]
    ] * 2
    assert "1 candidate imported." in page_reading.words_of(again)
    assert len(list(uploads.iterdir())) == 1
    assert (late.url, Candidate.objects.count()) == (url("candidate-import", action), 1)


@pytest.mark.parametrize("name", ["candidate-import-confirm", "candidate-import-discard"])
def test_a_preview_decides_about_its_own_file_alone(client, dana, uploads, name):
    """Another tab brought another file meanwhile: that one is shown, and nothing is imported or removed."""
    action = make.make_action(candidates=0)
    upload(client, action, "711,FileOne,")
    first = page_reading.hidden(client.get(url("candidate-import", action)), url(name, action))
    upload(client, action, "712,FileTwo,")

    answer = client.post(url(name, action), first)

    rows = page_reading.table(answer, "rows")[1:]
    assert (answer.status_code, [row[1:3] for row in rows]) == (409, [["712", "FileTwo"]])
    assert "You chose another file meanwhile" in page_reading.words_of(answer)
    assert (Candidate.objects.count(), len(list(uploads.iterdir()))) == (0, 1)
    assert decide(client, action).url == url("candidate-list", action)
    assert action.candidates.get().last_name == "FileTwo"


def test_an_upload_belongs_to_one_person_and_one_action(client, dana, uploads):
    action = make.make_action(candidates=0)
    other = make.make_action(candidates=0, chair="c2", raters=("r4", "r5"))
    upload(client, action, ",Lee,")
    upload(client, action, ",Ma,")
    one_file = len(list(uploads.iterdir()))
    elsewhere = client.post(url("candidate-import-confirm", other))
    client.force_login(make.make_person("otto"), backend="django.contrib.auth.backends.ModelBackend")
    colleague = client.post(url("candidate-import-confirm", action))

    assert one_file == 1
    assert (elsewhere.url, colleague.url) == (url("candidate-import", other), url("candidate-import", action))
    assert Candidate.objects.count() == 0


def test_an_upload_can_be_discarded(client, dana, uploads):
    action = make.make_action(candidates=0)
    upload(client, action, ",Lee,")

    decide(client, action, "candidate-import-discard")

    assert list(uploads.iterdir()) == []
    assert "Read the file" in client.get(url("candidate-import", action)).content.decode()


def test_a_file_that_is_no_table_is_refused_at_the_field(client, dana, uploads):
    action = make.make_action(candidates=0)

    answer = client.post(
        url("candidate-import", action), {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04broken")}
    )
    garbage = client.post(
        url("candidate-import", action), {"file": SimpleUploadedFile("x.xlsx", b"PK garbage\n")}
    )
    nothing = client.post(url("candidate-import", action), {})

    assert [answer.status_code, garbage.status_code, nothing.status_code] == [422, 422, 422]
    assert "The name ends in .xlsx, but this is no Excel workbook." in garbage.content.decode()
    assert not uploads.exists() or list(uploads.iterdir()) == []


def test_the_empty_table_has_the_columns_that_are_read(client, dana):
    answer = client.get(url("candidate-template"))

    assert (
        answer.content.decode("utf-8-sig").strip()
        == "Candidate number,Last name,First name,E-mail,Application ID"
    )


def test_the_preview_takes_the_same_queries_for_one_row_and_for_thirty(client, dana, count_queries):
    counts = []
    for n in (1, 3, 30):
        action = make.make_action(candidates=0, chair=f"c{n}", raters=(f"a{n}", f"b{n}"))
        upload(client, action, *[f",Lee{i}," for i in range(n)])
        with count_queries() as queries:
            client.get(url("candidate-import", action))
        counts.append(len(queries))

    assert len(set(counts)) == 1


def test_readers_can_not_change_candidates(client):
    client.force_login(
        make.make_person("hana", Role.HR_ADMIN), backend="django.contrib.auth.backends.ModelBackend"
    )
    action = make.make_action(candidates=1)

    names = ("candidate-add", "candidate-import")
    assert [client.get(url(name, action)).status_code for name in names] == [403, 403]
    page = client.get(url("candidate-list", action)).content.decode()
    assert ("Applicant101" in page, re.search("Withdraw<|Edit<", page)) == (True, None)


def test_tokens_that_are_none_reach_no_file(uploads):
    pending.keep("owner", b"data")

    assert [pending.read("owner", token) for token in ("../../x", "0" * 32, "")] == [None] * 3
