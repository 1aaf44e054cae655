"""Candidates by file through the pages: nothing written before it is confirmed, then all or none."""

import os

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from assessments.exchange import pending
from assessments.models import Candidate, Worksheet
from assessments.views import hiring_import
from tests import factories as make
from tests import page_reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(tmp_path, monkeypatch):
    """Uploads of each test in a folder of its own."""
    monkeypatch.setattr(settings, "PORTAL_DATA", tmp_path)
    return tmp_path / "uploads" / "candidates"


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


def test_a_preview_writes_nothing_and_confirming_adds_all(client, dana, uploads):
    action = make.make_action(candidates=1)

    answer, again = (upload(client, action, "200,Lee,lee@example.org", ",Ma,") for _ in range(2))
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


@pytest.mark.parametrize("place", [(hiring_import, "read_table"), (pending, "keep")])
def test_a_file_sent_twice_at_once_is_kept_whichever_session_is_saved_last(client, dana, monkeypatch, place):
    """The second press comes through after reading or keeping of the first, whose older session is saved last."""
    action, second = make.make_action(candidates=0), Client()
    presses = iter([lambda: upload(second, action, "200,Lee,", once="a" * 32)])
    session = client.session
    session["seen_at"] = int(timezone.now().timestamp()) - 120
    session.save()
    second.cookies = client.cookies
    step = getattr(*place)

    def overtaken(*given):
        done = step(*given)
        next(presses, lambda: None)()
        return done

    monkeypatch.setattr(*place, overtaken)
    upload(client, action, "200,Lee,", once="a" * 32)

    rows = page_reading.table(client.get(url("candidate-import", action)), "rows")
    assert [row[1:3] for row in rows[1:]] == [["200", "Lee"]]


def test_a_file_removed_and_sent_again_is_kept_again(client, dana, uploads):
    action = make.make_action(candidates=0)
    upload(client, action, ",Lee,", once="a" * 32)
    decide(client, action, "candidate-import-discard")

    upload(client, action, ",Lee,", once="a" * 32)

    assert len(list(uploads.iterdir())) == 1


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
    action = make.make_action(candidates=0)
    upload(client, action, ",Lee,")
    confirm = url("candidate-import-confirm", action)
    drawn = page_reading.hidden(client.get(url("candidate-import", action)), confirm)

    with TestCase.captureOnCommitCallbacks(execute=True):
        first = client.post(confirm, drawn, follow=True)
    again = client.post(confirm, drawn, follow=True)
    late = client.post(confirm, drawn | {"once": "b" * 32})

    assert [answer.redirect_chain for answer in (first, again)] == [
        [(url("candidate-list", action), 302)]
    ] * 2
    assert "1 candidate imported." in page_reading.words_of(again)
    assert list(uploads.iterdir()) == []
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


def test_tokens_that_are_none_reach_no_file(uploads):
    pending.keep("owner", b"data")

    assert [pending.read("owner", token) for token in ("../../x", "0" * 32, "")] == [None] * 3


def test_the_newest_of_two_uploads_that_came_at_once_waits_and_the_other_goes_with_it(uploads):
    first = pending.keep("owner", b"first")
    older = uploads / f"owner.{first}"
    second = pending.keep("owner", b"second")
    older.write_bytes(b"first")
    os.utime(older, (1, 1))

    waiting, read = pending.waiting("owner"), pending.read("owner", second)
    pending.drop("owner", "0" * 32)
    kept = len(list(uploads.iterdir()))
    pending.drop("owner", second)

    assert (waiting, read, kept) == (second, b"second", 2)
    assert (list(uploads.iterdir()), pending.waiting("owner")) == ([], "")
